package io.cloudir.detect.sigma;

import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.Text;
import io.cloudir.telemetry.FieldPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a correlation of the three kinds that this engine counts. */
final class CorrelationReader {
    /** Largest number of records or of different values that one key can be asked to keep. */
    static final long COUNT_LIMIT = 10_000;

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern TIMESPAN = Pattern.compile("(\\d{1,8})([smhd])");
    private static final List<String> KEYS =
            List.of("type", "rules", "group-by", "timespan", "condition", "generate", "aliases");

    private final Faults faults;
    private final Keys keys;

    CorrelationReader(Faults faults) {
        this.faults = faults;
        this.keys = new Keys(faults);
    }

    Optional<SigmaDocument> read(Node.Mapping root, RuleInfo info) {
        return keys.mapping(root, "correlation", "correlation", "write type, rules, timespan and condition under it")
                .flatMap(body -> body(body, info));
    }

    private Optional<SigmaDocument> body(Node.Mapping body, RuleInfo info) {
        int before = faults.count();
        refuseUnknown(body);
        Optional<Kind> kind = kind(body);
        List<Reference> rules = texts(body, "rules").stream()
                .map(scalar -> new Reference(scalar.text(), scalar.place()))
                .toList();
        if (rules.isEmpty()) {
            faults.add(body.place(), "no-rules", "the correlation names no rules", "list rules by id or name");
        }
        List<FieldPath> groupBy =
                texts(body, "group-by").stream().map(scalar -> field(scalar)).toList();
        Duration timespan = timespan(body);
        CountCondition condition = new CountCondition(faults, this::field).read(body, kind);
        boolean generate = keys.text(body, "generate").equalsIgnoreCase("true");
        return faults.count() > before || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Correlation(
                        info,
                        kind.get(),
                        rules,
                        groupBy,
                        timespan,
                        condition.field(),
                        condition.least(),
                        condition.strict(),
                        generate));
    }

    private void refuseUnknown(Node.Mapping body) {
        body.get("aliases")
                .ifPresent(node -> faults.add(
                        node.place(),
                        "unsupported-aliases",
                        "aliases are not supported",
                        "group by a field that all the rules' records have"));
        faults.refuseUnknown(body, KEYS);
    }

    private Optional<Kind> kind(Node.Mapping body) {
        String type = keys.text(body, "type");
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst();
        if (kind.isEmpty()) {
            faults.add(
                    body.get("type").orElse(body).place(),
                    "unsupported-correlation",
                    "the correlation type '" + Text.printable(type) + "' is not supported",
                    "use event_count, value_count or value_sum, or leave the rule out");
        }
        return kind;
    }

    private FieldPath field(Scalar scalar) {
        FieldPath path = FieldPath.of(scalar.text());
        if (HeadField.isOne(path) && HeadField.of(path).isEmpty()) {
            faults.add(
                    scalar.place(),
                    "unknown-field",
                    "'" + Text.printable(scalar.text()) + "' is no field that every source has",
                    "use one of " + String.join(", ", HeadField.names()));
        }
        return path;
    }

    private List<Scalar> texts(Node.Mapping body, String key) {
        Optional<Node> value = body.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<Node> items = value.get() instanceof Node.Sequence list ? list.items() : List.of(value.get());
        List<Scalar> texts = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar);
            } else {
                faults.add(item.place(), "wrong-type", "'" + key + "' lists plain names", "write one name per item");
            }
        }
        return texts;
    }

    private Duration timespan(Node.Mapping body) {
        String written = keys.text(body, "timespan");
        Matcher matcher = TIMESPAN.matcher(written);
        if (matcher.matches()) {
            Duration timespan =
                    Duration.parse((matcher.group(2).equals("d") ? "P" : "PT") + matcher.group(1) + matcher.group(2));
            if (!timespan.isZero() && timespan.compareTo(LONGEST) <= 0) {
                return timespan;
            }
        }
        faults.add(
                body.get("timespan").orElse(body).place(),
                "timespan",
                "'" + Text.printable(written) + "' is no timespan",
                "write a whole number and s, m, h or d, from 1s to 366d; m means minutes");
        return LONGEST;
    }
}
