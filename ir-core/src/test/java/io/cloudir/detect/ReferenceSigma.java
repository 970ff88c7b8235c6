package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudir.detect.sigma.ReferencePattern;
import io.cloudir.telemetry.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A Sigma rule evaluated straight from its YAML on the record's JSON, as plainly as possible and with nothing shared with
 * the engine: what both agree on is unlikely to be a mistake of either.
 */
final class ReferenceSigma {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode rule;

    ReferenceSigma(String text) {
        try {
            rule = YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return rule.path("id").asText();
    }

    boolean matches(Activity record) {
        JsonNode source = rule.path("logsource");
        boolean meant = source.path("category").isMissingNode()
                && source.path("product").asText("aws").equals("aws")
                && source.path("service").asText("cloudtrail").equals("cloudtrail");
        return meant && matches(Records.object(new String(record.raw(), java.nio.charset.StandardCharsets.UTF_8)));
    }

    boolean matches(JsonNode record) {
        JsonNode condition = rule.path("detection").path("condition");
        if (condition.isArray()) {
            return any(condition, one -> holds(one.asText(), record));
        }
        return holds(condition.asText(), record);
    }

    private boolean holds(String condition, JsonNode record) {
        List<String> tokens = new ArrayList<>(Arrays.asList(
                condition.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+", -1)));
        boolean value = or(tokens, record);
        if (!tokens.isEmpty()) {
            throw new IllegalStateException("left over: " + tokens);
        }
        return value;
    }

    private boolean or(List<String> tokens, JsonNode record) {
        boolean value = and(tokens, record);
        while (take(tokens, "or")) {
            boolean right = and(tokens, record);
            value = value || right;
        }
        return value;
    }

    private boolean and(List<String> tokens, JsonNode record) {
        boolean value = not(tokens, record);
        while (take(tokens, "and")) {
            boolean right = not(tokens, record);
            value = value && right;
        }
        return value;
    }

    private boolean not(List<String> tokens, JsonNode record) {
        if (take(tokens, "not")) {
            return !not(tokens, record);
        }
        if (take(tokens, "(")) {
            boolean value = or(tokens, record);
            tokens.remove(0);
            return value;
        }
        String first = tokens.remove(0);
        if (!take(tokens, "of")) {
            return selection(rule.path("detection").path(first), record);
        }
        String pattern = tokens.remove(0);
        int all = 0;
        int holding = 0;
        for (String name : (Iterable<String>) () -> rule.path("detection").fieldNames()) {
            boolean hidden = name.startsWith("_") && !pattern.startsWith("_");
            boolean named = pattern.equals("them") || ReferencePattern.matches(pattern, name);
            if (!name.equals("condition") && !hidden && named) {
                all++;
                holding += selection(rule.path("detection").path(name), record) ? 1 : 0;
            }
        }
        return switch (first) {
            case "all" -> holding == all;
            case "any" -> holding >= 1;
            default -> holding >= Integer.parseInt(first);
        };
    }

    private static boolean take(List<String> tokens, String token) {
        boolean there = !tokens.isEmpty() && tokens.get(0).equalsIgnoreCase(token);
        if (there) {
            tokens.remove(0);
        }
        return there;
    }

    private static boolean selection(JsonNode selection, JsonNode record) {
        if (selection.isArray()) {
            return any(selection, one -> selection(one, record));
        }
        if (!selection.isObject()) {
            return any(scalars(record), one -> text("*" + selection.asText() + "*", one));
        }
        boolean all = true;
        for (String key : (Iterable<String>) selection::fieldNames) {
            all &= item(key, selection.path(key), record);
        }
        return all;
    }

    private static boolean item(String key, JsonNode values, JsonNode record) {
        List<String> parts = Arrays.asList(key.split("\\|", -1));
        List<String> modifiers = parts.subList(1, parts.size());
        String field = parts.get(0);
        List<JsonNode> found = field.isEmpty() ? scalars(record) : values(record, field);
        List<JsonNode> wanted = new ArrayList<>();
        (values.isArray() ? values : List.of(values)).forEach(wanted::add);
        long holding = wanted.stream()
                .filter(one -> has(one, field.isEmpty() ? List.of("contains") : modifiers, found))
                .count();
        return modifiers.contains("all") ? holding == wanted.size() : holding > 0;
    }

    private static boolean has(JsonNode wanted, List<String> modifiers, List<JsonNode> found) {
        boolean open = modifiers.contains("contains");
        boolean startOpen = open || modifiers.contains("endswith");
        boolean endOpen = open || modifiers.contains("startswith");
        if (wanted.isNull()) {
            return found.isEmpty() || found.stream().anyMatch(JsonNode::isNull);
        }
        if (wanted.isTextual() || startOpen || endOpen) {
            String pattern = (startOpen ? "*" : "") + wanted.asText() + (endOpen ? "*" : "");
            return found.stream().anyMatch(one -> text(pattern, one));
        }
        if (wanted.isBoolean()) {
            return found.stream().anyMatch(one -> !one.isNull() && one.asText().equalsIgnoreCase(wanted.asText()));
        }
        return found.stream()
                .anyMatch(one -> one.isNumber()
                        ? new BigDecimal(one.asText()).compareTo(new BigDecimal(wanted.asText())) == 0
                        : one.isTextual() && one.asText().equals(wanted.asText()));
    }

    private static boolean text(String pattern, JsonNode value) {
        String text = value.isContainerNode() ? value.toString() : value.asText();
        return !value.isNull()
                && ReferencePattern.matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }

    private static List<JsonNode> values(JsonNode record, String field) {
        if (record.has(field)) {
            return members(record.get(field));
        }
        List<JsonNode> level = List.of(record);
        for (String part : field.split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : level) {
                for (JsonNode member : members(node)) {
                    if (member.has(part)) {
                        next.add(member.get(part));
                    }
                }
            }
            level = next;
        }
        return level.stream().flatMap(node -> members(node).stream()).toList();
    }

    private static List<JsonNode> members(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> members = new ArrayList<>();
        node.forEach(member -> members.addAll(members(member)));
        return members;
    }

    private static List<JsonNode> scalars(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isNull() ? List.of() : List.of(node);
        }
        return StreamSupport.stream(node.spliterator(), false)
                .flatMap(member -> scalars(member).stream())
                .toList();
    }

    private static boolean any(Iterable<JsonNode> nodes, java.util.function.Predicate<JsonNode> test) {
        for (JsonNode node : nodes) {
            if (test.test(node)) {
                return true;
            }
        }
        return false;
    }
}
