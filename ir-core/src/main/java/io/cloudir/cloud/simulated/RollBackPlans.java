package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what audit records say was changed: each piece of state from what the last of them left to what stood before
 * the first. What an attacker made is disabled, not deleted: it is
 * evidence.
 */
final class RollBackPlans {
    /** A role's trust that admits nobody, where the former one is not known. */
    static final String TRUSTS_NOBODY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
            + "\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}";

    /** Every call that takes something back. */
    static final List<String> PERMISSIONS = List.of(
            "cloudtrail:CreateTrail",
            "cloudtrail:PutEventSelectors",
            "cloudtrail:StartLogging",
            "cloudtrail:UpdateTrail",
            "config:StartConfigurationRecorder",
            "ec2:AuthorizeSecurityGroupEgress",
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:CreateFlowLogs",
            "ec2:ModifyImageAttribute",
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifySnapshotAttribute",
            "ec2:RevokeSecurityGroupEgress",
            "ec2:RevokeSecurityGroupIngress",
            "ec2:StartInstances",
            "ec2:StopInstances",
            "guardduty:UpdateDetector",
            "iam:AddUserToGroup",
            "iam:AttachRolePolicy",
            "iam:AttachUserPolicy",
            "iam:DeleteLoginProfile",
            "iam:DeleteRolePolicy",
            "iam:DeleteUserPolicy",
            "iam:DetachRolePolicy",
            "iam:DetachUserPolicy",
            "iam:PutRolePolicy",
            "iam:PutUserPolicy",
            "iam:RemoveUserFromGroup",
            "iam:SetDefaultPolicyVersion",
            "iam:UpdateAccessKey",
            "iam:UpdateAssumeRolePolicy",
            "kms:CancelKeyDeletion",
            "kms:DisableKey",
            "kms:EnableKey",
            "lambda:AddPermission",
            "lambda:DeleteFunctionConcurrency",
            "lambda:PutFunctionConcurrency",
            "lambda:RemovePermission",
            "lambda:UpdateEventSourceMapping",
            "lambda:UpdateFunctionCode",
            "rds:ModifyDBSnapshotAttribute",
            "s3:DeleteBucketLifecycle",
            "s3:DeleteBucketPolicy",
            "s3:DeleteBucketPublicAccessBlock",
            "s3:PutBucketLifecycle",
            "s3:PutBucketPolicy",
            "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketVersioning",
            "s3:DeleteObjectVersion",
            "ecs:UpdateService",
            "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteUserPermissionsBoundary",
            "iam:PutRolePermissionsBoundary",
            "iam:PutUserPermissionsBoundary",
            "lambda:UpdateFunctionUrlConfig",
            "rds:StartDBInstance",
            "rds:StopDBInstance");

    /** Sides of which taking back may set other sides of the thing. */
    private static final Set<String> LOCKING = Set.of("exists", "code");

    private RollBackPlans() {}

    static void rollBack(Containment.RollBack request, States states, PlanDraft draft) {
        List<String> unknown = request.recordIds().stream()
                .filter(record -> !states.knows(record))
                .toList();
        if (unknown.size() == request.recordIds().size()) {
            throw new CloudException.NotFound((unknown.size() == 1 ? "record " : "of the records ")
                    + Text.printable(String.join(", ", unknown))
                    + (unknown.size() == 1 ? " is not" : " none is")
                    + " known to have changed anything that can be taken back");
        }
        unknown.forEach(record -> draft.task("Record " + Text.printable(record)
                + " is not known to have changed anything that can be taken back: look at what it did."));
        request.recordIds().forEach(record -> states.tasksAfter(record).forEach(draft::task));
        // What locks a whole thing goes first: it may set what another record changed a side of.
        states.effectsOf(Set.copyOf(request.recordIds())).stream()
                .sorted(Comparator.comparing(
                        effect -> !LOCKING.contains(effect.target().aspect())))
                .filter(effect -> !draft.sets(effect.target()))
                .forEach(effect -> takeBackOrTell(effect, draft));
    }

