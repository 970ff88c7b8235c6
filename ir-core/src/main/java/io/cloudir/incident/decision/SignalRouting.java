package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Watch;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Decides where a signal goes that shares an entity with an incident. While people work on the incident it is attached.
 * Once containment was thought to hold it reopens the incident within the watch, be it a reoccurrence or a late report of
 * what happened before; after the watch it opens a linked incident. A closed incident never swallows a signal.
 */
public final class SignalRouting {
    private SignalRouting() {}

    /**
     * Where a signal belongs.
     *
     * @param incident the incident as folded
     * @param signalId the signal's id
     * @param time when the rule fired, in event time: a signal that arrives late is judged by when things happened
     * @param entities what the signal is about
     */
    public static Route route(Incident incident, String signalId, Instant time, Collection<Entity> entities) {
        if (incident.detection().hasSignal(signalId)) {
            return new Route.Known();
        }
        Optional<Entity> shared = shared(incident, entities);
        if (shared.isEmpty()) {
            return new Route.Unrelated();
        }
        String sharing = "shares the " + shared.get().type().code() + " entity with incident " + incident.id();
        return switch (incident.phase()) {
            case DETECTED, INVESTIGATING, MITIGATING, ON_HOLD -> new Route.Attach(sharing);
            case RECOVERING -> duringRecovery(incident, time, sharing);
            case REVIEWING, CLOSED -> afterRecovery(incident, time, sharing);
            case FALSE_POSITIVE ->
                new Route.OpenLinked("follows-false-positive", sharing + ", which was judged a false positive");
            case MERGED ->
                incident.relations()
                        .mergedInto()
                        .map(Recorded::event)
                        .map(MergedInto::target)
                        .<Route>map(Route.Follow::new)
                        .orElseGet(() -> new Route.OpenLinked("related-to", sharing + ", which was merged"));
        };
    }

    private static Optional<Entity> shared(Incident incident, Collection<Entity> entities) {
        return entities.stream()
                .filter(entity ->
                        entity.type() != EntityType.NONE && incident.detection().involves(entity))
                .min(Entity::compareTo);
    }

    private static Route duringRecovery(Incident incident, Instant time, String sharing) {
        Optional<Watch> watch = incident.progress().watch();
        if (watch.isEmpty() && !isReoccurrence(incident, time)) {
            return new Route.Attach(sharing);
        }
        return new Route.Reopen(reason(incident, time) + ": it " + sharing);
    }

    private static Route afterRecovery(Incident incident, Instant time, String sharing) {
        Optional<Watch> watch = incident.progress().watch();
        return watch.filter(it -> !time.isAfter(it.until())).isPresent()
                ? new Route.Reopen(reason(incident, time) + ": it " + sharing)
                : new Route.OpenLinked("reoccurrence-of", "after the watch: it " + sharing);
    }

    private static String reason(Incident incident, Instant time) {
        return isReoccurrence(incident, time) ? "reoccurrence within the watch" : "late signal within the watch";
    }

    private static boolean isReoccurrence(Incident incident, Instant time) {
        return incident.cycle().containedAt().filter(time::isAfter).isPresent();
    }
}
