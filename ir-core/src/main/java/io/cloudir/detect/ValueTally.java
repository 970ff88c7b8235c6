package io.cloudir.detect;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts different values: of each it keeps the latest hit, so it never holds more than the rule's threshold. */
final class ValueTally implements Tally {
    private final Map<String, Hit> latest = new LinkedHashMap<>();

    @Override
    public void add(Hit hit, Consumer<Hit> dropped) {
        Hit earlier = latest.remove(hit.value());
        latest.put(hit.value(), hit);
        if (earlier != null) {
            dropped.accept(earlier);
        }
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
    public long value() {
        return latest.size();
    }

    @Override
    public List<Hit> hits() {
        return List.copyOf(latest.values());
    }
}
