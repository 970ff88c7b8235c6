package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Correlations and records made at random: the engine and the plain evaluator find the same, whatever the order of arrival. */
class GeneratedCorrelationsTest {
    private static final List<String> BASES = List.of("a", "b", "c");

    private final SplittableRandom random = new SplittableRandom(20_260_131);
    private final Map<String, Integer> foundByType = new TreeMap<>();

    @Test
    void theEngineAgreesWithThePlainEvaluator() {
        for (int round = 0; round < 400; round++) {
            String rules = rules();
            List<ReferenceCorrelation.Event> events = events();
            List<String> expected = new ReferenceCorrelation(rules, events)
                    .found().stream()
                            .map(found -> told(rules, found.rule(), found.at(), found.records()))
                            .sorted()
                            .toList();
            List<String> found =
                    Detecting.signals(Detecting.rules(rules), DetectorSettings.files(), records(events)).stream()
                            .filter(signal -> signal.rule().id().startsWith("x"))
                            .map(signal -> told(
                                    rules,
                                    signal.rule().id(),
                                    Duration.between(CorrelationSuite.START, signal.time())
                                            .toMillis(),
                                    signal.records().stream()
                                            .map(record ->
                                                    Integer.valueOf(record.id().replaceAll(".*:", "")))
                                            .sorted()
                                            .toList()))
                            .sorted()
                            .toList();
            assertThat(found).as("%s\n%s", rules, events).isEqualTo(expected);
            expected.forEach(one ->
                    foundByType.merge(typeOf(rules, one.substring(0, one.indexOf(' '))), 1, Integer::sum));
        }
        assertThat(foundByType).hasSize(8);
        assertThat(foundByType.values()).allSatisfy(count -> assertThat(count).isGreaterThan(30));
    }

    /** Of an order there may be several chains of records; which one is told is not compared. */
    private static String told(String rules, String rule, long at, List<Integer> records) {
        boolean chains = rules.contains("temporal_ordered");
        boolean outer = rule.equals("x9") && typeOf(rules, rule).equals("temporal_ordered");
        return rule + " at " + (outer ? "some time" : at) + (chains ? "" : " " + records);
    }

    private static String typeOf(String rules, String rule) {
        String body = rules.substring(rules.indexOf("name: " + rule + "\ncorrelation"));
        return body.replaceFirst("(?s).*?type: (\\w+).*", "$1");
    }

    private String rules() {
        StringBuilder rules = new StringBuilder();
        for (String base : BASES) {
            rules.append(
                    "title: %s\nname: %s\nlogsource: {category: t}\ndetection: {s: {k|contains: %s}, condition: s}\n---\n"
                            .formatted(base, base, base));
        }
        int inner = 1 + random.nextInt(2);
        for (int at = 0; at < inner; at++) {
            rules.append(correlation("x" + at, BASES, one("[u]", "[u]", "[u, v]", "")))
                    .append("---\n");
        }
        List<String> all = new ArrayList<>(BASES);
        if (rules.indexOf("group-by: [u, v]") < 0 && countOf(rules, "group-by: [u]") == inner) {
            all.add("x0");
        }
        return rules.append(correlation("x9", all, all.size() > 3 ? "[u]" : one("[u]", "")))
                .toString();
    }

    private static int countOf(StringBuilder text, String part) {
        return text.toString().split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private String correlation(String name, List<String> choices, String groupBy) {
        String type = one(
                "event_count",
                "value_count",
                "temporal",
                "temporal_ordered",
                "value_sum",
                "value_avg",
                "value_percentile",
                "value_median");
        boolean chained = choices.size() > 3;
        List<String> named = new ArrayList<>(choices);
        while (named.size() > 1 && (named.size() > 3 || random.nextInt(3) > 0)) {
            named.remove(random.nextInt(chained ? named.size() - 1 : named.size()));
        }
        if (chained && type.startsWith("value_")) {
            type = one("event_count", "temporal", "temporal_ordered");
        }
        String condition = switch (type) {
            case "event_count" -> bounds("", 1 + random.nextInt(4));
            case "value_count" -> bounds("field: " + one("n", "v", "[n, v]") + ", ", 1 + random.nextInt(3));
            case "temporal" -> one("", formula(named), bounds("", 1 + random.nextInt(named.size())));
            case "temporal_ordered" -> "";
            case "value_percentile" ->
                bounds("field: n, percentile: " + one("0", "25", "90", "100") + ", ", random.nextInt(10));
            default -> bounds("field: n, ", random.nextInt(12));
        };
        return "title: %s\nname: %s\ncorrelation:\n  type: %s\n  rules: %s\n  timespan: %ds\n  generate: true\n"
                        .formatted(name, name, type, named, 5 + random.nextInt(60))
                + (groupBy.isEmpty() ? "" : "  group-by: " + groupBy + "\n")
                + (condition.isEmpty() ? "" : "  condition: " + condition + "\n");
    }

    private String bounds(String field, int bound) {
        return "{" + field
                + one("gte: ", "gt: ", "gte: ", "lte: ", "eq: ", "neq: ", "gt: 0, lte: ", "gte: 1, lt: 1")
                + Math.max(1, bound) + "}";
    }

    private String formula(List<String> named) {
        String first = named.get(0);
        String last = named.get(named.size() - 1);
        return one(
                first + " and " + last,
                "(" + first + " or " + last + ")",
                first + " and not " + last + " or " + first,
                "1 of them and " + last);
    }

    private List<ReferenceCorrelation.Event> events() {
        List<ReferenceCorrelation.Event> events = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            ObjectNode event = Records.JSON.createObjectNode();
            event.put("k", one("a", "b", "c", "ab", "bc", "d"));
            if (random.nextInt(12) > 0) {
                event.put("u", one("p", "q"));
            }
            if (random.nextInt(8) > 0) {
                event.put("v", one("1", "2", "x"));
            }
            if (random.nextInt(8) > 0) {
                event.put("n", random.nextInt(7) - 1);
            } else {
                event.put("n", one("many", "2.5", "3"));
            }
            events.add(new ReferenceCorrelation.Event("log:" + number, number, random.nextInt(150) * 1_000L, event));
        }
        return events;
    }

    private static List<Activity> records(List<ReferenceCorrelation.Event> events) {
        StringBuilder lines = new StringBuilder();
        for (ReferenceCorrelation.Event event : events) {
            ObjectNode record = event.json().deepCopy();
            record.put(
                    "@timestamp",
                    CorrelationSuite.START.plusMillis(event.millis()).toString());
            lines.append(record).append('\n');
        }
        return Records.read(LogSource.JSON, lines.toString());
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