    /** What cannot be planned is a task of its own: the rest is taken back all the same. */
    private static void takeBackOrTell(States.Effect effect, PlanDraft draft) {
        try {
            takeBack(effect, draft);
        } catch (CloudException.Unsupported e) {
            draft.task("What was changed of " + effect.target() + " is not taken back: "
                    + Text.printable(String.valueOf(e.getMessage())) + ". Decide what it should be.");
        }
    }

    private static void takeBack(States.Effect effect, PlanDraft draft) {
        StateRef target = effect.target();
        switch (target.kind() + '#' + Refs.side(target)) {
            case "iam:user#exists", "iam:role#exists" -> identity(effect, draft);
            case "iam:access-key#status" -> key(effect, draft);
            case "iam:role#trust-policy" -> trust(effect, draft);
            case "lambda:function#code", "lambda:function#exists" -> function(effect, draft);
            case "kms:key#state" -> {
                if (effect.after().equals("PendingDeletion")
                        && draft.read(target).equals("PendingDeletion")) {
                    draft.set(target, "Disabled")
                            .task("Key " + target.id() + " is kept, but disabled: enable it when it is to be used.");
                } else if (!effect.after().equals("PendingDeletion")
                        || !draft.read(target).equals("Disabled")) {
                    orTask(effect, draft);
                }
            }
            case "ec2:instance#state" -> host(effect, draft);
            case "sts:session#of" -> draft.task("Revoke the sessions of " + effect.after() + ": one was issued here.");
            case "iam:access-key#owner",
                    "iam:user#created",
                    "iam:role#created",
                    "iam:role#assumed-by",
                    "iam:policy#version",
                    "sts:session#issued",
                    "ec2:instance#created",
                    "ec2:instance#region",
                    "ec2:instance#memory",
                    "ec2:instance#instance-store",
                    "ec2:instance#image",
                    "ec2:instance#agent-reported",
                    "ec2:instance#platform",
                    "ec2:instance#patches-looked-at",
                    "ec2:instance#missing-patch",
                    "iam:user#mfa",
                    "s3:object#version",
                    "sts:session#mfa",
                    "ec2:network-interface#tracked-connections" -> {}
            case "cloudtrail:trail#configuration",
                    "cloudtrail:trail#event-selectors",
                    "cloudtrail:trail#log-validation",
                    "cloudtrail:trail#logging",
                    "cloudtrail:trail#multi-region" -> trail(effect, draft);
            default -> orTask(effect, draft);
        }
    }

    /** A trail that is gone has no sides: what its end left is what a new one of its name begins with. */
    private static void trail(States.Effect effect, PlanDraft draft) {
        StateRef target = effect.target();
        StateRef trail = target.with("configuration");
        boolean side = !target.equals(trail);
        boolean starts = target.aspect().equals("logging") && effect.before().equals("true");
        Optional<StateRef> lost =
                Delivery.bucketOf(side ? draft.read(trail) : effect.before()).filter(draft::isGone);
        if (lost.isPresent() && (!side || starts)) {
            draft.leave(trail, Delivery.bucketFirst(trail, lost.get()));
        } else if (!side || !draft.read(trail).equals(ABSENT)) {
            orTask(effect, draft);
        } else if (!effect.before().equals(ABSENT) && !draft.leaves(trail)) {
            draft.task(
                    "Trail " + target.id() + " is gone: take its deletion back before " + target.aspect() + " of it.");
        }
    }

    private static void orTask(States.Effect effect, PlanDraft draft) {
        StateRef target = effect.target();
        String present = draft.read(target);
        boolean nothing = effect.before().equals(effect.after()) && !effect.othersBetween();
        if (nothing
                || target.aspect().equals("created")
                || target.aspect().equals("of")
                || present.equals(effect.before())) {
            return;
        }
        if (!present.equals(effect.after())) {
            movedOn(effect, present, draft);
        } else if (Calls.of(target, present, effect.before()).isPresent()) {
            draft.set(target, effect.before());
            if (effect.othersBetween()) {
                draft.task(
                        "Others changed " + target + " between the records that are taken back, and it is set to what"
                                + " stood before the first: decide whether their change is to be made again.");
            }
        } else if (effect.after().equals(ABSENT)) {
            draft.task("What was deleted (" + target.kind() + ' ' + target.id()
                    + ") cannot be brought back by a call: restore it from a backup or its source.");
        } else {
            draft.task("Look at " + target.kind() + ' ' + target.id() + " (" + target.aspect()
                    + "), which was made or changed, and decide whether it stays.");
        }
    }

