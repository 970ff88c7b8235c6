package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.Set;

/** Plans that leave an account better guarded, or better looked into, than before. */
final class HardeningPlans {
    private HardeningPlans() {}

    static void harden(Recovery.Harden request, Account account, PlanDraft draft) {
        account.require(request.account());
        for (Recovery.Harden.Guard guard : request.guards()) {
            switch (guard) {
                case PUBLIC_ACCESS -> publicAccess(account, draft);
                case LOGGING -> logging(draft);
                case DETECTORS -> detectors(draft);
                case MFA -> ControlPlans.requireMfa(ControlPlans.everybody(draft), request.exempt(), account, draft);
            }
        }
    }

    private static void publicAccess(Account account, PlanDraft draft) {
        draft.set(new StateRef(Refs.ACCOUNT, account.id(), "public-access-block"), "all")
                .set(new StateRef(Refs.ACCOUNT, account.id(), "snapshot-public-access"), "block-all-sharing")
                .task("Sites that are served from public buckets stop working: move them behind a distribution first.");
    }

    private static void logging(PlanDraft draft) {
        Set<String> trails = draft.ids(Refs.TRAIL);
        for (String trail : trails) {
            StateRef configuration = new StateRef(Refs.TRAIL, trail, "configuration");
            if (!draft.read(configuration).equals(ABSENT)) {
                draft.set(configuration.with("multi-region"), "true").set(configuration.with("log-validation"), "true");
                if (draft.read(configuration.with("logging")).equals("false")) {
                    Delivery.bucketOf(draft.read(configuration))
                            .filter(draft::isGone)
                            .ifPresentOrElse(
                                    bucket -> draft.task(Delivery.bucketFirst(configuration, bucket)),
                                    () -> draft.set(configuration.with("logging"), "true"));
                }
            }
        }
        if (trails.isEmpty()) {
            draft.task("No record names a trail: see that one delivers files to a bucket of another account.");
        }
    }

    private static void detectors(PlanDraft draft) {
        for (String detector : draft.ids(Refs.DETECTOR)) {
            StateRef enabled = new StateRef(Refs.DETECTOR, detector, "enabled");
            if (draft.read(enabled).equals("false")) {
                draft.set(enabled, "true");
            }
        }
        for (String recorder : draft.ids(Refs.RECORDER)) {
            StateRef recording = new StateRef(Refs.RECORDER, recorder, "recording");
            if (draft.read(recording).equals("false")) {
                draft.set(recording, "true");
            }
        }
        if (draft.ids(Refs.DETECTOR).isEmpty()) {
            draft.task("No record names a detector: see that one is on in every region.");
        }
    }

    /** Sets up a toolkit next to what is looked at. */
    static void deploy(Recovery.DeployToolkit request, Account account, PlanDraft draft) {
        if (request.beside().type() == EntityType.HOST) {
            HostPlans.existing(request.beside().id(), draft);
        } else if (request.beside().type() == EntityType.ACCOUNT) {
            account.require(request.beside().id());
        } else {
            throw new CloudException.Unsupported("a toolkit is set up beside a host or in an account, not beside a "
                    + request.beside().type().code());
        }
        String name = stackName("ir-" + request.toolkit() + '-' + request.label());
        draft.set(new StateRef(Refs.STACK, name, "template"), StateText.line(request.template()))
                .task("What was gathered on toolkit " + Text.printable(request.toolkit())
                        + " goes with it when it is taken away: keep it as evidence first.");
    }

    private static String stackName(String text) {
        String clean = text.replaceAll("[^A-Za-z0-9-]", "-");
        return clean.substring(0, Math.min(clean.length(), 128));
    }
}
