package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import java.time.Instant;

/** Which plan answers which request. */
final class Plans {
    private Plans() {}

    static ChangePlan of(ChangeRequest request, String account, States states, Instant asOf) {
        PlanDraft draft = new PlanDraft(states, asOf);
        if (request instanceof Containment containment) {
            contain(containment, states, draft);
        } else if (request instanceof Recovery recovery) {
            recover(recovery, account, draft);
        } else {
            throw unsupported(request);
        }
        return draft.plan(request);
    }

    private static void contain(Containment request, States states, PlanDraft draft) {
        if (request instanceof Containment.SuspendIdentity suspend) {
            IdentityPlans.suspend(suspend, draft);
        } else if (request instanceof Containment.DeactivateKey deactivate) {
            IdentityPlans.deactivate(deactivate, draft);
        } else if (request instanceof Containment.RevokeSessions revoke) {
            IdentityPlans.revoke(revoke, draft);
        } else if (request instanceof Containment.IsolateHost isolate) {
            HostPlans.isolate(isolate, draft);
        } else if (request instanceof Containment.StopHost stop) {
            HostPlans.stop(stop, draft);
        } else if (request instanceof Containment.BlockAddress block) {
            NetworkPlans.block(block, draft);
        } else if (request instanceof Containment.DisableApplication disable) {
            NetworkPlans.disable(disable, draft);
        } else if (request instanceof Containment.RollBack rollBack) {
            RollBackPlans.rollBack(rollBack, states, draft);
        } else {
            throw unsupported(request);
        }
    }

    private static void recover(Recovery request, String account, PlanDraft draft) {
        if (request instanceof Recovery.RestoreAccess restore) {
            IdentityPlans.restore(restore, draft);
        } else if (request instanceof Recovery.RebuildHost rebuild) {
            HostPlans.rebuild(rebuild, draft);
        } else if (request instanceof Recovery.RestoreFromBackup restore) {
            Backups.restore(restore, draft);
        } else if (request instanceof Recovery.Harden harden) {
            NetworkPlans.harden(harden, account, draft);
        } else {
            throw unsupported(request);
        }
    }

    private static CloudException unsupported(ChangeRequest request) {
        return new CloudException.Unsupported(request.type() + " is not among the capabilities of this cloud");
    }
}
