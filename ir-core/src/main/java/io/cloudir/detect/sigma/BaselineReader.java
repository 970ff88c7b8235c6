package io.cloudir.detect.sigma;

import io.cloudir.detect.baseline.Days;
import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.sigma.SigmaDocument.Baseline;
import io.cloudir.detect.sigma.SigmaDocument.Measure;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.document.Place;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a baseline: a rule that learns what is usual. An addition to Sigma. */
final class BaselineReader {
    private static final List<String> KEYS = List.of(
            "type",
            "rules",
            "group-by",
            "peers",
            "field",
            "per",
            "history",
            "warm-up",
            "probability",
            "minimum",
            "generate");
    private static final int RULES = 100;
    private static final int FIELDS = 8;
    /** The day itself and one more are kept besides. */
    private static final int LONGEST = Days.MOST - 2;

    private static final int HISTORY = 28;
    private static final int WARM_UP = 7;
    private static final BigDecimal OF_COUNTS = new BigDecimal("0.000001");
    private static final BigDecimal OF_VALUES = new BigDecimal("0.05");
    private static final BigDecimal LEAST = new BigDecimal("1e-12");
    private static final BigDecimal MOST = new BigDecimal("0.5");
    private static final long MINIMUM = 5;

    private final Faults faults;
    private final Placeholders placeholders;
    private final Keys keys;

    BaselineReader(Faults faults, Placeholders placeholders) {
        this.faults = faults;
        this.placeholders = placeholders;
        this.keys = new Keys(faults);
    }

    /**
     * The baseline, behind the rule that it counts if it has a detection of its own; empty if it has a fault.
     *
     * @param ownDetection whether the document has a detection
     */
    List<SigmaDocument> read(Node.Mapping root, RuleInfo info, boolean ownDetection) {
        int before = faults.count();
        List<SigmaDocument> read = new ArrayList<>();
        if (ownDetection) {
            read.addAll(new RuleReader(faults, placeholders).read(root, info.counted()));
        }
        keys.mapping(root, "baseline", "baseline", "write type, rules and group-by under it")
                .flatMap(body -> body(body, info, ownDetection))
                .ifPresent(read::add);
        return faults.count() == before ? read : List.of();
    }

    private Optional<SigmaDocument> body(Node.Mapping body, RuleInfo info, boolean ownDetection) {
        faults.refuseUnknown(body, KEYS);
        Optional<Measure> measure = measure(body);
        List<Reference> rules = ownDetection ? own(body, info) : rules(body);
        Optional<Scalar> peers = keys.scalar(body, "peers");
        peers.ifPresent(field -> keys.refuseUnknownHead(field.text(), field.place()));
        int history = history(body);
        int warmUp = warmUp(body, history);
        long minimum = minimum(body);
        boolean generate = generate(body);
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        List<String> fields = fields(body, measure.get());
        return Optional.of(new Baseline(
                info,
                measure.get(),
                rules,
                names(keys.texts(body, "group-by")),
                peers.map(Scalar::text),
                fields,
                season(body, measure.get(), fields),
                history,
                warmUp,
                probability(body, measure.get()),
                minimum,
                generate));
    }

