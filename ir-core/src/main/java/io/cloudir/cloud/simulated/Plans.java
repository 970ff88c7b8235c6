package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Which plan answers which request, and the permissions that its calls need. */
final class Plans {
    private Plans() {}

    static ChangePlan of(ChangeRequest request, String account, States states, Instant asOf) {
        PlanDraft draft = new PlanDraft(states, asOf);
        if (request instanceof Containment containment) {
            contain(containment, states, draft);
        } else if (request instanceof Recovery recovery) {
            recover(recovery, account, draft);
        } else {
            throw new CloudException.Unsupported(request.type() + " is not among the capabilities of this cloud");
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
        } else if (request instanceof Containment.DisableFunction disable) {
            NetworkPlans.disable(disable, draft);
        } else if (request instanceof Containment.RollBack rollBack) {
            RollBackPlans.rollBack(rollBack, states, draft);
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
        }
    }

    static List<Capability> capabilities() {
        return Stream.of(
                        can("audit-records", "cloudtrail:LookupEvents"),
                        can("control-plane", "cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"),
                        can("identity", "iam:GetAccountAuthorizationDetails"),
                        can("describe", "ec2:DescribeInstances", "iam:GetAccountAuthorizationDetails"),
                        can("capture", "ec2:CreateSnapshot"),
                        can(
                                "suspend-identity",
                                "iam:PutUserPolicy",
                                "iam:PutRolePolicy",
                                "iam:UpdateAccessKey",
                                "iam:DeleteLoginProfile"),
                        can("deactivate-key", "iam:UpdateAccessKey"),
                        can("revoke-sessions", "iam:PutRolePolicy", "iam:PutUserPolicy"),
                        can(
                                "isolate-host",
                                "ec2:CreateTags",
                                "ec2:ModifyInstanceAttribute",
                                "ec2:CreateSnapshot",
                                "ec2:CreateSecurityGroup",
                                "ec2:ModifyNetworkInterfaceAttribute",
                                "ec2:DisassociateIamInstanceProfile"),
                        can("stop-host", "ec2:StopInstances"),
                        can("block-address", "ec2:CreateNetworkAclEntry"),
                        can("disable-function", "lambda:UpdateEventSourceMapping", "lambda:PutFunctionConcurrency"),
                        can(
                                "roll-back",
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
                                "s3:PutBucketPublicAccessBlock"),
                        can(
                                "restore-access",
                                "iam:DeleteUserPolicy",
                                "iam:DeleteRolePolicy",
                                "iam:PutUserPolicy",
                                "iam:PutRolePolicy"),
                        can("rebuild-host", "ec2:RunInstances"),
                        can("restore-from-backup", "ec2:CreateVolume", "rds:RestoreDBInstanceFromDBSnapshot"),
                        can(
                                "harden",
                                "s3:PutAccountPublicAccessBlock",
                                "ec2:EnableSnapshotBlockPublicAccess",
                                "cloudtrail:UpdateTrail"))
                .sorted()
                .toList();
    }

    private static Capability can(String name, String... permissions) {
        return new Capability(name, List.of(permissions));
    }
}
