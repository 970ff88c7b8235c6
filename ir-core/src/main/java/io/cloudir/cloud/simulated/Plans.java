package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import java.time.Instant;

/** Which plan answers which request. */
final class Plans {
    private Plans() {}

    /**
     * Plans a request.
     *
     * @param canHandOver whether there is somewhere for a new secret to go
     */
    static ChangePlan of(ChangeRequest request, Account account, boolean canHandOver, States states, Instant asOf) {
        Account.owns(account.id(), request.target().id());
        PlanDraft draft = new PlanDraft(states, asOf);
        if (request instanceof Containment containment) {
            contain(containment, account, canHandOver, states, draft);
        } else if (request instanceof TemporaryControl control) {
            control(control, account, draft);
        } else if (request instanceof Recovery recovery) {
            recover(recovery, account, draft);
        } else {
            throw unsupported(request);
        }
        return draft.plan(request);
    }

    private static void contain(
            Containment request, Account account, boolean canHandOver, States states, PlanDraft draft) {
        if (request instanceof Containment.SuspendIdentity suspend) {
            IdentityPlans.suspend(suspend, draft);
        } else if (request instanceof Containment.DeactivateKey deactivate) {
            KeyPlans.deactivate(deactivate, draft);
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
        } else if (request instanceof Containment.ResetPassword reset) {
            KeyPlans.resetPassword(reset, canHandOver, draft);
        } else if (request instanceof Containment.RotateKey rotate) {
            KeyPlans.rotate(rotate, canHandOver, draft);
        } else if (request instanceof Containment.EnforceMfa enforce) {
            ControlPlans.enforce(enforce, account, draft);
        } else if (request instanceof Containment.RollBack rollBack) {
            RollBackPlans.rollBack(rollBack, states, draft);
        } else {
            throw unsupported(request);
        }
    }

    private static void control(TemporaryControl request, Account account, PlanDraft draft) {
        if (request instanceof TemporaryControl.BlockRegion block) {
            ControlPlans.block(block, account, draft);
        } else if (request instanceof TemporaryControl.StopService stop) {
            ControlPlans.stop(stop, draft);
        } else if (request instanceof TemporaryControl.RestrictRole restrict) {
            ControlPlans.restrict(restrict, draft);
        } else if (request instanceof TemporaryControl.ScreenApplication screen) {
            ControlPlans.screen(screen, draft);
        } else {
            throw unsupported(request);
        }
    }

    private static void recover(Recovery request, Account account, PlanDraft draft) {
        if (request instanceof Recovery.RestoreAccess restore) {
            IdentityPlans.restore(restore, draft);
        } else if (request instanceof Recovery.RebuildHost rebuild) {
            HostPlans.rebuild(rebuild, draft);
        } else if (request instanceof Recovery.RestoreFromBackup restore) {
            Backups.restore(restore, draft);
        } else if (request instanceof Recovery.RestoreObjects restore) {
            ObjectPlans.restore(restore, draft);
        } else if (request instanceof Recovery.LeastPrivilege least) {
            PrivilegePlans.reduce(least, draft);
        } else if (request instanceof Recovery.Harden harden) {
            HardeningPlans.harden(harden, account, draft);
        } else if (request instanceof Recovery.DeployToolkit deploy) {
            HardeningPlans.deploy(deploy, account, draft);
        } else {
            throw unsupported(request);
        }
    }

    private static CloudException unsupported(ChangeRequest request) {
        return new CloudException.Unsupported(request.type() + " is not among the capabilities of this cloud");
    }
}
