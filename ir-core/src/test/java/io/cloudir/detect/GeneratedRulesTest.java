package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules and records made at random from few letters, so that they meet often: engine and plain evaluator agree. */
class GeneratedRulesTest {
    private static final List<String> FIELDS =
            List.of("eventName", "awsRegion", "p.a", "p.b.c", "p.list.x", "flat.key");
    private static final List<String> WORDS =
            List.of("a", "A", "ab", "abc", "b", "1", "true", "a*", "*b", "a?c", "*", "a\\\\*", "", "ü", "x y");

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
            Function<Activity, List<String>> matcher = Detecting.matcher(Detecting.rules(all.toString()));
            List<ReferenceSigma> references =
                    texts.stream().map(ReferenceSigma::new).toList();
            for (int at = 0; at < 60; at++) {
                Activity activity = Records.cloudTrail(record().toString());
                List<String> found = matcher.apply(activity);
                ObjectNode whole = Records.object(new String(activity.raw(), StandardCharsets.UTF_8));
                List<String> expected = references.stream()
                        .filter(rule -> rule.matches(whole))
                        .map(ReferenceSigma::id)
                        .sorted()
                        .toList();
                assertThat(found).as(() -> all + "\n" + whole).isEqualTo(expected);
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
                rule.append("    ").append(item(FIELDS.get(first))).append('\n');
                if (random.nextBoolean()) {
                    rule.append("    ")
                            .append(item(FIELDS.get((first + 1) % FIELDS.size())))
                            .append('\n');
                }
            }
        }
        return rule.append("  condition: ")
                .append(condition(parts, 3))
                .append('\n')
                .toString();
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
        String modifier = List.of("", "", "", "|contains", "|startswith", "|endswith", "|all", "|contains|all")
                .get(random.nextInt(8));
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
        return record;
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
