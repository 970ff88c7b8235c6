package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.detect.Signal;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Recorded;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Measure;
import io.cloudir.model.Principal;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.respond.ContainmentStanding;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Has rules look more closely at what an incident is about while it is watched, and looks at contained identities and keys with
 * a tighter measure than any rule: whatever they do with success shows that containment does not hold, be it a call that is
 * nobody's suspicion otherwise. Thread-safe; a record of nobody contained costs two lookups.
 */
final class Vigilance {
    /** The rule that its signals name. */
    static final Signal.Rule RULE =
            new Signal.Rule("contained-entity-acts", "Contained identity acted", Signal.Origin.SHIPPED);

    /** Clouds take a change of access up within a while; what happens in it shows nothing. IAM names no bound, so a generous one. */
    private static final Duration TAKEN_UP = Duration.ofMinutes(5);

    private static final Set<String> CONTAINING = Set.of("suspend-identity", "deactivate-key");
    private static final Set<EntityType> WATCHED =
            Set.of(EntityType.PRINCIPAL, EntityType.ACCESS_KEY, EntityType.ADDRESS);
    private static final List<Technique> TECHNIQUES = List.of(new Technique("T1078"));

    /** Since when each is contained, by incident: an incident is learned as a whole. */
    private final Map<IncidentId, Known> contained = new HashMap<>();

    private final Map<Entity, Instant> since = new HashMap<>();

    /** The watches of incidents, each over what the incident is about. */
    private final Map<IncidentId, Watched> watches = new HashMap<>();

    private final Map<IncidentId, Long> versions = new HashMap<>();

    private final Map<Entity, Set<Watched>> watched = new HashMap<>();
    private final int sensitivity;
    private final Set<Told> told = new HashSet<>();

    /** What was learned of an incident, and of which version of it: another thread may have read an older one. */
    private record Known(long version, Map<Entity, Instant> since) {
        static final Known NOTHING = new Known(0, Map.of());
    }

    /**
     * What is watched.
     *
     * @param size how many things the incident was about when it was learned: they only become more
     */
    private record Watched(IncidentId incident, TimeRange span, int size) {}

    /** Each containment is found to fail once. */
    private record Told(Entity entity, Instant since) {}

    /**
     * Vigilance with nobody contained or watched yet.
     *
     * @param sensitivity how many times lower thresholds are for whoever is watched, at least 1
     */
    Vigilance(int sensitivity) {
        this.sensitivity = sensitivity;
    }

    /** Takes up what an incident's journal tells of containment in force, and of its watch. */
    synchronized void learn(Incident incident) {
        learnWatch(incident);
        learnContainment(incident);
    }

    /** How many times lower the thresholds of rules are for a record: the plan's factor within a watch over who acted or from where. */
    synchronized int factor(Activity.Head head) {
        return !watched.isEmpty()
                        && Stream.concat(acting(head), address(head)).anyMatch(entity -> isWatched(entity, head.time()))
                ? sensitivity
                : 1;
    }

    private boolean isWatched(Entity entity, Instant time) {
        return watched.getOrDefault(entity, Set.of()).stream()
                .anyMatch(it -> it.span().contains(time));
    }

    private void learnWatch(Incident incident) {
        if (incident.version() < versions.merge(incident.id(), incident.version(), Math::max)) {
            return;
        }
        Optional<Watched> now = sensitivity == 1
                ? Optional.empty()
                : incident.progress()
                        .watch()
                        .filter(watch -> watch.finished().isEmpty())
                        .map(watch -> new TimeRange(watch.started().occurredAt(), watch.until()))
                        .map(span -> new Watched(
                                incident.id(),
                                span,
                                incident.detection().entities().size()));
        Optional<Watched> before = Optional.ofNullable(watches.get(incident.id()));
        if (now.equals(before)) {
            return;
        }
        before.ifPresent(it -> watched.values().removeIf(all -> all.remove(it) && all.isEmpty()));
        watches.remove(incident.id());
        now.ifPresent(it -> {
            watches.put(incident.id(), it);
            incident.detection().entities().stream()
                    .map(InvolvedEntity::entity)
                    .filter(entity -> WATCHED.contains(entity.type()))
                    .forEach(entity -> watched.computeIfAbsent(entity, unseen -> new HashSet<>())
                            .add(it));
        });
    }

