package io.cloudir.respond;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an incident stays contained, and what was let back: who may sign in or what may talk again, since when and by whose
 * decision. It is told by the journal alone; what somebody changed in the cloud beside the response is not in it. A change
 * that was taken back ({@code roll-back}) holds nobody and is left out, as is a password that was reset.
 *
 * @param held what is contained still, in the order in which it was planned
 * @param letBack what is free again, in the order in which it became so
 * @param leftToPeople suspects whom no action cuts off and of whom a person says that it is done, so that containment rests on
 *     that word
 */
public record ContainmentStanding(List<Held> held, List<LetBack> letBack, List<LeftToPeople> leftToPeople) {
    private static final Set<String> HOLDS_NOBODY = Set.of("roll-back", "reset-password");
    private static final String SUSPENSION = "suspend-identity";
    private static final String RESTORATION = "restore-access";

    public ContainmentStanding {
        held = List.copyOf(held);
        letBack = List.copyOf(letBack);
        leftToPeople = List.copyOf(leftToPeople);
    }

    /**
     * Something that is contained.
     *
     * @param actionId the action that contains it
     * @param actionType its type, such as {@code suspend-identity}
     * @param target who or what
     * @param since when the last change of it was made
     * @param until when it ends by itself; empty if a person must end it
     * @param whole whether all of it stands as far as was read: false if it was done in part or found not to hold
     */
    public record Held(
            String actionId, String actionType, Entity target, Instant since, Optional<Instant> until, boolean whole) {
        public Held {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(actionType, "actionType");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * Something that was contained and is free again.
     *
     * @param actionId the action that freed it: the undone one itself, or the one that restored access
     * @param actionType the type of the containment that ended, such as {@code suspend-identity}
     * @param target who or what
     * @param since when it became free
     * @param decidedBy whose decision it was: who had it undone, or approved the restoration; of what ended by itself also who
     *     approved that end
     * @param reason why, in the words of who decided
     * @param stays pieces of state that the containment changed and that stay so, such as a key that stays inactive
     */
    public record LetBack(
            String actionId,
            String actionType,
            Entity target,
            Instant since,
            List<Actor> decidedBy,
            String reason,
            List<String> stays) {
        public LetBack {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(actionType, "actionType");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(since, "since");
            decidedBy = List.copyOf(decidedBy);
            Objects.requireNonNull(reason, "reason");
            stays = List.copyOf(stays);
        }
    }

    /** As the journal tells it now. */
    public static ContainmentStanding of(Incident incident) {
        List<IncidentAction> actions = incident.response().actions();
        List<IncidentAction> contain = StillHolds.of(actions, Purpose.CONTAIN).stream()
                .filter(it -> !HOLDS_NOBODY.contains(it.plan().event().actionType()))
                .toList();
        Map<String, String> present = present(actions);
        List<Held> held = contain.stream()
                .filter(it -> it.isInForce() && restored(it, actions).isEmpty())
                .map(ContainmentStanding::held)
                .toList();
        Stream<LetBack> undone = contain.stream()
                .filter(it -> !it.isInForce() && isFree(it, contain))
                .flatMap(it -> it.released().map(released -> undone(it, released)).stream());
        Stream<LetBack> restored = contain.stream()
                .filter(it -> it.isInForce())
                .flatMap(it -> restored(it, actions).map(by -> restored(it, by, present)).stream());
        return new ContainmentStanding(
                held,
                Stream.concat(undone, restored)
                        .sorted(Comparator.comparing(LetBack::since).thenComparing(LetBack::actionId))
                        .toList(),
                LeftToPeople.of(incident));
    }

    /** Whether no other containment of the same kind holds it. */
    private static boolean isFree(IncidentAction action, List<IncidentAction> contain) {
        return contain.stream()
                .noneMatch(other -> other.isInForce()
                        && other.plan()
                                .event()
                                .actionType()
                                .equals(action.plan().event().actionType())
                        && other.plan()
                                .event()
                                .target()
                                .equals(action.plan().event().target()));
    }

    private static Held held(IncidentAction action) {
        boolean whole = action.state() instanceof ActionState.Executed
                || (action.state() instanceof ActionState.Verified it && it.holds());
        return new Held(
                action.id(),
                action.plan().event().actionType(),
                action.plan().event().target(),
                StillHolds.madeAt(action),
                action.plan().event().expires(),
                whole);
    }

    private static LetBack undone(IncidentAction action, Recorded<ActionReleased> released) {
        Stream<Actor> approvers = released.actor() instanceof Actor.Person ? Stream.empty() : approvers(action);
        return new LetBack(
                action.id(),
                action.plan().event().actionType(),
                action.plan().event().target(),
                released.occurredAt(),
                Stream.concat(Stream.of(released.actor()), approvers).toList(),
                released.event().reason(),
                List.of());
    }

    private static LetBack restored(IncidentAction suspension, IncidentAction by, Map<String, String> present) {
        return new LetBack(
                by.id(),
                suspension.plan().event().actionType(),
                suspension.plan().event().target(),
                StillHolds.madeAt(by),
                approvers(by).toList(),
                by.approvals().stream()
                        .reduce((first, last) -> last)
                        .map(it -> it.event().reason())
                        .orElse(""),
                suspension.plan().event().changes().stream()
                        .filter(change -> change.after().equals(present.get(change.target())))
                        .map(Change::target)
                        .distinct()
                        .toList());
    }

    private static Stream<Actor> approvers(IncidentAction action) {
        return action.approvals().stream().map(Recorded::actor).distinct();
    }

    /** Whether a suspension in force counts no more, for access was restored after it. */
    public static boolean isGivenBack(Incident incident, IncidentAction suspension) {
        return restored(suspension, incident.response().actions()).isPresent();
    }

    /** The newest restoration that gave a suspended identity back. */
    private static Optional<IncidentAction> restored(IncidentAction suspension, List<IncidentAction> actions) {
        return actions.stream()
                .filter(it -> suspension.plan().event().actionType().equals(SUSPENSION)
                        && it.plan().event().actionType().equals(RESTORATION)
                        && it.plan()
                                .event()
                                .target()
                                .equals(suspension.plan().event().target())
                        && StillHolds.isComplete(it)
                        && madeSeq(it) > madeSeq(suspension))
                .max(Comparator.comparing(ContainmentStanding::madeSeq));
    }

    /** What the actions in force left each piece of state as, the last one last. */
    private static Map<String, String> present(List<IncidentAction> actions) {
        Map<String, String> present = new HashMap<>();
        actions.stream()
                .filter(IncidentAction::isInForce)
                .sorted(Comparator.comparing(ContainmentStanding::madeSeq))
                .flatMap(it -> it.plan().event().changes().stream())
                .forEach(change -> present.put(change.target(), change.after()));
        return present;
    }

    /** The entry of its last change; that it was read back later changes nothing of the order. */
    private static long madeSeq(IncidentAction action) {
        return action.steps().stream()
                .filter(run -> !run.undoing())
                .mapToLong(run ->
                        run.finished().map(Recorded::seq).orElse(run.started().seq()))
                .max()
                .orElse(action.changedSeq());
    }
}
