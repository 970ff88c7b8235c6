package io.cloudir.detect;

import io.cloudir.model.TimeRange;
import java.util.List;

/**
 * Says what baselines must not learn from: what an incident is about, unless that was a false positive. Asked when something is
 * judged, so that what turns out to be one is left out from its beginning on, and what turns out not to be one counts after all.
 * Called in the thread that the detector runs in.
 */
@FunctionalInterface
public interface Learning {
    /** All is learned from. */
    Learning EVERYTHING = id -> List.of();

    /**
     * The times of which nothing is learned of somebody or something.
     *
     * @param id the id of an identity, an access key, an address, a resource or an account, as records name it
     */
    List<TimeRange> leavesOut(String id);
}
