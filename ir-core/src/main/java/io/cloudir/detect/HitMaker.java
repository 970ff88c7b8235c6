package io.cloudir.detect;

import io.cloudir.detect.match.FieldTable;
import io.cloudir.detect.match.Numbers;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private final Kind kind;
    private final int window;
    /** For each rule that is named, where its group and its counted values are found: slots of fields, or places in a key. */
    private final int[][] groups;

    private final int[][] fields;

    /** @param rules the rules that the correlation names, in its order */
    HitMaker(Correlation correlation, List<SigmaDocument> rules, int window, FieldTable table) {
        this.kind = correlation.kind();
        this.window = window;
        this.groups = new int[rules.size()][];
        this.fields = new int[rules.size()][];
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
                .mapToInt(field -> rule instanceof Correlation inner
                        ? inner.groupBy().indexOf(field)
                        : table.slot(((SigmaDocument.Rule) rule).field(field)))
                .toArray();
    }

    /** What a record is counted as; nothing if it lacks a field that is needed. */
    List<Hit> ofRecord(RecordFields record, Cite cite, BitSet matched) {
        int first = matched.nextSetBit(0);
        if (matched.nextSetBit(first + 1) < 0) {
            Optional<String> key = key(groups[first], record::firstText);
            Optional<Set<String>> values = key.flatMap(found -> values(first, record::texts));
            return values.isEmpty()
                    ? List.of()
                    : List.of(
                            hit(Hit.RECORD, key.get(), values.get(), cite.head().time(), List.of(cite)));
        }
        return ofSeveral(record, cite, matched);
    }

    private List<Hit> ofSeveral(RecordFields record, Cite cite, BitSet matched) {
        Map<String, Set<String>> valuesByKey = new LinkedHashMap<>();
        for (int rule = matched.nextSetBit(0); rule >= 0; rule = matched.nextSetBit(rule + 1)) {
            Optional<String> key = key(groups[rule], record::firstText);
            Optional<Set<String>> values = values(rule, record::texts);
            if (key.isPresent() && values.isPresent()) {
                Set<String> known = valuesByKey.putIfAbsent(key.get(), values.get());
                if (known != null && !kind.isNumeric()) {
                    known.addAll(values.get());
                }
            }
        }
        List<Hit> hits = new ArrayList<>(valuesByKey.size());
        valuesByKey.forEach((key, values) ->
                hits.add(hit(Hit.RECORD, key, values, cite.head().time(), List.of(cite))));
        return hits;
    }

    /** What a rule that has fired is counted as. */
    Optional<Hit> ofFired(Fired fired, int rule) {
        List<String> group = GroupKey.values(fired.key());
        Optional<String> key = key(groups[rule], place -> Optional.of(group.get(place)));
        Optional<Set<String>> values = values(rule, place -> List.of(group.get(place)));
        int all = fired.cites().size();
        List<Cite> cites = new ArrayList<>(fired.cites().subList(0, Math.min(all, Signal.RECORD_LIMIT) - 1));
        cites.add(fired.cites().get(all - 1));
        return key.isPresent() && values.isPresent()
                ? Optional.of(hit(rule, key.get(), values.get(), fired.time(), cites))
                : Optional.empty();
    }

    private Hit hit(int origin, String key, Set<String> values, java.time.Instant time, List<Cite> cites) {
        return kind.isNumeric()
                ? new Hit(window, origin, key, List.of(), amount(values), time, cites)
                : new Hit(window, origin, key, List.copyOf(values), BigDecimal.ONE, time, cites);
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
    private Optional<Set<String>> values(int rule, IntFunction<List<String>> read) {
        if (kind.isTemporal()) {
            return Optional.of(new LinkedHashSet<>(Set.of(Integer.toString(rule))));
        }
        if (kind == Kind.EVENT_COUNT) {
            return Optional.of(new LinkedHashSet<>());
        }
        List<List<String>> found = new ArrayList<>();
        for (int place : fields[rule]) {
            found.add(read.apply(place));
        }
        Set<String> values = kind.isNumeric() ? numbers(found.get(0)) : tuples(found);
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** Every combination of the fields' values; of one field, its values. */
    private static Set<String> tuples(List<List<String>> fields) {
        Set<String> tuples = new LinkedHashSet<>(Set.of(""));
        for (List<String> values : fields) {
            Set<String> longer = new LinkedHashSet<>();
            for (String tuple : tuples) {
                for (String value : values) {
                    GroupKey next = new GroupKey();
                    next.add(value);
                    if (longer.size() < TUPLES) {
                        longer.add(fields.size() == 1 ? GroupKey.shortened(value) : tuple + next);
                    }
                }
            }
            tuples = longer;
        }
        return tuples;
    }

    private static Set<String> numbers(List<String> texts) {
        Set<String> numbers = new LinkedHashSet<>();
        for (String text : texts) {
            if (Numbers.read(text).isPresent()) {
                // With its place: the same number twice is added twice.
                numbers.add(numbers.size() + ":" + text);
            }
        }
        return numbers;
    }

    /** The sum of numbers, each with at most nine decimals and 2^53 at most, so that sums are exact and of bounded size. */
    private static BigDecimal amount(Set<String> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String number : numbers) {
            BigDecimal value =
                    Numbers.read(number.substring(number.indexOf(':') + 1)).orElse(BigDecimal.ZERO);
            sum = sum.add(value.min(MOST).max(MOST.negate()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        return sum.stripTrailingZeros();
    }
}
