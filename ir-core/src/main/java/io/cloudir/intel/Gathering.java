package io.cloudir.intel;

import java.util.ArrayList;
import java.util.List;

/** Gathers what a reader finds. */
final class Gathering {
    /** Most indicators of one file. */
    static final int LIMIT = 2_000_000;

    final List<Indicator> indicators = new ArrayList<>();
    private final List<IndicatorReading.Unused> unused = new ArrayList<>();
    private long unusedCount;

    void unused(String place, String reason) {
        unusedCount++;
        if (unused.size() < IndicatorReading.TOLD) {
            unused.add(new IndicatorReading.Unused(place, reason));
        }
    }

    IndicatorReading result() {
        return new IndicatorReading(indicators, unused, unusedCount);
    }
}
