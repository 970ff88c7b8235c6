package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call of IAM sets which piece of state. */
final class IamCalls {
    private static final String SERVICE = "iam";

    private IamCalls() {}

    static Optional<Call> of(StateRef target, boolean gone, String after) {
        String id = target.id();
        String name = Refs.nameIn(target);
        return Optional.ofNullable(
                switch (target.kind() + '#' + Refs.side(target)) {
                    case "iam:access-key#replaced-by" ->
                        gone
                                ? Call.of(SERVICE, "DeleteAccessKey", "replacementOf", id)
                                : Call.of(SERVICE, "CreateAccessKey", "replacementOf", id);
                    case "iam:user#permissions-boundary" -> boundary("User", "userName", id, gone, after);
                    case "iam:role#permissions-boundary" -> boundary("Role", "roleName", id, gone, after);
                    case "iam:access-key#status" ->
                        gone ? null : Call.of(SERVICE, "UpdateAccessKey", "accessKeyId", id, "status", after);
                    case "iam:user#inline-policy" ->
                        gone
                                ? Call.of(SERVICE, "DeleteUserPolicy", "userName", id, "policyName", name)
                                : Call.of(
                                        SERVICE,
                                        "PutUserPolicy",
                                        "userName",
                                        id,
                                        "policyName",
                                        name,
                                        "policyDocument",
                                        after);
                    case "iam:role#inline-policy" ->
                        gone
                                ? Call.of(SERVICE, "DeleteRolePolicy", "roleName", id, "policyName", name)
                                : Call.of(
                                        SERVICE,
                                        "PutRolePolicy",
                                        "roleName",
                                        id,
                                        "policyName",
                                        name,
                                        "policyDocument",
                                        after);
                    case "iam:user#managed-policy" ->
                        Call.of(
                                SERVICE,
                                gone ? "DetachUserPolicy" : "AttachUserPolicy",
                                "userName",
                                id,
                                "policyArn",
                                name);
                    case "iam:role#managed-policy" ->
                        Call.of(
                                SERVICE,
                                gone ? "DetachRolePolicy" : "AttachRolePolicy",
                                "roleName",
                                id,
                                "policyArn",
                                name);
                    case "iam:user#group" ->
                        Call.of(
                                SERVICE,
                                gone ? "RemoveUserFromGroup" : "AddUserToGroup",
                                "groupName",
                                name,
                                "userName",
                                id);
                    case "iam:role#trust-policy" ->
                        gone
                                ? null
                                : Call.of(SERVICE, "UpdateAssumeRolePolicy", "roleName", id, "policyDocument", after);
                    case "iam:user#login-profile" ->
                        gone
                                ? Call.of(SERVICE, "DeleteLoginProfile", "userName", id)
                                        .keeping("The console password of " + id
                                                + " is deleted and cannot be brought back; only a new one can be set.")
                                : reset(id, after);
                    case "iam:policy#default-version" ->
                        gone ? null : Call.of(SERVICE, "SetDefaultPolicyVersion", "policyArn", id, "versionId", after);
                    default -> null;
                });
    }

    private static Call boundary(String kind, String parameter, String id, boolean gone, String after) {
        return gone
                ? Call.of(SERVICE, "Delete" + kind + "PermissionsBoundary", parameter, id)
                : Call.of(SERVICE, "Put" + kind + "PermissionsBoundary", parameter, id, "permissionsBoundary", after);
    }

    private static @Nullable Call reset(String user, String after) {
        return after.equals(IdentityPlans.RESET_REQUIRED)
                ? Call.of(SERVICE, "UpdateLoginProfile", "userName", user, "passwordResetRequired", true)
                        .keeping("The old console password of " + user
                                + " is gone and cannot be brought back; its owner sets a new one.")
                : null;
    }
}
