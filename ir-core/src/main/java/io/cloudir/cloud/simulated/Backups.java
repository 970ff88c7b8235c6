package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the backup to restore from: the newest that is older than the compromise. */
final class Backups {
    private Backups() {}

    static Optional<String> newest(
            String kind, String of, Instant trustedBefore, List<String> except, PlanDraft draft) {
        return draft.ids(kind).stream()
                .filter(id -> !except.contains(id))
                .filter(id -> draft.read(new StateRef(kind, id, "of")).equals(of))
                .filter(id -> !draft.read(new StateRef(kind, id, "exists")).equals(ABSENT))
                .filter(id -> made(kind, id, draft)
                        .filter(at -> !at.isBefore(trustedBefore))
                        .isEmpty())
                .max(Comparator.comparing((String id) -> made(kind, id, draft).orElse(Instant.MIN))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What no record makes was there before all of them. */
    static Optional<Instant> made(String kind, String id, PlanDraft draft) {
        String created = draft.read(new StateRef(kind, id, "created"));
        return created.equals(ABSENT) ? Optional.empty() : Optional.of(Instant.parse(created));
    }

    /** What a plan brings back from. */
    static ChangePlan.Source source(String kind, String id, PlanDraft draft) {
        String noun = kind.substring(kind.lastIndexOf('-') + 1).substring(kind.lastIndexOf(':') + 1);
        return new ChangePlan.Source(Entity.of(EntityType.RESOURCE, id), noun + ' ' + id, made(kind, id, draft));
    }

    static void restore(Recovery.RestoreFromBackup request, PlanDraft draft) {
        String id = Refs.tail(request.resource());
        String kind = id.startsWith("vol-") ? Refs.VOLUME : Refs.DATABASE;
        if (!draft.ids(kind).contains(id)) {
            throw new CloudException.NotFound(
                    "no database or volume " + Text.printable(request.resource()) + " in this account");
        }
        String snapshots = kind.equals(Refs.VOLUME) ? Refs.SNAPSHOT : Refs.DATABASE_SNAPSHOT;
        String snapshot = newest(snapshots, id, request.trustedBefore(), request.except(), draft)
                .orElseThrow(() -> new CloudException.Conflict("no backup of " + id + " is known to be older than "
                        + request.trustedBefore() + HostPlans.besides(request.except())));
        draft.set(new StateRef(kind, id, "restored-as"), "snapshot " + snapshot)
                .from(source(snapshots, snapshot, draft))
                .task("The restored copy of " + id
                        + " stands beside the old one, with default security and parameter groups: set them, check the"
                        + " data, then switch over and keep the old one until the incident is closed.");
    }
}
