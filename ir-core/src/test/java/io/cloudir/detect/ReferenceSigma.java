package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudir.detect.match.ReferencePattern;
import io.cloudir.telemetry.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Sigma rule evaluated straight from its YAML on the record's JSON, as plainly as possible and with nothing shared with
 * the engine: what both agree on is unlikely to be a mistake of either.
 */
final class ReferenceSigma {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static final JsonNode FIELDS = fields();

    private final JsonNode rule;
    private final Map<String, List<String>> placeholders;

    ReferenceSigma(String text) {
        this(text, Map.of());
    }

    ReferenceSigma(String text, Map<String, List<String>> placeholders) {
        this.placeholders = placeholders;
        try {
            rule = YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode fields() {
        try (InputStream data = ReferenceSigma.class.getResourceAsStream("sigma/fields.yml")) {
            return YAML.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule.toString();
    }

    String id() {
        return rule.path("id").asText();
    }

    boolean matches(Activity record) {
        JsonNode source = rule.path("logsource");
        boolean meant = record.head().source().equals("json")
                || (source.path("category").isMissingNode()
                        && source.path("product").asText("aws").equals("aws")
                        && source.path("service").asText("cloudtrail").equals("cloudtrail"));
        return meant && matches(Records.object(new String(record.raw(), StandardCharsets.UTF_8)));
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

    private boolean selection(JsonNode selection, JsonNode record) {
        if (selection.isArray()) {
            return any(selection, one -> selection(one, record));
        }
        if (!selection.isObject()) {
            return any(scalars(record), one -> text("*" + selection.asText() + "*", false, one));
        }
        boolean all = true;
        for (String key : (Iterable<String>) selection::fieldNames) {
            all &= item(key, selection.path(key), record);
        }
        return all;
    }

    private boolean item(String key, JsonNode values, JsonNode record) {
        List<String> parts = Arrays.asList(key.split("\\|", -1));
        List<String> modifiers = new ArrayList<>(parts.subList(1, parts.size()));
        String field = parts.get(0);
        if (modifiers.contains("exists")) {
            return has(record, field) == values.asBoolean();
        }
        List<JsonNode> found = field.isEmpty() ? scalars(record) : named(record, field);
        if (field.isEmpty()
                && Stream.of("contains", "startswith", "endswith", "re", "cidr").noneMatch(modifiers::contains)) {
            modifiers.add("contains");
        }
        List<JsonNode> wanted = new ArrayList<>();
        (values.isArray() ? values : List.of(values)).forEach(wanted::add);
        if (wanted.isEmpty()) {
            wanted.add(NullNode.getInstance());
        }
        long holding = wanted.stream()
                .filter(one -> has(one, modifiers, found, record))
                .count();
        boolean holds = modifiers.contains("all") ? holding == wanted.size() : holding > 0;
        return holds != modifiers.contains("neq");
    }

    private boolean has(JsonNode wanted, List<String> modifiers, List<JsonNode> found, JsonNode record) {
        if (modifiers.contains("expand")) {
            return expanded(wanted.asText()).stream().anyMatch(text -> {
                List<String> rest = new ArrayList<>(modifiers);
                rest.remove("expand");
                return has(TextNode.valueOf(text), rest, found, record);
            });
        }
        if (modifiers.contains("fieldref")) {
            return named(record, wanted.asText()).stream()
                    .filter(other -> !other.isNull())
                    .anyMatch(other -> found.stream().anyMatch(one -> refers(one, other, modifiers)));
        }
        if (modifiers.contains("re")) {
            int flags = (modifiers.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                    | (modifiers.contains("m") ? Pattern.MULTILINE : 0)
                    | (modifiers.contains("s") ? Pattern.DOTALL : 0);
            Pattern pattern = Pattern.compile(wanted.asText(), flags);
            return found.stream()
                    .anyMatch(
                            one -> !one.isNull() && pattern.matcher(string(one)).find());
        }
        if (modifiers.contains("cidr")) {
            return found.stream()
                    .anyMatch(one -> !one.isNull() && ReferenceNetwork.holds(wanted.asText(), string(one)));
        }
        for (String part : List.of("minute", "hour", "day", "week", "month", "year")) {
            if (modifiers.contains(part)) {
                return found.stream()
                        .anyMatch(one -> (one.isTextual() || one.isNumber())
                                && part(part, one)
                                        .filter(number -> compares(
                                                modifiers, new BigDecimal(number), new BigDecimal(wanted.asText())))
                                        .isPresent());
            }
        }
        if (Stream.of("lt", "lte", "gt", "gte").anyMatch(modifiers::contains)) {
            return found.stream()
                    .anyMatch(one -> (one.isNumber() || one.isTextual())
                            && one.asText().matches("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]{1,2})?")
                            && compares(modifiers, new BigDecimal(one.asText()), new BigDecimal(wanted.asText())));
        }
        return isText(wanted, modifiers, found);
    }

    private static boolean isText(JsonNode wanted, List<String> modifiers, List<JsonNode> found) {
        boolean cased = modifiers.contains("cased");
        boolean open = modifiers.contains("contains");
        boolean startOpen = open || modifiers.contains("endswith");
        boolean endOpen = open || modifiers.contains("startswith");
        if (wanted.isNull()) {
            return found.isEmpty() || found.stream().anyMatch(JsonNode::isNull);
        }
        if (modifiers.contains("base64") || modifiers.contains("base64offset")) {
            return encoded(wanted.asText(), modifiers).stream()
                    .anyMatch(text -> found.stream()
                            .anyMatch(one -> text((startOpen ? "*" : "") + text + (endOpen ? "*" : ""), cased, one)));
        }
        if (modifiers.contains("windash")) {
            return dashes((startOpen ? "*" : "") + wanted.asText() + (endOpen ? "*" : "")).stream()
                    .anyMatch(text -> found.stream().anyMatch(one -> text(text, cased, one)));
        }
        if (wanted.isTextual() || startOpen || endOpen) {
            String pattern = (startOpen ? "*" : "") + wanted.asText() + (endOpen ? "*" : "");
            return found.stream().anyMatch(one -> text(pattern, cased, one));
        }
        if (wanted.isBoolean()) {
            return found.stream().anyMatch(one -> !one.isNull() && one.asText().equalsIgnoreCase(wanted.asText()));
        }
        return found.stream()
                .anyMatch(one -> one.isNumber()
                        ? new BigDecimal(one.asText()).compareTo(new BigDecimal(wanted.asText())) == 0
                        : one.isTextual() && one.asText().equals(wanted.asText()));
    }

    private List<String> expanded(String text) {
        Matcher matcher = Pattern.compile("%(\\w+)%").matcher(text);
        if (!matcher.find()) {
            return List.of(text);
        }
        return placeholders.getOrDefault(matcher.group(1), List.of()).stream()
                .flatMap(value ->
                        expanded(text.substring(0, matcher.start()) + value + text.substring(matcher.end())).stream())
                .toList();
    }

    private static boolean refers(JsonNode one, JsonNode other, List<String> modifiers) {
        if (one.isNull()) {
            return false;
        }
        boolean cased = modifiers.contains("cased");
        String text = cased ? string(one) : string(one).toLowerCase(Locale.ROOT);
        String piece = cased ? string(other) : string(other).toLowerCase(Locale.ROOT);
        if (modifiers.contains("contains") || modifiers.containsAll(List.of("startswith", "endswith"))) {
            return text.contains(piece);
        }
        return modifiers.contains("startswith")
                ? text.startsWith(piece)
                : modifiers.contains("endswith") ? text.endsWith(piece) : text.equals(piece);
    }

    private static Optional<String> part(String part, JsonNode time) {
        try {
            Instant instant = time.isTextual()
                    ? Instant.parse(time.asText())
                    : Instant.ofEpochMilli(
                            new BigDecimal(time.asText()).movePointRight(3).longValue());
            LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            int number = switch (part) {
                case "minute" -> utc.getMinute();
                case "hour" -> utc.getHour();
                case "day" -> utc.getDayOfMonth();
                case "week" -> utc.get(WeekFields.ISO.weekOfWeekBasedYear());
                case "month" -> utc.getMonthValue();
                default -> utc.getYear();
            };
            return Optional.of(Integer.toString(number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean compares(List<String> modifiers, BigDecimal found, BigDecimal bound) {
        int order = found.compareTo(bound);
        if (modifiers.contains("lt")) {
            return order < 0;
        }
        if (modifiers.contains("lte")) {
            return order <= 0;
        }
        if (modifiers.contains("gt")) {
            return order > 0;
        }
        return modifiers.contains("gte") ? order >= 0 : order == 0;
    }

    private static List<String> encoded(String written, List<String> modifiers) {
        String text = written;
        if (modifiers.contains("utf16")) {
            text = "\uFEFF" + text;
        }
        boolean wide = Stream.of("wide", "utf16le", "utf16").anyMatch(modifiers::contains);
        byte[] bytes = text.getBytes(
                modifiers.contains("utf16be")
                        ? StandardCharsets.UTF_16BE
                        : wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        if (modifiers.contains("base64")) {
            return List.of(Base64.getEncoder().encodeToString(bytes));
        }
        List<String> variants = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = ByteBuffer.allocate(shift + bytes.length)
                    .put("  ".getBytes(StandardCharsets.UTF_8), 0, shift)
                    .put(bytes)
                    .array();
            String encoded = Base64.getEncoder().encodeToString(shifted);
            int cut = List.of(0, 3, 2).get((bytes.length + shift) % 3);
            variants.add(encoded.substring(List.of(0, 2, 3).get(shift), encoded.length() - cut));
        }
        return variants;
    }

    /** Every text in which the dashes of options are written otherwise. */
    private static List<String> dashes(String text) {
        Matcher dash = Pattern.compile("\\B[-/]\\b").matcher(text);
        List<String> all = new ArrayList<>(List.of(""));
        int from = 0;
        while (dash.find()) {
            List<String> longer = new ArrayList<>();
            for (String one : all) {
                for (String other : List.of("-", "/", "\u2013", "\u2014", "\u2015")) {
                    longer.add(one + text.substring(from, dash.start()) + other);
                }
            }
            all = longer;
            from = dash.end();
        }
        String rest = text.substring(from);
        return all.stream().map(one -> one + rest).toList();
    }

    private static String string(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static boolean text(String pattern, boolean cased, JsonNode value) {
        String text = string(value);
        return !value.isNull()
                && (cased
                        ? ReferencePattern.matches(pattern, text)
                        : ReferencePattern.matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
    }

    /** The values under the first name of a field that the record has. */
    private List<JsonNode> named(JsonNode record, String field) {
        for (String name : names(field)) {
            if (has(record, name)) {
                return values(record, name);
            }
        }
        return List.of();
    }

    private List<String> names(String field) {
        List<String> names = new ArrayList<>(List.of(field));
        if (rule.path("logsource")
                .path("product")
                .asText()
                .equals(FIELDS.path("product").asText())) {
            FIELDS.path("names").path(field).forEach(other -> names.add(other.asText()));
            FIELDS.path("prefixes").fieldNames().forEachRemaining(prefix -> {
                if (field.startsWith(prefix)) {
                    FIELDS.path("prefixes")
                            .path(prefix)
                            .forEach(other -> names.add(other.asText() + field.substring(prefix.length())));
                }
            });
        }
        return names;
    }

    private static boolean has(JsonNode record, String field) {
        return record.has(field) || !nodes(record, field).isEmpty();
    }

    private static List<JsonNode> values(JsonNode record, String field) {
        if (record.has(field)) {
            return members(record.get(field));
        }
        return nodes(record, field).stream()
                .flatMap(node -> members(node).stream())
                .toList();
    }

    private static List<JsonNode> nodes(JsonNode record, String field) {
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
        return level;
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