    private void learnContainment(Incident incident) {
        Map<Entity, Instant> now = new HashMap<>();
        for (IncidentAction action : incident.response().actions()) {
            if (CONTAINING.contains(action.plan().event().actionType())
                    && !ContainmentStanding.isGivenBack(incident, action)) {
                inForceSince(action)
                        .ifPresent(at -> now.put(action.plan().event().target(), at));
            }
        }
        Known before = contained.getOrDefault(incident.id(), Known.NOTHING);
        if (incident.version() < before.version() || (now.isEmpty() && before.equals(Known.NOTHING))) {
            return;
        }
        contained.put(incident.id(), new Known(incident.version(), now));
        if (!now.equals(before.since())) {
            since.clear();
            contained
                    .values()
                    .forEach(it -> it.since().forEach((entity, at) -> since.merge(entity, at, Vigilance::earlier)));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What a record shows: that somebody contained acted with success, if it does and that is not told yet. */
    synchronized Optional<Detection> look(Activity record) {
        Activity.Head head = record.head();
        if (since.isEmpty() || !head.errorCode().isEmpty()) {
            return Optional.empty();
        }
        return acting(head)
                .filter(entity -> isLate(entity, head.time()))
                .filter(entity -> told.add(new Told(entity, since.getOrDefault(entity, Instant.MIN))))
                .findFirst()
                .map(entity -> detection(entity, record));
    }

    private static Stream<Entity> acting(Activity.Head head) {
        return Stream.concat(
                head.principal().map(Principal::entity).stream(),
                head.accessKey().isEmpty()
                        ? Stream.empty()
                        : Stream.of(Entity.of(EntityType.ACCESS_KEY, head.accessKey())));
    }

    private static Stream<Entity> address(Activity.Head head) {
        return head.address().isEmpty() ? Stream.empty() : Stream.of(Entity.of(EntityType.ADDRESS, head.address()));
    }

    private boolean isLate(Entity entity, Instant time) {
        Instant at = since.get(entity);
        return at != null && time.isAfter(at.plus(TAKEN_UP));
    }

    /** When the last of its changes was made: reading it back later makes it no younger. */
    private static Optional<Instant> inForceSince(IncidentAction action) {
        Optional<Instant> made = action.steps().stream()
                .filter(step -> !step.undoing() && step.succeeded())
                .flatMap(step -> step.finished().stream())
                .map(Recorded::occurredAt)
                .max(Instant::compareTo);
        if (action.state() instanceof ActionState.Executed executed) {
            return made.or(() -> Optional.of(executed.at()));
        }
        return action.state() instanceof ActionState.Verified verified
                ? made.or(() -> Optional.of(verified.at()))
                : Optional.empty();
    }

    private static Detection detection(Entity entity, Activity record) {
        Activity.Head head = record.head();
        Signal signal = new Signal(
                Signal.idOf(RULE.id(), entity, head.id()),
                head.time(),
                new TimeRange(head.time(), head.time()),
                RULE,
                Trigger.ACCOUNT_COMPROMISE,
                Severity.HIGH,
                entity,
                head.cloud(),
                head.account(),
                head.region(),
                List.of(record.summary()),
                1,
                new Measure(1, "records"),
                Optional.empty(),
                TECHNIQUES,
                Text.printable(entity.id()) + " was contained, and after that called "
                        + Text.printable(head.action())
                        + " with success: either containment does not hold, or somebody undid it.");
        return new Detection(signal, List.of(record));
    }
}
