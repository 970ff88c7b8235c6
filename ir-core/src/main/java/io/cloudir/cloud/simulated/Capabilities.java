package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Preflight;
import io.cloudir.cloud.Preflight.Readiness;
import io.cloudir.cloud.Preflight.Status;
import io.cloudir.cloud.PreflightRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the simulated cloud can do, and the permissions that it takes: the policy of a responder, action by action. */
final class Capabilities {
    private static final List<Capability> ALL = Stream.of(
                    can(
                            Capability.CONTROL_PLANE,
                            "cloudtrail:DescribeTrails",
                            "cloudtrail:GetTrailStatus",
                            "cloudwatch:DescribeAlarms",
                            "config:DescribeConfigurationRecorderStatus",
                            "ec2:DescribeFlowLogs",
                            "guardduty:ListDetectors",
                            "logs:DescribeLogGroups"),
                    can(
                            Capability.INVENTORY,
                            "ec2:DescribeInstances",
                            "iam:GetAccountAuthorizationDetails",
                            "lambda:ListFunctions",
                            "rds:DescribeDBInstances",
                            "s3:ListAllMyBuckets"),
                    can(Capability.IDENTITY, "iam:GetAccountAuthorizationDetails"),
                    can(Capability.USAGE, "cloudtrail:LookupEvents"),
                    can(Capability.DESCRIBE, "ec2:DescribeInstances", "iam:GetAccountAuthorizationDetails"),
                    can(Capability.LOGS, "cloudtrail:LookupEvents", "logs:FilterLogEvents"),
                    can(
                            Capability.EXPOSURE,
                            "ec2:DescribeSecurityGroups",
                            "ec2:DescribeSnapshotAttribute",
                            "lambda:GetPolicy",
                            "s3:GetBucketPolicyStatus"),
                    can(Capability.HOST, "ec2:DescribeInstances", "ssm:DescribeInstanceInformation"),
                    can(Capability.FINDINGS, "guardduty:GetFindings", "guardduty:ListFindings"),
                    can(Capability.CAPTURE, "ec2:CreateSnapshot"),
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
                    can(
                            "disable-application",
                            "ecs:UpdateService",
                            "lambda:PutFunctionConcurrency",
                            "lambda:UpdateEventSourceMapping",
                            "lambda:UpdateFunctionUrlConfig"),
                    can("reset-password", "iam:UpdateLoginProfile"),
                    can("rotate-key", "iam:CreateAccessKey", "iam:UpdateAccessKey"),
                    can("enforce-mfa", "iam:PutUserPolicy"),
                    can("block-region", "organizations:AttachPolicy"),
                    can("stop-service", "rds:StopDBInstance"),
                    can("restrict-role", "iam:PutRolePermissionsBoundary", "iam:PutUserPermissionsBoundary"),
                    can("screen-application", "wafv2:UpdateIPSet"),
                    can("roll-back", RollBackPlans.PERMISSIONS),
                    can(
                            "restore-access",
                            "iam:DeleteUserPolicy",
                            "iam:DeleteRolePolicy",
                            "iam:PutUserPolicy",
                            "iam:PutRolePolicy"),
                    can("rebuild-host", "ec2:RunInstances"),
                    can("restore-from-backup", "ec2:CreateVolume", "rds:RestoreDBInstanceFromDBSnapshot"),
                    can("restore-objects", "s3:DeleteObjectVersion", "s3:PutObject"),
                    can(
                            "least-privilege",
                            "iam:DeleteRolePolicy",
                            "iam:DeleteUserPolicy",
                            "iam:DetachRolePolicy",
                            "iam:DetachUserPolicy",
                            "iam:PutRolePolicy",
                            "iam:PutUserPolicy",
                            "iam:RemoveUserFromGroup"),
                    can("deploy-toolkit", "cloudformation:CreateStack"),
                    can(
                            "harden",
                            "cloudtrail:StartLogging",
                            "config:StartConfigurationRecorder",
                            "guardduty:UpdateDetector",
                            "iam:PutUserPolicy",
                            "s3:PutAccountPublicAccessBlock",
                            "ec2:EnableSnapshotBlockPublicAccess",
                            "cloudtrail:UpdateTrail"))
            .sorted()
            .toList();

    private static final Map<String, Capability> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Capability::name, Function.identity()));

    private Capabilities() {}

    static List<Capability> all() {
        return ALL;
    }

    /**
     * Lets a verb that reads go on, unless a permission of it was taken away.
     *
     * @throws CloudException.AccessDenied if one was
     */
    static void require(String verb, Set<String> taken) {
        Optional.ofNullable(BY_NAME.get(verb)).stream()
                .flatMap(capability -> capability.permissions().stream())
                .filter(taken::contains)
                .findFirst()
                .ifPresent(permission -> {
                    throw new CloudException.AccessDenied(permission, verb);
                });
    }

    /**
     * What stands in the way.
     *
     * @param taken permissions that the responder lacks
     * @param detects whether a detector of the account is on
     * @param takesSecrets whether new secrets have a place to go
     */
    static Preflight preflight(PreflightRequest request, Set<String> taken, boolean detects, boolean takesSecrets) {
        Map<String, String> notSetUp = new TreeMap<>();
        if (!detects) {
            notSetUp.put(Capability.FINDINGS, "a detector that is on");
        }
        if (!takesSecrets) {
            List.of("reset-password", "rotate-key").forEach(type -> notSetUp.put(type, "a place for secrets to go"));
        }
        List<String> names = request.capabilities().isEmpty()
                ? ALL.stream().map(Capability::name).toList()
                : request.capabilities();
        return new Preflight(
                names.stream().map(name -> readiness(name, taken, notSetUp)).toList());
    }

    private static Readiness readiness(String name, Set<String> taken, Map<String, String> notSetUp) {
        Capability capability = BY_NAME.get(name);
        if (capability == null) {
            return new Readiness(name, Status.UNSUPPORTED, List.of());
        }
        List<String> lacking =
                capability.permissions().stream().filter(taken::contains).toList();
        if (!lacking.isEmpty()) {
            return new Readiness(name, Status.DENIED, lacking);
        }
        return Optional.ofNullable(notSetUp.get(name))
                .map(part -> new Readiness(name, Status.NOT_SET_UP, List.of(part)))
                .orElseGet(() -> new Readiness(name, Status.READY, List.of()));
    }

    private static Capability can(String name, String... permissions) {
        return can(name, List.of(permissions));
    }

    private static Capability can(String name, List<String> permissions) {
        return new Capability(name, permissions);
    }
}
