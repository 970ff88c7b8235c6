package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules and records made at random from few letters, so that they meet often: engine and plain evaluator agree. */
class GeneratedRulesTest {
    private static final List<String> FIELDS = List.of(
            "eventName", "awsRegion", "p.a", "p.b.c", "p.list.x", "flat.key", "p.ip", "p.n", "p.t", "p.cmd", "p.b64");
    private static final List<String> WORDS = List.of(
            "a", "A", "ab", "abc", "b", "1", "true", "a*", "*b", "a?c", "*", "a\\\\*", "", "ü", "x y", "abcab", "bcab*",
            "*abca*", "*bc?ab");

    private static final Map<String, List<String>> PLACEHOLDERS = Map.of("words", List.of("a", "b*", "Ab"));

    private final SplittableRandom random = new SplittableRandom(20_260_131);

    @Test
    void compiledRulesAgreeWithThePlainEvaluator() {
        int hits = 0;
        for (int round = 0; round < 60; round++) {
            List<String> texts = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            for (int rule = 0; rule < 30; rule++) {
                texts.add(rule("rule-" + rule));
                all.append("---\n").append(texts.get(rule));
            }
            Function<Activity, List<String>> matcher = Detecting.matcher(RuleSet.none()
                    .withPlaceholders(PLACEHOLDERS)
                    .with(List.of(new RuleDocument("generated.yml", all.toString()))));
            List<ReferenceSigma> references = texts.stream()
                    .map(text -> new ReferenceSigma(text, PLACEHOLDERS))
                    .toList();
            for (int at = 0; at < 60; at++) {
                Activity activity = Records.cloudTrail(record().toString());
                List<String> found = matcher.apply(activity);
                ObjectNode whole = Records.object(new String(activity.raw(), StandardCharsets.UTF_8));
                List<String> expected = references.stream()
                        .filter(rule -> rule.matches(whole))
                        .map(ReferenceSigma::id)
                        .sorted()
                        .toList();
                assertThat(found)
                        .as(() -> references.stream()
                                        .filter(rule -> found.contains(rule.id()) != expected.contains(rule.id()))
                                        .map(ReferenceSigma::toString)
                                        .toList()
                                + "\n" + whole)
                        .isEqualTo(expected);
                hits += found.size();
            }
        }
        assertThat(hits).as("the rules do meet the records").isGreaterThan(10_000);
    }

