package io.cloudir.detect;

import io.cloudir.detect.match.FieldTable;
import io.cloudir.detect.match.Numbers;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Counting;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Measure;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Makes hits of one windowed rule: from records that the rules which it names match, and from those of them that count. */
final class HitMaker {
    /** Most tuples of values that one record is counted as. */
    private static final int TUPLES = 1_000;

    private static final int DECIMALS = 9;
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    private static final Optional<List<String>> NO_VALUES = Optional.of(List.of());

    private final Kind kind;
    private final int window;
    /** For each rule that is named, its place as a value. */
    private final List<Optional<List<String>>> places = new ArrayList<>();
    /** For each rule that is named, where its group and its counted values are found: slots of fields, or places in a key. */
    private final int[][] groups;

    private final int[][] fields;

    /** For what a baseline looks at; its key ends with the peers, if these are asked for. */
    static HitMaker of(SigmaDocument.Baseline baseline, List<SigmaDocument> rules, int window, FieldTable table) {
        Kind kind = baseline.measure() == Measure.SUM
                ? Kind.VALUE_SUM
                : baseline.fields().isEmpty() ? Kind.EVENT_COUNT : Kind.VALUE_COUNT;
        HitMaker maker = new HitMaker(kind, window, rules.size());
        for (int at = 0; at < rules.size(); at++) {
            SigmaDocument.Rule rule = (SigmaDocument.Rule) rules.get(at);
            maker.groups[at] = slots(baseline.keys(), rule, table);
            maker.fields[at] = slots(baseline.fields(), rule, table);
        }
        return maker;
    }

    private static int[] slots(List<String> names, SigmaDocument.Rule rule, FieldTable table) {
        return names.stream().mapToInt(name -> table.slot(rule.field(name))).toArray();
    }

    private HitMaker(Kind kind, int window, int rules) {
        this.kind = kind;
        this.window = window;
        this.groups = new int[rules][];
        this.fields = new int[rules][];
        for (int at = 0; at < rules; at++) {
            places.add(Optional.of(List.of(Integer.toString(at))));
        }
    }

    /** @param rules the rules that the correlation names, in its order */
    HitMaker(Correlation correlation, List<SigmaDocument> rules, int window, FieldTable table) {
        this(correlation.kind(), window, rules.size());
        for (int at = 0; at < rules.size(); at++) {
            Reference reference = correlation.rules().get(at);
            groups[at] = places(correlation, correlation.groupBy(), reference, rules.get(at), table);
            fields[at] = places(correlation, correlation.fields(), reference, rules.get(at), table);
        }
    }

    private static int[] places(
            Correlation outer, List<String> names, Reference reference, SigmaDocument rule, FieldTable table) {
        return names.stream()
                .map(name -> outer.field(name, reference))
                .mapToInt(field -> rule instanceof Counting inner
                        ? inner.groupBy().indexOf(field)
                        : table.slot(((SigmaDocument.Rule) rule).field(field)))
                .toArray();
    }

    /** What a record is counted as; nothing if it lacks a field that is needed. */
    List<Hit> ofRecord(RecordFields record, List<Cite> cite, BitSet matched) {
        int first = matched.nextSetBit(0);
        if (matched.nextSetBit(first + 1) >= 0) {
            return ofSeveral(record, cite, matched);
        }
        Optional<String> key = key(groups[first], record::firstText);
        Optional<List<String>> values = key.isEmpty() ? Optional.empty() : values(first, record::texts);
        return values.isEmpty() ? List.of() : List.of(hit(Hit.RECORD, key.get(), values.get(), timeOf(cite), cite));
    }

