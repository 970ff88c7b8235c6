package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.decision.Route;
import io.cloudir.incident.decision.SignalRouting;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.store.IncidentIndex;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the incident that a signal belongs to: one that shares an entity with it and was active not long before. Knows
 * every incident by its entities. Thread-safe.
 */
final class Correlator {
    private final Desk desk;
    private final IncidentIndex index;
    private final Duration window;
    private final Map<Entity, Set<IncidentId>> byEntity = new HashMap<>();

    /** How many entities of an incident are remembered; as many as it has means all, for they only become more. */
    private final Map<IncidentId, Integer> known = new HashMap<>();

    Correlator(Desk desk, IncidentIndex index, Duration window) {
        this.desk = desk;
        this.index = index;
        this.window = window;
        refresh();
    }

    /** Learns what other processes know by now. It looks at the head of every incident, so it is kept for openings. */
    synchronized void refresh() {
        index.rows()
                .forEach(row -> row.entities()
                        .forEach(entity -> learn(entity, row.head().incident())));
    }

    /** Remembers what an incident is about. */
    synchronized void learn(Incident incident) {
        int count = incident.detection().entities().size();
        if (count != known.getOrDefault(incident.id(), 0)) {
            incident.detection().entities().forEach(involved -> learn(involved.entity(), incident.id()));
            known.put(incident.id(), count);
        }
    }

    /** Remembers what a signal that joined an incident has made it be about, which is far less than all it is about. */
    synchronized void learn(IncidentId incident, Signal signal) {
        learn(signal.entity(), incident);
        Involvement.of(signal).forEach(entity -> learn(entity, incident));
    }

    private void learn(Entity entity, IncidentId incident) {
        if (entity.type() != EntityType.NONE
                && byEntity.computeIfAbsent(entity, none -> new TreeSet<>()).add(incident)) {
            known.merge(incident, 1, Integer::sum);
        }
    }

    /**
     * Where a signal belongs, and the incident that says so; {@link Route.Unrelated} with no incident if it belongs to
     * none.
     */
    synchronized Found find(Preserved preserved) {
        Signal signal = preserved.signal();
        Set<Entity> involved = Involvement.of(preserved);
        Found best = Found.NOTHING;
        for (IncidentId id : candidates(involved)) {
            Found found = follow(id, signal, involved);
            if (found.rank() < best.rank()) {
                best = found;
            }
        }
        return best;
    }

    /**
     * What the id of a new incident is derived from. Two nodes that see the same entity within the same window derive the
     * same id.
     *
     * @param after the incident that the new one follows
     */
    String dedupeKey(Signal signal, Optional<IncidentId> after) {
        Entity entity = signal.entity().type() == EntityType.NONE
                ? Entity.of(EntityType.ACCOUNT, signal.account().isEmpty() ? "unknown" : signal.account())
                : signal.entity();
        long bucket = Math.floorDiv(signal.span().from().getEpochSecond(), window.toSeconds());
        String key = String.join(
                "|", signal.cloud().code(), signal.account(), entity.type().code(), entity.id(), Long.toString(bucket));
        return after.map(id -> key + "|after|" + id).orElse(key);
    }

    private Set<IncidentId> candidates(Set<Entity> involved) {
        Set<IncidentId> ids = new TreeSet<>();
        involved.forEach(entity -> ids.addAll(byEntity.getOrDefault(entity, Set.of())));
        return ids;
    }

    private Found follow(IncidentId first, Signal signal, Set<Entity> involved) {
        Set<IncidentId> seen = new TreeSet<>();
        IncidentId id = first;
        while (seen.add(id)) {
            Optional<Incident> incident;
            try {
                incident = desk.find(id);
            } catch (AlteredJournalException e) {
                desk.leaveAlone(e);
                return new Found(followsUnreadable(id), Optional.of(id), Optional.empty());
            }
            if (incident.isEmpty()) {
                return Found.NOTHING;
            }
            Route route = SignalRouting.route(incident.get(), signal.id(), signal.time(), involved);
            if (!(route instanceof Route.Follow onward)) {
                return route instanceof Route.Known || reaches(incident.get(), signal, route)
                        ? new Found(route, Optional.of(id), incident)
                        : Found.NOTHING;
            }
            id = onward.target();
        }
        return Found.NOTHING;
    }

    /**
     * Whether the signal is near enough in time. What happened long before the incident is no part of it; what comes long
     * after it is not either, unless the incident is watched or over: then the route says what the signal follows.
     */
    private boolean reaches(Incident incident, Signal signal, Route route) {
        Instant first = incident.detection().firstRecordAt().orElse(incident.openedAt());
        Instant last = incident.detection().lastRecordAt().orElse(incident.updatedAt());
        boolean longBefore = signal.span().to().isBefore(first.minus(window));
        boolean longAfter = signal.span().from().isAfter(last.plus(window));
        return !longBefore && !(longAfter && route instanceof Route.Attach);
    }

    /** Nobody can tell whether a signal belongs to an incident whose journal was altered, so it gets one of its own. */
    static Route.OpenLinked followsUnreadable(IncidentId id) {
        return new Route.OpenLinked(
                "follows-unreadable", "may belong to incident " + id + ", whose journal is not as it was written");
    }

    /**
     * What was found.
     *
     * @param route where the signal belongs
     * @param id the incident that says so
     * @param incident the same as its journal tells it; empty if that cannot be read
     */
    record Found(Route route, Optional<IncidentId> id, Optional<Incident> incident) {
        static final Found NOTHING = new Found(new Route.Unrelated(), Optional.empty(), Optional.empty());

        /** Whether there is an incident that the signal is added to, or has been. */
        boolean takesIn() {
            return route instanceof Route.Known || route instanceof Route.Attach || route instanceof Route.Reopen;
        }

        /** The most certain first: a signal goes where it is known before it goes where it might belong. */
        private int rank() {
            if (route instanceof Route.Known) {
                return 0;
            }
            if (route instanceof Route.Attach) {
                return 1;
            }
            if (route instanceof Route.Reopen) {
                return 2;
            }
            return route instanceof Route.OpenLinked ? (incident.isPresent() ? 3 : 4) : 5;
        }
    }
}
