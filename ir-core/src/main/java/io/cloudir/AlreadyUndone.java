package io.cloudir;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.Proposal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of a change that should be taken back, and of which nothing is left, that this is why the response did nothing. Who
 * makes a key and deletes it leaves nothing to contain; without a word about it, a reader would miss an action.
 */
final class AlreadyUndone {
    private static final int ID_LENGTH = 16;

    private AlreadyUndone() {}

    /**
     * The finding, from the plan for taking a record back; empty if something is left, for the cloud or for people, or if an
     * action of the response acted upon what the record made, for then it may be that action's work.
     */
    static Optional<FindingRecorded> by(Incident seen, Proposal proposal, ActionPlan plan) {
        boolean nothingLeft = proposal.request() instanceof Containment.RollBack
                && plan.isEmpty()
                && plan.tasks().isEmpty();
        if (!nothingLeft || isOurWork(seen, proposal)) {
            return Optional.empty();
        }
        return Optional.of(new FindingRecorded(
                "undone-" + Digest.ofText(plan.target().id()).hex().substring(0, ID_LENGTH),
                FindingRecorded.UNDONE,
                proposal.reason()
                        + " Nothing was left of it when the response came to it: it had been undone, or had changed nothing.",
                List.of(),
                proposal.records()));
    }

    /** Whether it may be: an action began to take it back, or to change what the record made, or whoever made it, if nobody knows what that was. */
    private static boolean isOurWork(Incident seen, Proposal proposal) {
        List<ActionPlanned> begun = seen.response().actions().stream()
                .filter(action -> !action.steps().isEmpty())
                .map(action -> action.plan().event())
                .toList();
        if (begun.isEmpty()) {
            return false;
        }
        Set<Entity> made = seen.detection().findings().stream()
                .map(Recorded::event)
                .filter(it -> it.step().equals(CreatedIdentities.STEP))
                .filter(it -> !Collections.disjoint(it.recordIds(), proposal.records()))
                .flatMap(it -> it.entities().stream())
                .collect(Collectors.toSet());
        Set<Entity> touched = made.isEmpty() ? actorsOfIdentityCalls(seen, proposal) : made;
        if (begun.stream()
                .anyMatch(action -> action.target().equals(proposal.request().target()))) {
            return true;
        }
        return begun.stream().anyMatch(action -> touches(action, touched));
    }

    private static boolean touches(ActionPlanned action, Set<Entity> things) {
        return things.contains(action.target())
                || things.stream()
                        .filter(it -> it.type() == EntityType.ACCESS_KEY)
                        .anyMatch(key -> action.changes().stream()
                                .anyMatch(change -> change.target().contains(key.id())));
    }

    /** Who made the calls of identity management among the records, for the suspension of an identity takes back its own. */
    private static Set<Entity> actorsOfIdentityCalls(Incident seen, Proposal proposal) {
        return seen.detection().signals().stream()
                .flatMap(signal -> signal.event().records().stream())
                .filter(record -> proposal.records().contains(record.id())
                        && record.action().startsWith("iam."))
                .map(record -> Entity.of(EntityType.PRINCIPAL, record.actor()))
                .collect(Collectors.toSet());
    }
}
