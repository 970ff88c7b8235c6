package io.cloudir.detect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many rules have found something one after the other. For each rule it keeps the chain of hits of the rules up to that
 * one which begins latest: no other can be within the timespan for longer. Hits at the same instant count as in order,
 * whichever comes first.
 */
final class ChainTally implements Tally {
    private static final Comparator<Hit> ORDER =
            Comparator.comparing(Hit::time).thenComparing(Comparator.naturalOrder());

    /** For each rule, the chain that ends with it; null if there is none. */
    private final List<@Nullable List<Hit>> chains = new ArrayList<>();

    private final List<@Nullable Hit> latest = new ArrayList<>();

    ChainTally(int rules) {
        for (int rule = 0; rule < rules; rule++) {
            chains.add(null);
            latest.add(null);
        }
    }

    @Override
    public void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped) {
        Map<Hit, Integer> before = holders();
        for (String value : hit.values()) {
            latest.set(Integer.parseInt(value), hit);
        }
        // What came at this instant may now follow what this hit adds.
        for (int rule = 0; rule < latest.size(); rule++) {
            Hit last = latest.get(rule);
            if (last == null || !last.time().equals(hit.time())) {
                continue;
            }
            List<Hit> prefix = rule == 0 ? List.of() : chains.get(rule - 1);
            if (prefix != null) {
                List<Hit> chain = new ArrayList<>(prefix);
                chain.add(last);
                chains.set(rule, chain);
            }
        }
        tell(before, kept, dropped);
    }

    @Override
    public List<DetectorState.Counted> saved() {
        Map<Hit, Set<String>> values = new LinkedHashMap<>();
        for (int rule = 0; rule < chains.size(); rule++) {
            List<Hit> chain = chains.get(rule);
            for (int place = 0; chain != null && place < chain.size(); place++) {
                values.computeIfAbsent(chain.get(place), hit -> new LinkedHashSet<>())
                        .add(Integer.toString(place));
            }
            Hit last = latest.get(rule);
            if (last != null) {
                values.computeIfAbsent(last, hit -> new LinkedHashSet<>()).add(Integer.toString(rule));
            }
        }
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(hit -> Tally.saved(
                        hit.getKey(), hit.getValue().stream().sorted().toList()))
                .toList();
    }

    @Override
    public void forgetBefore(Instant start, Consumer<Hit> dropped) {
        Map<Hit, Integer> before = holders();
        for (int rule = 0; rule < chains.size(); rule++) {
            List<Hit> chain = chains.get(rule);
            if (chain != null && chain.get(0).time().isBefore(start)) {
                chains.set(rule, null);
            }
            Hit last = latest.get(rule);
            if (last != null && last.time().isBefore(start)) {
                latest.set(rule, null);
            }
        }
        tell(before, hit -> {}, dropped);
    }

    @Override
    public void clear(Consumer<Hit> dropped) {
        holders().keySet().forEach(dropped);
        chains.replaceAll(chain -> null);
        latest.replaceAll(hit -> null);
    }

    @Override
    public BigDecimal value() {
        int longest = 0;
        for (int rule = 0; rule < chains.size(); rule++) {
            longest = chains.get(rule) == null ? longest : rule + 1;
        }
        return BigDecimal.valueOf(longest);
    }

    @Override
    public List<Hit> hits() {
        List<Hit> chain = chains.get(chains.size() - 1);
        return chain == null ? List.of() : chain.stream().distinct().toList();
    }

    /** Each hit that is kept. */
    private Map<Hit, Integer> holders() {
        Map<Hit, Integer> holders = new LinkedHashMap<>();
        for (int rule = 0; rule < chains.size(); rule++) {
            List<Hit> chain = chains.get(rule);
            if (chain != null) {
                chain.forEach(hit -> holders.putIfAbsent(hit, 1));
            }
            Hit last = latest.get(rule);
            if (last != null) {
                holders.putIfAbsent(last, 1);
            }
        }
        return holders;
    }

    private void tell(Map<Hit, Integer> before, Consumer<Hit> kept, Consumer<Hit> dropped) {
        Map<Hit, Integer> after = holders();
        after.keySet().stream().filter(hit -> !before.containsKey(hit)).forEach(kept);
        before.keySet().stream().filter(hit -> !after.containsKey(hit)).forEach(dropped);
    }
}
