package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Merges an incident, the source, into another, the target. The target's journal is written first: it takes over the
 * source's signals, the entities it involves, open tasks and open deadlines; findings, evidence and actions stay with the
 * source, which the target names together with its head. Then the source's journal ends. Immutable and thread-safe.
 *
 * @param lifecycle the table in force
 */
public record MergeDecisions(Lifecycle lifecycle) {
    public MergeDecisions {
        Objects.requireNonNull(lifecycle, "lifecycle");
    }

    /**
     * Merges {@code source} into {@code target}. Merging what is merged already is done; merging an incident into itself,
     * into one that is over, or the other way round while such a merge is half done is refused.
     */
    public MergeDecision merge(Incident source, Incident target, String reason, Actor actor, Instant now) {
        if (isMerged(source, target)) {
            return leftOver(source, target, reason, actor, now);
        }
        Optional<String> obstacle = obstacle(source, target);
        if (obstacle.isPresent()) {
            return new MergeDecision.Refused(obstacle.get(), Optional.empty());
        }
        PhaseDecisions phases = new PhaseDecisions(lifecycle);
        Decision end = phases.move(source, Phase.MERGED, reason, actor, now);
        if (end instanceof Decision.Refused refused) {
            return new MergeDecision.Refused(refused.text(), refused.transition());
        }
        return new MergeDecision.Granted(
                takeOver(source, target, reason.strip(), actor, now),
                Decision.granted(source, actor, now, new MergedInto(target.id(), reason.strip()))
                        .followedBy((Decision.Granted) end));
    }

    /**
     * Finishes a merge that stopped between its two appends; it uses the reason and the actor that the target recorded.
     * Whatever the source gained since is taken over too.
     *
     * @return what is missing; {@link MergeDecision.Done} if nothing is; refused if the target never took the source over
     *     or the source may no longer be merged
     */
    public MergeDecision resume(Incident source, Incident target, Instant now) {
        return target.relations().mergedFrom().stream()
                .filter(it -> it.event().source().equals(source.id()))
                .findFirst()
                .map(it -> merge(source, target, it.event().reason(), it.actor(), now))
                .orElseGet(() -> new MergeDecision.Refused(
                        "incident " + target.id() + " has not taken over " + source.id() + "; merge them first.",
                        Optional.empty()));
    }

    /** The incidents that a target took over, to be checked with {@link #resume} after a stop. */
    public static List<IncidentId> sources(Incident target) {
        return target.relations().mergedFrom().stream()
                .map(it -> it.event().source())
                .toList();
    }

    private static boolean isMerged(Incident source, Incident target) {
        return source.phase() == Phase.MERGED
                && target.relations().tookOver(source.id())
                && mergedInto(source).filter(target.id()::equals).isPresent();
    }

    /** A fact may reach the source after its end; it must not stay there unseen. */
    private static MergeDecision leftOver(Incident source, Incident target, String reason, Actor actor, Instant now) {
        Decision.Granted late = takeOver(source, target, reason, actor, now);
        return late.drafts().isEmpty() || target.phase().isOver()
                ? new MergeDecision.Done()
                : new MergeDecision.Granted(late, Decision.nothingToDo(source));
    }

    private static Optional<IncidentId> mergedInto(Incident incident) {
        return incident.relations().mergedInto().map(Recorded::event).map(MergedInto::target);
    }

    private static Optional<String> obstacle(Incident source, Incident target) {
        if (source.id().equals(target.id())) {
            return Optional.of("cannot merge incident " + source.id() + " into itself; name another one.");
        }
        if (source.phase() == Phase.MERGED) {
            return Optional.of("incident " + source.id() + " is merged already"
                    + mergedInto(source).map(id -> ", into " + id).orElse("") + ".");
        }
        if (target.phase() == Phase.MERGED) {
            return Optional.of("incident " + target.id() + " is merged itself"
                    + mergedInto(target)
                            .map(id -> "; merge into " + id + " instead.")
                            .orElse("."));
        }
        if (target.phase().isOver()) {
            return Optional.of("incident " + target.id() + " is over, in phase "
                    + target.phase().code() + "; reopen it first, or link the two.");
        }
        if (source.exercise() != target.exercise()) {
            return Optional.of("one of " + source.id() + " and " + target.id()
                    + " is an exercise and the other is not; keep them apart.");
        }
        if (source.relations().tookOver(target.id())) {
            return Optional.of("incident " + source.id() + " is taking over " + target.id()
                    + "; finish that merge, it goes the other way.");
        }
        return Optional.empty();
    }

    private static Decision.Granted takeOver(
            Incident source, Incident target, String reason, Actor actor, Instant now) {
        List<Draft> drafts = new ArrayList<>();
        if (!target.relations().tookOver(source.id())) {
            drafts.add(Draft.of(new MergedFrom(source.id(), source.head().hash(), reason), now, actor));
        }
        Takeover.missing(source, target).forEach(event -> drafts.add(Draft.of(event, now, actor)));
        return new Decision.Granted(target.id(), target.version(), drafts);
    }
}
