package io.cloudir.benchmarks;

import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rules for CloudTrail over more than 300 names of calls, of the kinds that people write, in Sigma's language and in event-ruler's. */
final class GeneratedRules {
    private static final List<String> VERBS = List.of(
            "Describe",
            "Get",
            "List",
            "Put",
            "Create",
            "Delete",
            "Update",
            "Attach",
            "Detach",
            "Start",
            "Stop",
            "Assume");
    private static final List<String> THINGS = List.of(
            "Instances",
            "Object",
            "Objects",
            "Volumes",
            "Role",
            "User",
            "Table",
            "AccessKey",
            "Policy",
            "Detector",
            "Trail",
            "Bucket",
            "Key",
            "Function",
            "Cluster",
            "Snapshot",
            "Image",
            "Vpc",
            "Subnet",
            "Queue",
            "Topic",
            "Stream",
            "LogGroup",
            "Secret",
            "Parameter",
            "Certificate",
            "Domain",
            "Zone",
            "Alarm",
            "Dashboard");

    private GeneratedRules() {}

    /** One rule: the fields that must all hold. */
    private record Rule(int number, String source, String call, String field, String kind, String text) {}

    private static Rule rule(int number) {
        String call = VERBS.get(number % VERBS.size()) + THINGS.get(number / VERBS.size() % THINGS.size());
        String word = "w" + Integer.toString(7919 * number, 36);
        String source = THINGS.get(number % THINGS.size()).toLowerCase(Locale.ROOT) + ".amazonaws.com";
        return switch (number % 4) {
            case 0 -> new Rule(number, source, call, "awsRegion", "", "eu-" + word);
            case 1 -> new Rule(number, "", call, "userAgent", "contains", word + "-scanner");
            case 2 -> new Rule(number, "", "", "userIdentity.arn", "contains", ":user/" + word);
            default -> new Rule(number, "", "", "requestParameters.bucketName", "startswith", word + "-secrets");
        };
    }

    /** For this library. */
    static RuleSet sigma(int count) {
        StringBuilder yaml = new StringBuilder();
        for (int number = 0; number < count; number++) {
            yaml.append(yaml.isEmpty() ? "" : "---\n").append(yaml(rule(number)));
        }
        return RuleSet.none().with(List.of(new RuleDocument("generated.yml", yaml.toString())));
    }

    /** The text of a rule in Sigma's language. */
    static String yaml(int number) {
        return yaml(rule(number));
    }

    private static String yaml(Rule rule) {
        StringBuilder yaml =
                new StringBuilder("title: Generated rule " + rule.number() + "\nid: generated-" + rule.number()
                        + "\nlevel: low\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n  selection:\n");
        if (!rule.source().isEmpty()) {
            yaml.append("    eventSource: ").append(rule.source()).append('\n');
        }
        if (!rule.call().isEmpty()) {
            yaml.append("    eventName: ").append(rule.call()).append('\n');
        }
        yaml.append("    ").append(rule.field());
        if (!rule.kind().isEmpty()) {
            yaml.append('|').append(rule.kind());
        }
        return yaml.append(": '")
                .append(rule.text())
                .append("'\n  condition: selection\n")
                .toString();
    }

    /** For event-ruler, which tells cases apart in pieces of texts. */
    static List<String> ruler(int count) {
        List<String> patterns = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Rule rule = rule(number);
            StringBuilder json = new StringBuilder("{");
            if (!rule.source().isEmpty()) {
                json.append("\"eventSource\":[{\"equals-ignore-case\":\"")
                        .append(rule.source())
                        .append("\"}],");
            }
            if (!rule.call().isEmpty()) {
                json.append("\"eventName\":[{\"equals-ignore-case\":\"")
                        .append(rule.call())
                        .append("\"}],");
            }
            String test = switch (rule.kind()) {
                case "contains" -> "{\"wildcard\":\"*" + rule.text() + "*\"}";
                case "startswith" -> "{\"prefix\":\"" + rule.text() + "\"}";
                default -> "{\"equals-ignore-case\":\"" + rule.text() + "\"}";
            };
            String[] path = rule.field().split("\\.", -1);
            String field = path.length == 1
                    ? "\"" + path[0] + "\":[" + test + "]"
                    : "\"" + path[0] + "\":{\"" + path[1] + "\":[" + test + "]}";
            patterns.add(json.append(field).append('}').toString());
        }
        return patterns;
    }
}