    private Optional<Measure> measure(Node.Mapping body) {
        String type = keys.text(body, "type");
        Optional<Measure> measure = Arrays.stream(Measure.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst();
        if (measure.isEmpty()) {
            fault(
                    body,
                    "type",
                    "'" + Text.printable(type) + "' is no type of baseline",
                    "use one of "
                            + Arrays.stream(Measure.values())
                                    .map(known -> known.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        return measure;
    }

    private List<Reference> own(Node.Mapping body, RuleInfo info) {
        if (body.has("rules")) {
            fault(body, "rules", "the baseline has a detection of its own and names rules", "keep one of them");
        }
        return List.of(new Reference(RuleInfo.countedId(info.id()), body.place()));
    }

    private List<Reference> rules(Node.Mapping body) {
        List<Reference> rules = keys.texts(body, "rules").stream()
                .map(scalar -> new Reference(scalar.text(), scalar.place()))
                .toList();
        long different = rules.stream().map(Reference::name).distinct().count();
        if (rules.isEmpty() || rules.size() > RULES || different < rules.size()) {
            fault(
                    body,
                    "rules",
                    rules.isEmpty()
                            ? "the baseline names no rules and has no detection"
                            : "the baseline names " + rules.size() + " rules, " + different + " of them different",
                    "list 1 to " + RULES + " rules by id or name, each once, or write a detection beside it");
        }
        return rules;
    }

    private List<String> fields(Node.Mapping body, Measure measure) {
        List<String> fields = names(keys.texts(body, "field"));
        int least = measure == Measure.DISTINCT || measure == Measure.SUM ? 1 : 0;
        int most = measure == Measure.RATE ? 0 : measure == Measure.SUM ? 1 : FIELDS;
        if (fields.size() < least || fields.size() > most) {
            fault(
                    body,
                    "field",
                    "a baseline of type " + measure.name().toLowerCase(Locale.ROOT) + " takes "
                            + (most == 0 ? "no field" : least == most ? "one field" : least + " to " + most + " fields")
                            + ", found " + fields.size(),
                    fields.size() > most ? "remove what is too much, or use another type" : "add field: NAME");
        }
        return fields;
    }

    /** Of values that are told apart by fields, the day is the period. */
    private Season season(Node.Mapping body, Measure measure, List<String> fields) {
        Optional<Scalar> written = keys.scalar(body, "per");
        if (measure.isOfValues() && !fields.isEmpty()) {
            written.ifPresent(scalar -> fault(
                    body,
                    "per",
                    "values of a field are learned day by day; there is nothing to choose",
                    "leave per out, or leave field out to learn the hours themselves"));
            return Season.DAY;
        }
        String name = written.map(Scalar::text)
                .orElse(measure.isOfValues() ? Season.HOUR.code() : Season.HOUR_OF_WEEK.code());
        Optional<Season> season = Season.of(name);
        if (season.isEmpty()) {
            fault(
                    body,
                    "per",
                    "'" + Text.printable(name) + "' is no period",
                    "use one of "
                            + Arrays.stream(Season.values()).map(Season::code).collect(Collectors.joining(", ")));
        }
        return season.orElse(Season.HOUR);
    }

    private int history(Node.Mapping body) {
        return days(body, "history", HISTORY, LONGEST);
    }

    private int warmUp(Node.Mapping body, int history) {
        return days(body, "warm-up", Math.min(WARM_UP, history), history);
    }

    private int days(Node.Mapping body, String key, int usual, int most) {
        if (!body.has(key)) {
            return usual;
        }
        Duration written = new Timespan(faults).read(body, key);
        int days = (int) written.toDays();
        if (days < 1 || days > most || !written.equals(Duration.ofDays(days))) {
            fault(
                    body,
                    key,
                    "'" + key + "' is not 1 to " + most + " whole days",
                    "write " + Math.min(usual, most) + "d");
        }
        return days;
    }

    private BigDecimal probability(Node.Mapping body, Measure measure) {
        Optional<Scalar> written = keys.scalar(body, "probability");
        if (written.isEmpty()) {
            return measure.isOfValues() ? OF_VALUES : OF_COUNTS;
        }
        String text = written.get().text();
        if (text.matches("[0-9]{0,12}(\\.[0-9]{1,12})?([eE]-?[0-9]{1,2})?") && !text.isEmpty()) {
            BigDecimal probability = new BigDecimal(text);
            if (probability.compareTo(LEAST) >= 0 && probability.compareTo(MOST) <= 0) {
                return probability;
            }
        }
        fault(body, "probability", "'" + Text.printable(text) + "' is no probability", "write 1e-12 to 0.5");
        return OF_COUNTS;
    }

    private long minimum(Node.Mapping body) {
        Optional<Scalar> written = keys.scalar(body, "minimum");
        if (written.isEmpty()) {
            return MINIMUM;
        }
        if (written.get().text().matches("[1-9][0-9]{0,17}")) {
            return Long.parseLong(written.get().text());
        }
        fault(
                body,
                "minimum",
                "'" + Text.printable(written.get().text()) + "' is no minimum",
                "write a whole number, 1 or more");
        return MINIMUM;
    }

    private boolean generate(Node.Mapping body) {
        Optional<Scalar> written = keys.scalar(body, "generate");
        if (written.isPresent() && written.get().kind() != Node.Kind.BOOLEAN) {
            fault(body, "generate", "'generate' is a truth value", "write true or false");
        }
        return written.isPresent() && written.get().text().equalsIgnoreCase("true");
    }

    private List<String> names(List<Scalar> written) {
        written.forEach(scalar -> keys.refuseUnknownHead(scalar.text(), scalar.place()));
        return written.stream().map(Scalar::text).toList();
    }

    private void fault(Node.Mapping body, String key, String message, String fix) {
        Place at = body.get(key).map(Node::place).orElse(body.place());
        faults.add(at, "baseline", message, fix);
    }
}
