package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Correlations evaluated straight from their YAML, with all records at hand: for each group the hits in the order of time, and
 * at each of them everything calculated anew. Nothing is shared with the engine.
 */
final class ReferenceCorrelation {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final List<Event> events;

    /**
     * A record.
     *
     * @param id its id
     * @param number its number, from 1
     * @param millis its time
     */
    record Event(String id, int number, long millis, ObjectNode json) {}

    /**
     * What a rule found.
     *
     * @param rule the rule's name
     * @param known when it was known, in milliseconds
     * @param at the time of the latest record that it rests on
     * @param records the numbers of these
     */
    record Found(String rule, long known, long at, List<Integer> records, Event trigger, Map<String, String> group) {}

    /** What a correlation counts: the records behind it, the rule that found it, its group and its values. */
    private record Hit(
            long millis,
            Event trigger,
            int origin,
            List<String> key,
            Set<String> values,
            Set<Integer> rules,
            List<Event> records,
            Map<String, String> group) {}

    ReferenceCorrelation(String text, List<Event> events) {
        this.events = events;
        try {
            for (JsonNode document :
                    YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll()) {
                documents.put(document.path("name").asText(), document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all correlations find. */
    List<Found> found() {
        return documents.values().stream()
                .filter(document -> document.has("correlation"))
                .flatMap(document -> found(document.path("name").asText()).stream())
                .toList();
    }

    private List<Found> found(String name) {
        JsonNode correlation = documents.get(name).path("correlation");
        Map<List<String>, List<Hit>> groups = new LinkedHashMap<>();
        hits(correlation)
                .forEach(hit -> groups.computeIfAbsent(hit.key(), key -> new ArrayList<>())
                        .add(hit));
        List<Found> found = new ArrayList<>();
        groups.values().forEach(hits -> {
            if (isJudgedAtTheEnd(correlation)) {
                judgeAtTheEnd(name, correlation, hits, found);
            } else {
                judgeEach(name, correlation, hits, found);
            }
        });
        return found;
    }

    private void judgeEach(String name, JsonNode correlation, List<Hit> hits, List<Found> found) {
        long span = span(correlation);
        long quiet = Long.MIN_VALUE;
        List<Hit> counted = new ArrayList<>();
        for (Hit hit : hits) {
            if (hit.millis() <= quiet) {
                continue;
            }
            counted.add(hit);
            List<Hit> window = counted.stream()
                    .filter(one -> one.millis() >= hit.millis() - span)
                    .toList();
            if (holds(correlation, window)) {
                found.add(found(name, correlation, window, hit.millis(), hit));
                quiet = hit.millis() + span;
                counted.clear();
            }
        }
    }

    private void judgeAtTheEnd(String name, JsonNode correlation, List<Hit> hits, List<Found> found) {
        long span = span(correlation);
        long newest = events.stream().mapToLong(Event::millis).max().orElse(0);
        int from = 0;
        while (from < hits.size()) {
            long end = hits.get(from).millis() + span;
            int to = from;
            while (to < hits.size() && hits.get(to).millis() <= end) {
                to++;
            }
            List<Hit> window = hits.subList(from, to);
            if (holds(correlation, window)) {
                found.add(found(name, correlation, window, Math.min(end, newest), window.get(window.size() - 1)));
            }
            from = to;
        }
    }

    private Found found(String name, JsonNode correlation, List<Hit> window, long known, Hit last) {
        List<Event> records = basis(correlation, window).stream()
                .flatMap(hit -> hit.records().stream())
                .distinct()
                .sorted(Comparator.comparing(Event::millis).thenComparing(Event::id))
                .toList();
        return new Found(
                name,
                known,
                records.get(records.size() - 1).millis(),
                records.stream().map(Event::number).sorted().toList(),
                records.get(records.size() - 1),
                last.group());
    }

    /** Of different values, the latest hit of each. */
    private static List<Hit> basis(JsonNode correlation, List<Hit> window) {
        String type = correlation.path("type").asText();
        Map<Object, Hit> latest = new LinkedHashMap<>();
        for (Hit hit : window) {
            if (type.equals("value_count")) {
                hit.values().forEach(value -> latest.put(value, hit));
            } else if (type.equals("temporal")) {
                hit.rules().forEach(rule -> latest.put(rule, hit));
            } else {
                latest.put(latest.size(), hit);
            }
        }
        return List.copyOf(latest.values());
    }

    private boolean holds(JsonNode correlation, List<Hit> window) {
        String type = correlation.path("type").asText();
        JsonNode condition = correlation.path("condition");
        List<String> names = names(correlation);
        Set<Integer> rules =
                window.stream().flatMap(hit -> hit.rules().stream()).collect(Collectors.toSet());
        if (type.equals("temporal_ordered")) {
            return follows(window, 0, names.size(), Long.MIN_VALUE);
        }
        if (condition.isTextual()) {
            return formula(condition.asText(), names, rules);
        }
        if (type.equals("temporal") && condition.isMissingNode()) {
            return rules.size() == names.size();
        }
        BigDecimal value = switch (type) {
            case "event_count" -> BigDecimal.valueOf(window.size());
            case "temporal" -> BigDecimal.valueOf(rules.size());
            case "value_count" ->
                BigDecimal.valueOf(window.stream()
                        .flatMap(hit -> hit.values().stream())
                        .distinct()
                        .count());
            default -> calculated(type, condition, window);
        };
        boolean holds = true;
        for (Map.Entry<String, JsonNode> bound : condition.properties()) {
            if (!bound.getKey().equals("field") && !bound.getKey().equals("percentile")) {
                int order = value.compareTo(new BigDecimal(bound.getValue().asText()));
                holds &= switch (bound.getKey()) {
                    case "gt" -> order > 0;
                    case "gte" -> order >= 0;
                    case "lt" -> order < 0;
                    case "lte" -> order <= 0;
                    case "eq" -> order == 0;
                    default -> order != 0;
                };
            }
        }
        return holds;
    }

    private static BigDecimal calculated(String type, JsonNode condition, List<Hit> window) {
        List<BigDecimal> numbers = window.stream()
                .map(hit -> hit.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .sorted()
                .toList();
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (type.equals("value_sum")) {
            return sum;
        }
        if (type.equals("value_avg")) {
            return sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128);
        }
        BigDecimal place = new BigDecimal(condition.path("percentile").asText("50"))
                .multiply(BigDecimal.valueOf(numbers.size() - 1L))
                .movePointLeft(2);
        BigDecimal lower = numbers.get(place.intValue());
        BigDecimal upper = numbers.get(Math.min(place.intValue() + 1, numbers.size() - 1));
        BigDecimal share = place.subtract(BigDecimal.valueOf(place.intValue()));
        return lower.multiply(BigDecimal.ONE.subtract(share)).add(upper.multiply(share));
    }

    private static boolean follows(List<Hit> window, int rule, int rules, long after) {
        return rule == rules
                || window.stream()
                        .filter(hit -> hit.rules().contains(rule) && hit.millis() >= after)
                        .map(Hit::millis)
                        .min(Comparator.naturalOrder())
                        .filter(earliest -> follows(window, rule + 1, rules, earliest))
                        .isPresent();
    }

    /** A condition over rules is one over fields of a record that has those of the rules that found something. */
    private static boolean formula(String condition, List<String> names, Set<Integer> rules) {
        StringBuilder rule = new StringBuilder("detection:\n");
        ObjectNode record = Records.JSON.createObjectNode();
        for (int at = 0; at < names.size(); at++) {
            rule.append("  ").append(names.get(at)).append(": {f").append(at).append(": 1}\n");
            if (rules.contains(at)) {
                record.put("f" + at, 1);
            }
        }
        return new ReferenceSigma(rule + "  condition: " + condition).matches(record);
    }

    private boolean isJudgedAtTheEnd(JsonNode correlation) {
        JsonNode condition = correlation.path("condition");
        return condition.isTextual()
                ? condition.asText().contains("not ")
                : List.of("lt", "lte", "eq", "neq").stream().anyMatch(condition::has);
    }

    private List<Hit> hits(JsonNode correlation) {
        List<Hit> hits = new ArrayList<>();
        List<String> names = names(correlation);
        boolean temporal = correlation.path("type").asText().startsWith("temporal");
        Map<String, ReferenceSigma> rules = new TreeMap<>();
        for (String name : names) {
            if (documents.get(name).has("detection")) {
                rules.put(name, new ReferenceSigma(documents.get(name).toString()));
            }
        }
        for (Event event : events) {
            Map<List<String>, Hit> byKey = new LinkedHashMap<>();
            for (int rule = 0; rule < names.size(); rule++) {
                ReferenceSigma sigma = rules.get(names.get(rule));
                if (sigma != null && sigma.matches(event.json())) {
                    Hit hit = hit(
                            correlation,
                            names.get(rule),
                            rule,
                            -1,
                            event.millis(),
                            event,
                            List.of(event),
                            event.json());
                    Hit known = hit == null ? null : byKey.putIfAbsent(hit.key(), hit);
                    if (known != null) {
                        known.rules().add(rule);
                        if (temporal || correlation.path("type").asText().equals("value_count")) {
                            known.values().addAll(hit.values());
                        }
                    }
                }
            }
            hits.addAll(byKey.values());
        }
        for (int rule = 0; rule < names.size(); rule++) {
            if (!rules.containsKey(names.get(rule))) {
                for (Found inner : found(names.get(rule))) {
                    ObjectNode group = Records.JSON.createObjectNode();
                    inner.group().forEach(group::put);
                    List<Event> records = events.stream()
                            .filter(event -> inner.records().contains(event.number()))
                            .toList();
                    Hit hit = hit(
                            correlation, names.get(rule), rule, rule, inner.known(), inner.trigger(), records, group);
                    if (hit != null) {
                        hits.add(hit);
                    }
                }
            }
        }
        hits.sort(Comparator.comparing(Hit::millis)
                .thenComparing(hit -> hit.trigger().id())
                .thenComparing(Hit::origin)
                .thenComparing(hit -> hit.key().toString()));
        return hits;
    }

    private static Hit hit(
            JsonNode correlation,
            String rule,
            int place,
            int origin,
            long millis,
            Event trigger,
            List<Event> records,
            ObjectNode fields) {
        List<String> key = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        for (JsonNode name : correlation.path("group-by")) {
            JsonNode value = fields.path(aliased(correlation, name.asText(), rule));
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            key.add(value.asText());
            group.put(name.asText(), value.asText());
        }
        Set<String> values = new LinkedHashSet<>();
        JsonNode field = correlation.path("condition").path("field");
        String type = correlation.path("type").asText();
        if (!field.isMissingNode()) {
            List<String> parts = new ArrayList<>();
            for (JsonNode name : field.isArray() ? field : List.of(field)) {
                JsonNode value = fields.path(aliased(correlation, name.asText(), rule));
                if (value.isMissingNode() || value.isNull()) {
                    return null;
                }
                parts.add(value.asText());
            }
            if (!type.equals("value_count") && !parts.get(0).matches("-?[0-9]+([.][0-9]+)?")) {
                return null;
            }
            values.add(parts.size() == 1 ? parts.get(0) : parts.toString());
        }
        return new Hit(millis, trigger, origin, key, values, new TreeSet<>(Set.of(place)), records, group);
    }

    private static String aliased(JsonNode correlation, String name, String rule) {
        return correlation.path("aliases").path(name).path(rule).asText(name);
    }

    private static List<String> names(JsonNode correlation) {
        List<String> names = new ArrayList<>();
        correlation.path("rules").forEach(rule -> names.add(rule.asText()));
        return names;
    }

    private static long span(JsonNode correlation) {
        String text = correlation.path("timespan").asText();
        return Long.parseLong(text.substring(0, text.length() - 1)) * 1_000;
    }
}