    private List<Hit> ofSeveral(RecordFields record, List<Cite> cite, BitSet matched) {
        Map<String, Set<String>> valuesByKey = new LinkedHashMap<>();
        Map<String, List<String>> first = new LinkedHashMap<>();
        for (int rule = matched.nextSetBit(0); rule >= 0; rule = matched.nextSetBit(rule + 1)) {
            Optional<String> key = key(groups[rule], record::firstText);
            Optional<List<String>> values = values(rule, record::texts);
            if (key.isPresent() && values.isPresent()) {
                first.putIfAbsent(key.get(), values.get());
                valuesByKey
                        .computeIfAbsent(key.get(), unseen -> new LinkedHashSet<>())
                        .addAll(values.get());
            }
        }
        List<Hit> hits = new ArrayList<>(first.size());
        // Numbers are added once, however many rules the record matches; values are told apart.
        first.forEach((key, numbers) -> hits.add(hit(
                Hit.RECORD,
                key,
                kind.isNumeric() ? numbers : List.copyOf(valuesByKey.getOrDefault(key, Set.of())),
                timeOf(cite),
                cite)));
        return hits;
    }

    private static Instant timeOf(List<Cite> cite) {
        return cite.get(0).head().time();
    }

    /** What a rule that has fired is counted as. */
    Optional<Hit> ofFired(Fired fired, int rule) {
        List<String> group = GroupKey.values(fired.key());
        Optional<String> key = key(groups[rule], place -> Optional.of(group.get(place)));
        Optional<List<String>> values = values(rule, place -> List.of(group.get(place)));
        int all = fired.cites().size();
        List<Cite> cites = new ArrayList<>(fired.cites().subList(0, Math.min(all, Signal.RECORD_LIMIT) - 1));
        cites.add(fired.cites().get(all - 1));
        return key.isPresent() && values.isPresent()
                ? Optional.of(hit(rule, key.get(), values.get(), fired.time(), cites))
                : Optional.empty();
    }

    private Hit hit(int origin, String key, List<String> values, Instant time, List<Cite> cites) {
        return kind.isNumeric()
                ? new Hit(window, origin, key, List.of(), amount(values), time, cites)
                : new Hit(window, origin, key, values, BigDecimal.ONE, time, cites);
    }

    private static Optional<String> key(int[] places, IntFunction<Optional<String>> read) {
        GroupKey key = new GroupKey();
        for (int place : places) {
            Optional<String> value = read.apply(place);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            key.add(value.get());
        }
        return Optional.of(key.toString());
    }

    /** The values that are told apart or calculated with; empty if there are none although some are needed. */
    private Optional<List<String>> values(int rule, IntFunction<List<String>> read) {
        if (kind.isTemporal()) {
            return places.get(rule);
        }
        if (kind == Kind.EVENT_COUNT) {
            return NO_VALUES;
        }
        List<String> values =
                fields[rule].length == 1 ? distinct(read.apply(fields[rule][0])) : tuples(fields[rule], read);
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** The different ones, or of numbers those that are; most records have but one. */
    private List<String> distinct(List<String> texts) {
        if (texts.size() == 1 && !kind.isNumeric()) {
            return List.of(GroupKey.shortened(texts.get(0)));
        }
        return kind.isNumeric()
                ? texts.stream().filter(text -> Numbers.read(text).isPresent()).toList()
                : texts.stream().map(GroupKey::shortened).distinct().toList();
    }

    /** Every combination of the fields' values. */
    private static List<String> tuples(int[] fields, IntFunction<List<String>> read) {
        Set<String> tuples = new LinkedHashSet<>(Set.of(""));
        for (int field : fields) {
            Set<String> longer = new LinkedHashSet<>();
            for (String tuple : tuples) {
                for (String value : read.apply(field)) {
                    if (longer.size() < TUPLES) {
                        GroupKey next = new GroupKey();
                        next.add(value);
                        longer.add(tuple + next);
                    }
                }
            }
            tuples = longer;
        }
        return List.copyOf(tuples);
    }

    /** The sum of numbers, each with at most nine decimals and 2^53 at most, so that sums are exact and of bounded size. */
    private static BigDecimal amount(List<String> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String number : numbers) {
            BigDecimal value = Numbers.read(number).orElse(BigDecimal.ZERO);
            sum = sum.add(value.min(MOST).max(MOST.negate()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        return sum.stripTrailingZeros();
    }
}
