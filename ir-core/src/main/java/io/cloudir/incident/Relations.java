package io.cloudir.incident;

import io.cloudir.incident.event.LifecycleEvent.IncidentLinked;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.model.IncidentId;
import java.util.List;
import java.util.Optional;

/**
 * How the incident is tied to others.
 *
 * @param mergedFrom the incidents that it took over, in order
 * @param mergedInto the incident that took it over
 * @param links the incidents that it has to do with
 */
public record Relations(
        List<Recorded<MergedFrom>> mergedFrom,
        Optional<Recorded<MergedInto>> mergedInto,
        List<Recorded<IncidentLinked>> links) {
    static final Relations NONE = new Relations(List.of(), Optional.empty(), List.of());

    public Relations {
        mergedFrom = List.copyOf(mergedFrom);
        links = List.copyOf(links);
    }

    /** Whether this incident has recorded that it takes over another. */
    public boolean tookOver(IncidentId source) {
        return mergedFrom.stream().anyMatch(it -> it.event().source().equals(source));
    }
}
