package io.cloudir.detect;

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
            latest.put(value, hit);
            kept.accept(hit);
        }
    }

    @Override
    public void restore(String value, Hit hit, Consumer<Hit> kept) {
        latest.put(value, hit);
        kept.accept(hit);
    }

    @Override
    public List<DetectorState.Counted> saved() {
        return latest.entrySet().stream()
                .map(entry -> new DetectorState.Counted(
                        entry.getKey(), 1, entry.getValue().cite().saved()))
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
    public long value() {
        return latest.size();
    }

    @Override
    public List<Hit> hits() {
        return latest.values().stream().distinct().toList();
    }
}
