package io.cloudir.detect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts different values: of each it keeps the latest hit, so it never holds many more than the rule's threshold. */
final class ValueTally implements Tally {
    private final Map<String, Hit> latest = new LinkedHashMap<>();

    @Override
    public void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped) {
        for (String value : hit.values()) {
            Hit earlier = latest.remove(value);
            if (earlier != null) {
                dropped.accept(earlier);
            }
            // Thresholds are no greater than the limit: more values would tell nothing.
            if (latest.size() <= LIMIT) {
                latest.put(value, hit);
                kept.accept(hit);
            }
        }
    }

    @Override
    public List<DetectorState.Counted> saved() {
        return latest.entrySet().stream()
                .map(entry -> Tally.saved(entry.getValue(), List.of(entry.getKey())))
                .toList();
    }

    @Override
    public void forgetBefore(Instant start, Consumer<Hit> dropped) {
        Iterator<Hit> oldestFirst = latest.values().iterator();
        while (oldestFirst.hasNext()) {
            Hit oldest = oldestFirst.next();
            if (!oldest.time().isBefore(start)) {
                return;
            }
            oldestFirst.remove();
            dropped.accept(oldest);
        }
    }

    @Override
    public void clear(Consumer<Hit> dropped) {
        latest.values().forEach(dropped);
        latest.clear();
    }

    @Override
    public BigDecimal value() {
        return BigDecimal.valueOf(latest.size());
    }

    @Override
    public boolean has(String value) {
        return latest.containsKey(value);
    }

    @Override
    public List<Hit> hits() {
        return latest.values().stream().distinct().toList();
    }
}