    /** A later change, be it somebody else's or one of the response, is not overwritten; a person sees all three values. */
    private static void movedOn(States.Effect effect, String present, PlanDraft draft) {
        draft.task(effect.target()
                + " was changed since by something else than these records, so it is left alone: it was '"
                + Text.printable(effect.before()) + "' before the records, '" + Text.printable(effect.after())
                + "' after them, and is '" + Text.printable(present) + "' now. Decide what it should be.");
    }

    private static void trust(States.Effect effect, PlanDraft draft) {
        StateRef target = effect.target();
        String present = draft.read(target);
        if (!effect.before().equals(Refs.UNKNOWN)) {
            if (!effect.before().equals(ABSENT)) {
                orTask(effect, draft);
            }
        } else if (present.equals(effect.after())) {
            draft.set(target, TRUSTS_NOBODY);
            draft.task("The former trust policy of role " + target.id()
                    + " is not in the log: until it is restored, nobody can assume the role.");
        } else if (!present.equals(TRUSTS_NOBODY)) {
            movedOn(effect, present, draft);
        }
    }

    private static void function(States.Effect effect, PlanDraft draft) {
        StateRef target = effect.target();
        String present = draft.read(target);
        if (effect.before().equals(Refs.UNKNOWN) && !present.equals(effect.after())) {
            movedOn(effect, present, draft);
        } else if (effect.before().equals(Refs.UNKNOWN)) {
            NetworkPlans.disable(target, draft);
            draft.task("The former code of function " + target.id()
                    + " is not in the log: deploy it again from its source.");
        } else if (target.aspect().equals("exists") && effect.before().equals(ABSENT)) {
            if (present.equals(Refs.PRESENT)) {
                NetworkPlans.disable(target, draft);
            }
        } else if (target.aspect().equals("exists") || !effect.before().equals(ABSENT)) {
            orTask(effect, draft);
        }
    }

    private static void identity(States.Effect effect, PlanDraft draft) {
        Identity identity = new Identity(effect.target().kind(), effect.target().id());
        if (effect.before().equals(ABSENT) && effect.after().equals(ABSENT)) {
            return;
        }
        if (effect.after().equals(ABSENT)) {
            draft.task("The deleted identity " + identity.name()
                    + " cannot be brought back: make it anew if it is needed.");
        } else if (identity.isServiceLinked()) {
            draft.task("Role " + identity.name() + " was made for a service: look at what the service does for it.");
        } else if (!draft.read(effect.target()).equals(ABSENT)) {
            IdentityPlans.lock(identity, draft);
            draft.task("Delete " + identity.name() + " when the incident is closed; until then it is evidence.");
        }
    }

    private static void key(States.Effect effect, PlanDraft draft) {
        if (effect.before().equals(effect.after())) {
            return;
        }
        // A key that was made stays as evidence, whatever was done to it since; at most it is turned off.
        boolean wasMade = effect.before().equals(ABSENT) || effect.after().equals("Active");
        if (wasMade) {
            if (draft.read(effect.target()).equals("Active")) {
                draft.set(effect.target(), "Inactive");
            }
        } else if (effect.after().equals(ABSENT)) {
            draft.task("The deleted key " + effect.target().id() + " cannot be brought back: issue a new one.");
        } else {
            orTask(effect, draft);
        }
    }

    private static void host(States.Effect effect, PlanDraft draft) {
        String host = effect.target().id();
        if (effect.before().equals(ABSENT) && effect.after().equals("terminated")) {
            return;
        }
        if (effect.before().equals(ABSENT)) {
            draft.task("Isolate host " + host + ", which was started here, then look at what it does.");
        } else if (effect.after().equals("terminated")) {
            draft.task("Host " + host + " was terminated: rebuild it from an image older than the compromise.");
        } else {
            orTask(effect, draft);
        }
    }
}
