package io.cloudir.respond;

import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A snapshot or image that a suspect shared with others may have been copied by them. Taking the sharing back does not reach
 * the copy, so asking after it is a task of its own.
 */
final class SharedCopies implements ProposalRule {
    /** The calls that share, with the fields that name what is shared. */
    private static final Map<String, String> SHARED = Map.of(
            "ModifySnapshotAttribute", "requestParameters.snapshotId",
            "ModifyImageAttribute", "requestParameters.imageId",
            "ModifyDBSnapshotAttribute", "requestParameters.dBSnapshotIdentifier",
            "ModifyDBClusterSnapshotAttribute", "requestParameters.dBClusterSnapshotIdentifier");

    private static final List<String> WITH = List.of(
            "requestParameters.createVolumePermission.add.items.userId",
            "requestParameters.createVolumePermission.add.items.group",
            "requestParameters.launchPermission.add.items.userId",
            "requestParameters.launchPermission.add.items.group",
            "requestParameters.valuesToAdd");

    private final IncidentFacts facts;

    SharedCopies(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (Activity deed : facts.deedsHere()) {
            String field = SHARED.get(IncidentFacts.nameOf(deed));
            if (field != null) {
                IncidentFacts.texts(deed, field)
                        .forEach(shared -> with(deed)
                                .forEach(other -> draft.leave(
                                        TaskKind.RESPONSE,
                                        Entity.of(EntityType.RESOURCE, shared),
                                        "Find out whether " + Text.printable(shared)
                                                + " was copied while it was shared with "
                                                + (other.equals("all")
                                                        ? "everybody"
                                                        : "account " + Text.printable(other))
                                                + ", and have the copy deleted; until that is known, its data counts as lost.",
                                        "taking the sharing back does not reach a copy outside the account")));
            }
        }
    }

    private static Stream<String> with(Activity deed) {
        return WITH.stream()
                .flatMap(path -> IncidentFacts.texts(deed, path).stream())
                .distinct();
    }
}