    private String rule(String id) {
        StringBuilder rule = new StringBuilder("title: T\nid: " + id + "\nlogsource: {product: aws}\ndetection:\n");
        int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            rule.append("  ")
                    .append(part == 2 ? "_" : "")
                    .append("s")
                    .append(part)
                    .append(":");
            int kind = random.nextInt(10);
            if (kind == 0) {
                rule.append(" [").append(word()).append(", ").append(word()).append("]\n");
            } else if (kind < 3) {
                rule.append("\n    - ")
                        .append(item())
                        .append("\n    - ")
                        .append(item())
                        .append('\n');
            } else {
                rule.append('\n');
                int first = random.nextInt(FIELDS.size());
                String item = item(FIELDS.get(first));
                String other = item(FIELDS.get((first + 1) % FIELDS.size()));
                rule.append("    ").append(item).append('\n');
                if (random.nextBoolean() && !key(item).equals(key(other))) {
                    rule.append("    ").append(other).append('\n');
                }
            }
        }
        return rule.append("  condition: ")
                .append(condition(parts, 3))
                .append('\n')
                .toString();
    }

    private static String key(String item) {
        return item.substring(0, item.indexOf(": "));
    }

    private String condition(int parts, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(7)) {
            case 1 -> "(" + condition(parts, depth - 1) + ") or " + condition(parts, depth - 1);
            case 2 -> condition(parts, depth - 1) + " and " + condition(parts, depth - 1);
            case 3 -> "not " + condition(parts, depth - 1);
            case 4 -> "not (" + condition(parts, depth - 1) + ")";
            case 5 -> (random.nextBoolean() ? "1" : "all") + " of s*";
            case 6 -> (random.nextBoolean() ? "any" : "all") + " of them";
            default -> "s0";
        };
    }

    private String item() {
        return item(FIELDS.get(random.nextInt(FIELDS.size())));
    }

    private String item(String field) {
        return switch (random.nextInt(14)) {
            case 0 ->
                field
                        + one("|re", "|re|i", "|re|i|neq", "|re|s", "|re|all", "|re|m|i")
                        + list(
                                "^a",
                                "b$",
                                "a?bcab",
                                "b.*abca(b|c)",
                                "x+abca",
                                "^A.*C$",
                                "[a-c]{2}",
                                "x y",
                                "(ab|Ü)",
                                "^.$",
                                "\\\\d",
                                "a.c");
            case 1 ->
                field(field, "p.ip")
                        + one("|cidr", "|cidr|neq", "|cidr|all")
                        + list("10.0.0.0/8", "192.0.2.0/25", "::/0", "2001:db8::/33", "0.0.0.0/0", "192.0.2.7", "::1");
            case 2 ->
                field(field, "p.n")
                        + one("|lt", "|lte", "|gt", "|gte", "|gt|neq", "|lte|all")
                        + numbers("0", "1", "-1", "2.5", "10", "1e1");
            case 3 -> field + "|exists: " + random.nextBoolean();
            case 4 ->
                field
                        + one(
                                "|fieldref",
                                "|fieldref|contains",
                                "|fieldref|endswith|neq",
                                "|fieldref|cased",
                                "|fieldref|startswith")
                        + list(FIELDS.toArray(String[]::new));
            case 5 ->
                field(field, "p.cmd")
                        + one("|windash", "|windash|contains", "|contains|windash|all", "|windash|startswith|cased")
                        + list("-a /b", "cmd -a", "a-b", "/a", "x *-b", "--a");
            case 6 ->
                field(field, "p.b64")
                        + one(
                                "|base64",
                                "|base64|contains",
                                "|wide|base64offset|contains",
                                "|base64offset|contains",
                                "|utf16be|base64offset|contains|all",
                                "|utf16|base64|cased",
                                "|base64offset|contains|neq")
                        + list("ab", "abc", "Ü", "x y", "abcd");
            case 7 ->
                field(field, "p.t")
                        + one("|hour", "|minute", "|day|gt", "|week|lte", "|month|neq", "|year|gte", "|hour|lt|all")
                        + numbers("1", "5", "12");
            case 8 ->
                field
                        + one(
                                "|cased",
                                "|contains|cased",
                                "|cased|startswith|all",
                                "|neq",
                                "|contains|neq",
                                "|endswith|all|neq",
                                "|all|neq")
                        + list(WORDS.toArray(String[]::new));
            case 9 ->
                field
                        + one("|expand", "|contains|expand", "|expand|startswith|neq", "|expand|all")
                        + list("%words%", "a%words%", "%words%*%words%", "b%none", "abc");
            case 10 ->
                "'" + one("|all", "|contains", "|re", "|cased", "|startswith|all") + "'"
                        + list("a", "ab", "b", "1", "x y");
            default -> plain(field);
        };
    }

    private String field(String any, String fitting) {
        return random.nextInt(4) == 0 ? any : fitting;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String list(String... choices) {
        StringBuilder list = new StringBuilder(": [\"").append(one(choices)).append('"');
        for (int more = random.nextInt(3); more > 0; more--) {
            list.append(", \"").append(one(choices)).append('"');
        }
        return list.append(']').toString();
    }

    private String numbers(String... choices) {
        return list(choices).replace("\"", "");
    }

    private String plain(String field) {
        String modifier = List.of("", "", "", "|contains", "|startswith", "|endswith", "|all", "|contains|all")
                .get(random.nextInt(8));
        if (random.nextInt(20) == 0) {
            return field + ": []";
        }
        boolean text = modifier.contains("s");
        StringBuilder item = new StringBuilder(field + modifier + ": [" + value(text));
        for (int more = random.nextInt(4); more > 0; more--) {
            item.append(", ").append(value(text));
        }
        return item.append(']').toString();
    }

    private String value(boolean text) {
        return switch (text ? 9 : random.nextInt(12)) {
            case 0 -> "null";
            case 1 -> "1";
            case 2 -> "true";
            default -> word();
        };
    }

    private String word() {
        return '"' + WORDS.get(random.nextInt(WORDS.size())) + '"';
    }

    private ObjectNode record() {
        ObjectNode record = Records.JSON.createObjectNode();
        put(record, "eventName");
        put(record, "awsRegion");
        put(record, "flat.key");
        ObjectNode p = record.putObject("p");
        put(p, "a");
        if (random.nextBoolean()) {
            put(p.putObject("b"), "c");
        } else {
            ArrayNode b = p.putArray("b");
            put(b.addObject(), "c");
            put(b.addObject(), "c");
            b.add("a");
        }
        ArrayNode list = p.putArray("list");
        for (int members = random.nextInt(3); members > 0; members--) {
            put(list.addObject(), "x");
        }
        special(
                p,
                "ip",
                "10.1.2.3",
                "192.0.2.7",
                "192.0.2.200",
                "2001:db8::1",
                "::ffff:10.0.0.1",
                "host",
                "10.1",
                "::1",
                "010.0.0.1");
        special(p, "n", "0", "1", "2.5", "10", "-3", "1e1", "ten", "", "1.0");
        special(p, "t", "2026-01-05T12:05:00Z", "2020-05-12T01:01:01.5Z", "2026-12-31T23:59:59Z", "noon");
        special(p, "cmd", "-a /b", "/A \u2013b", "cmd \u2014a", "a-b", "x /b", "--a", "-A /B c");
        special(p, "b64", "YQ==", "YWI=", "YWJj", "eHh5YWJj", "YQBiAGMA", "//5hAA==", "w5w=", "IABhAGIA");
        return record;
    }

    private void special(ObjectNode node, String field, String... texts) {
        String text = one(texts);
        switch (random.nextInt(7)) {
            case 0 -> put(node, field);
            case 1 -> node.putArray(field).add(text).add(one(texts));
            case 2 -> {
                if (text.matches("-?[0-9]+([.][0-9]+)?")) {
                    node.put(field, new java.math.BigDecimal(text));
                }
            }
            default -> node.put(field, text);
        }
    }

    private void put(ObjectNode node, String field) {
        switch (random.nextInt(9)) {
            case 0 -> node.putNull(field);
            case 1 -> node.put(field, 1);
            case 2 -> node.put(field, random.nextBoolean());
            case 3 -> node.putArray(field).add("ab").add("A");
            case 4 -> node.putObject(field).put("k", "abc");
            case 5 -> {}
            default ->
                node.put(
                        field,
                        List.of("a", "AB", "abc", "b", "1", "", "Ü", "a*", "X y")
                                .get(random.nextInt(9)));
        }
        boolean named =
                node.path(field).isTextual() && !node.path(field).asText().isBlank();
        if (field.equals("eventName") && !named) {
            node.put(field, "abc");
        }
    }
}
