package io.cloudir;

import io.cloudir.detect.Learning;
import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Phase;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What baselines do not learn from, as the journals tell it: of whatever an incident is about, from its first record on until it is
 * closed; of an account from its first record to its last. Of a false positive all is learned, also what was left out before.
 * Thread-safe.
 */
final class IncidentLearning implements Learning {
    /** No baseline looks back further. */
    static final Duration LONGEST = Duration.ofDays(64);

    private static final Set<EntityType> ABOUT = Set.of(
            EntityType.PRINCIPAL, EntityType.ACCESS_KEY, EntityType.ADDRESS, EntityType.RESOURCE, EntityType.HOST);

    /** It was none, or what it was about is told by the one that it is part of. */
    private static final Set<Phase> NOT_ITS_OWN = Set.of(Phase.FALSE_POSITIVE, Phase.MERGED);

    private final Clock clock;
    /** What is left out now, by incident. */
    private final Map<IncidentId, Known> incidents = new HashMap<>();

    private final Map<String, Map<IncidentId, TimeRange>> byId = new HashMap<>();

    /** What was learned of an incident, and of which version: another thread may have read an older one. */
    private record Known(long version, Set<String> ids) {}

    IncidentLearning(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<TimeRange> leavesOut(String id) {
        if (byId.isEmpty()) {
            return List.of();
        }
        Collection<TimeRange> ranges = byId.getOrDefault(id, Map.of()).values();
        return ranges.isEmpty() ? List.of() : List.copyOf(ranges);
    }

    /** Takes up what an incident's journal tells now. */
    synchronized void learn(Incident incident) {
        Known before = incidents.get(incident.id());
        if (before != null && incident.version() <= before.version()) {
            return;
        }
        if (before != null) {
            before.ids()
                    .forEach(id -> byId.computeIfPresent(id, (same, ranges) -> {
                        ranges.remove(incident.id());
                        return ranges.isEmpty() ? null : ranges;
                    }));
            incidents.remove(incident.id());
        }
        Instant until = until(incident);
        if (NOT_ITS_OWN.contains(incident.phase())
                || until.isBefore(clock.instant().minus(LONGEST))) {
            return;
        }
        Instant from = incident.detection().firstRecordAt().orElse(incident.openedAt());
        TimeRange whole = new TimeRange(from, from.isAfter(until) ? from : until);
        Set<String> ids = incident.detection().entities().stream()
                .map(InvolvedEntity::entity)
                .filter(entity -> ABOUT.contains(entity.type()))
                .map(Entity::id)
                .collect(Collectors.toCollection(HashSet::new));
        ids.forEach(id -> put(id, incident.id(), whole));
        TimeRange records =
                new TimeRange(from, incident.detection().lastRecordAt().orElse(from));
        for (CloudAccount account : incident.detection().accounts()) {
            if (ids.add(account.id())) {
                put(account.id(), incident.id(), records);
            }
        }
        incidents.put(incident.id(), new Known(incident.version(), ids));
    }

    private void put(String id, IncidentId incident, TimeRange range) {
        byId.computeIfAbsent(id, unseen -> new HashMap<>()).put(incident, range);
    }

    /** Until when nothing is learned: the end of an incident that is over, else for good. */
    private static Instant until(Incident incident) {
        if (!incident.phase().isOver()) {
            return Instant.MAX;
        }
        Cycle cycle = incident.progress().cycle();
        return cycle.spans().isEmpty()
                ? incident.updatedAt()
                : cycle.spans().get(cycle.spans().size() - 1).entered();
    }
}
