package io.cloudir.respond;

import io.cloudir.cloud.Recovery;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derives what brings back what was lost or taken out of use. Access is given back by people, never by rule. */
final class RecoveryProposals {
    private static final Set<String> TAKEN_OUT = Set.of("isolate-host", "stop-host");

    /** Calls that destroy data of which a backup may exist, with the parameter that names it. */
    private static final Map<String, String> DESTROYED = Map.of(
            "DeleteDBInstance", "requestParameters.dBInstanceIdentifier",
            "DeleteDBCluster", "requestParameters.dBClusterIdentifier",
            "DeleteVolume", "requestParameters.volumeId");

    private static final Set<String> DESTROYED_OBJECTS = Set.of("DeleteBucket", "DeleteObject", "DeleteObjects");

    private final IncidentFacts facts;
    private final Circumstances circumstances;
    private final Proposals.Draft draft;

    private RecoveryProposals(IncidentFacts facts, Circumstances circumstances, Proposals.Draft draft) {
        this.facts = facts;
        this.circumstances = circumstances;
        this.draft = draft;
    }

    static Proposals of(IncidentFacts facts, Circumstances circumstances, Proposals.Draft draft) {
        RecoveryProposals proposals = new RecoveryProposals(facts, circumstances, draft);
        proposals.draft.propose(
                new Recovery.Harden(facts.account().id()),
                "Set the account's own guards before anything comes back.",
                List.of());
        new ToolkitDeployments(facts, circumstances).propose(draft);
        facts.compromisedAt().ifPresent(since -> {
            proposals.hosts(since);
            proposals.data(since);
        });
        new ObjectRestorations(facts, circumstances).propose(draft);
        new LeastPrivileges(facts, circumstances).propose(draft);
        proposals.access();
        return draft.done();
    }

    private void hosts(Instant since) {
        for (IncidentAction action : facts.inForce()) {
            if (TAKEN_OUT.contains(action.plan().event().actionType())) {
                String host = action.plan().event().target().id();
                draft.propose(
                        new Recovery.RebuildHost(host, since),
                        "Host " + Text.printable(host) + " was taken out of use and cannot be trusted any more.",
                        List.of());
            }
        }
    }

    private void data(Instant since) {
        for (Activity deed : facts.deedsHere()) {
            String call = IncidentFacts.nameOf(deed);
            if (DESTROYED.containsKey(call)) {
                IncidentFacts.texts(deed, DESTROYED.getOrDefault(call, ""))
                        .forEach(resource -> draft.propose(
                                new Recovery.RestoreFromBackup(resource, since),
                                Text.printable(resource) + " was deleted by a suspect (" + call + ").",
                                List.of(deed.id())));
            } else if (DESTROYED_OBJECTS.contains(call)) {
                IncidentFacts.texts(deed, "requestParameters.bucketName").stream()
                        .filter(bucket -> call.equals("DeleteBucket")
                                || !circumstances.versionedBuckets().contains(bucket))
                        .forEach(bucket -> draft.leave(
                                TaskKind.RECOVERY,
                                Entity.of(EntityType.RESOURCE, bucket),
                                "Restore what was deleted in bucket " + Text.printable(bucket)
                                        + " from its versions or a backup older than " + since + ".",
                                "which objects must come back is for their owner to say"));
            }
        }
    }

    private void access() {
        Set<String> made = facts.made();
        for (IncidentAction action : facts.inForce()) {
            String target = action.plan().event().target().id();
            if (action.plan().event().actionType().equals("suspend-identity")
                    && !made.contains(IncidentFacts.kindAndName(target))) {
                Entity identity = action.plan().event().target();
                draft.leave(
                        TaskKind.RECOVERY,
                        identity,
                        "Give " + Text.printable(identity.id())
                                + " back to its owner with new credentials once the owner is known and restorations are"
                                + " validated, or delete it if nobody owns it.",
                        "only a person can tell the owner from the actor");
            }
        }
    }
}
