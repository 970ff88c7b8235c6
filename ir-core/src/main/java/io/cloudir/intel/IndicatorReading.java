package io.cloudir.intel;

import io.cloudir.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * What was read of a file of indicators.
 *
 * @param indicators those that can be matched
 * @param unused what cannot be used, with the reason; the first {@value #TOLD}
 * @param unusedCount how many cannot be used in all
 */
public record IndicatorReading(List<Indicator> indicators, List<Unused> unused, long unusedCount) {
    /** Most unusable entries told one by one. */
    public static final int TOLD = 100;

    /**
     * An entry that cannot be used.
     *
     * @param place where it stands
     * @param reason why
     */
    public record Unused(String place, String reason) {
        public Unused {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String toString() {
            return Text.printable(place) + ": " + reason;
        }
    }

    public IndicatorReading {
        indicators = List.copyOf(indicators);
        unused = List.copyOf(unused);
    }
}
