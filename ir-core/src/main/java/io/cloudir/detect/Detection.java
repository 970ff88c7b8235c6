package io.cloudir.detect;

import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Objects;

/**
 * A signal together with the records it cites, for as long as they can still be preserved as evidence.
 *
 * @param signal the signal
 * @param cited the records behind {@code signal.records()}, in the same order; fewer if the bound on raw bytes was met
 */
public record Detection(Signal signal, List<Activity> cited) {
    public Detection {
        Objects.requireNonNull(signal, "signal");
        cited = List.copyOf(cited);
    }
}
