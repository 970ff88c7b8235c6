package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.util.regex.Pattern;

/** What records of IAM tell. */
final class IamLearning {
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,9}");
    private static final String USER_NAME = "requestParameters.userName";

    private IamLearning() {}

    static void from(LogRecord record, Effects effects) {
        String user = StateText.line(record.first(USER_NAME, "userIdentity.userName"));
        String role = StateText.line(record.text("requestParameters.roleName"));
        String policy = StateText.name(record.text("requestParameters.policyName"));
        String policyArn = StateText.name(record.text("requestParameters.policyArn"));
        String document = record.json("requestParameters.policyDocument").orElse(Refs.UNKNOWN);
        boolean ofUser = !record.text(USER_NAME).isEmpty();
        switch (record.action()) {
            case "CreateUser" -> create(Refs.user(user, "exists"), record, effects);
            case "DeleteUser" -> delete(Refs.user(user, "exists"), effects);
            case "CreateRole" -> {
                create(Refs.role(role, "exists"), record, effects);
                effects.set(
                        Refs.role(role, "trust-policy"),
                        record.json("requestParameters.assumeRolePolicyDocument")
                                .orElse(Refs.UNKNOWN));
            }
            case "DeleteRole" -> delete(Refs.role(role, "exists"), effects);
            case "UpdateAssumeRolePolicy" ->
                existing(Refs.role(role, "exists"), effects)
                        .assume(Refs.role(role, "trust-policy"), Refs.UNKNOWN)
                        .set(Refs.role(role, "trust-policy"), document);
            case "CreateAccessKey" -> {
                String key = record.text("responseElements.accessKey.accessKeyId");
                existing(Refs.user(user, "exists"), effects);
                if (!key.isBlank()) {
                    effects.create(Refs.key(StateText.line(key), "owner"), Refs.USER + '/' + user)
                            .create(Refs.key(StateText.line(key), "status"), "Active");
                }
            }
            case "UpdateAccessKey", "DeleteAccessKey" -> key(record, user, effects);
            case "EnableMFADevice" -> {
                if (ofUser) {
                    existing(Refs.user(user, "exists"), effects).set(Refs.user(user, "mfa"), Refs.PRESENT);
                }
            }
            case "DeactivateMFADevice" -> {
                if (ofUser) {
                    changed(Refs.user(user, "mfa"), Refs.PRESENT, ABSENT, effects);
                    effects.task("The second factor of " + user + " was taken away: have its owner register one anew.");
                }
            }
            case "CreateLoginProfile" ->
                existing(Refs.user(user, "exists"), effects).create(Refs.user(user, "login-profile"), Refs.PRESENT);
            case "ChangePassword" -> {
                password(user, effects);
                if (effects.now(Refs.user(user, "login-profile")).equals(IdentityPlans.RESET_REQUIRED)) {
                    effects.set(Refs.user(user, "login-profile"), Refs.PRESENT);
                }
            }
            case "PutUserPermissionsBoundary", "PutRolePermissionsBoundary" -> {
                StateRef owner = ofUser ? Refs.user(user, "exists") : Refs.role(role, "exists");
                existing(owner, effects)
                        .set(
                                owner.with("permissions-boundary"),
                                StateText.line(record.text("requestParameters.permissionsBoundary")));
            }
            case "DeleteUserPermissionsBoundary", "DeleteRolePermissionsBoundary" -> {
                StateRef owner = ofUser ? Refs.user(user, "exists") : Refs.role(role, "exists");
                changed(owner.with("permissions-boundary"), Refs.UNKNOWN, ABSENT, effects);
            }
            case "UpdateLoginProfile" ->
                password(user, effects)
                        .task("The console password of " + user
                                + " was set by somebody else: suspend it, and let its owner set a new one.");
            case "DeleteLoginProfile" -> changed(Refs.user(user, "login-profile"), Refs.PRESENT, ABSENT, effects);
            case "PutUserPolicy" ->
                existing(Refs.user(user, "exists"), effects).set(Refs.user(user, "inline-policy:" + policy), document);
            case "DeleteUserPolicy" ->
                changed(Refs.user(user, "inline-policy:" + policy), Refs.UNKNOWN, ABSENT, effects);
            case "PutRolePolicy" ->
                existing(Refs.role(role, "exists"), effects).set(Refs.role(role, "inline-policy:" + policy), document);
            case "DeleteRolePolicy" ->
                changed(Refs.role(role, "inline-policy:" + policy), Refs.UNKNOWN, ABSENT, effects);
            case "AttachUserPolicy", "AttachRolePolicy" -> {
                StateRef owner = ofUser ? Refs.user(user, "exists") : Refs.role(role, "exists");
                existing(owner, effects).set(owner.with("managed-policy:" + policyArn), "attached");
            }
            case "DetachUserPolicy", "DetachRolePolicy" -> {
                StateRef owner = ofUser ? Refs.user(user, "exists") : Refs.role(role, "exists");
                changed(owner.with("managed-policy:" + policyArn), "attached", ABSENT, effects);
            }
            case "AddUserToGroup" ->
                existing(Refs.user(user, "exists"), effects).set(Refs.user(user, "group:" + group(record)), "member");
            case "RemoveUserFromGroup" -> changed(Refs.user(user, "group:" + group(record)), "member", ABSENT, effects);
            case "SetDefaultPolicyVersion" ->
                changed(
                        new StateRef(
                                Refs.POLICY,
                                StateText.line(record.text("requestParameters.policyArn")),
                                "default-version"),
                        "v1",
                        StateText.line(record.text("requestParameters.versionId")),
                        effects);
            case "CreatePolicy" -> {
                String arn = record.text("responseElements.policy.arn");
                if (!arn.isBlank()) {
                    StateRef current = new StateRef(Refs.POLICY, StateText.line(arn), "default-version");
                    effects.set(current.with("version:v1"), Refs.PRESENT).set(current, "v1");
                }
            }
            case "CreatePolicyVersion" -> version(record, effects);
            case "DeletePolicyVersion" ->
                changed(
                        new StateRef(
                                Refs.POLICY,
                                StateText.line(record.text("requestParameters.policyArn")),
                                "version:" + StateText.name(record.text("requestParameters.versionId"))),
                        Refs.PRESENT,
                        ABSENT,
                        effects);
            default -> {}
        }
    }

    /** Versions are numbered upwards, a number never again; a policy that was there before has its first. */
    private static void version(LogRecord record, Effects effects) {
        String policy = StateText.line(record.text("requestParameters.policyArn"));
        StateRef current = new StateRef(Refs.POLICY, policy, "default-version");
        effects.assume(current, "v1").assume(current.with("version:v1"), Refs.PRESENT);
        String told = record.text("responseElements.policyVersion.versionId");
        String version = told.isBlank() ? nextVersion(policy, effects) : StateText.name(told);
        effects.set(current.with("version:" + version), Refs.PRESENT);
        if (record.text("requestParameters.setAsDefault").equals("true")) {
            effects.set(current, version);
        }
    }

    private static String nextVersion(String policy, Effects effects) {
        return "v"
                + (1
                        + effects.states().everNamed(Refs.POLICY, policy, "version").stream()
                                .filter(name -> VERSION.matcher(name).matches())
                                .mapToInt(name -> Integer.parseInt(name.substring(1)))
                                .max()
                                .orElse(0));
    }

    private static Effects password(String user, Effects effects) {
        return existing(Refs.user(user, "exists"), effects).assume(Refs.user(user, "login-profile"), Refs.PRESENT);
    }

    private static String group(LogRecord record) {
        return StateText.name(record.text("requestParameters.groupName"));
    }

    private static void create(StateRef exists, LogRecord record, Effects effects) {
        effects.create(exists, Refs.PRESENT)
                .set(exists.with("created"), record.time().toString());
    }

    private static void delete(StateRef exists, Effects effects) {
        existing(exists, effects);
        effects.states()
                .of(exists.kind(), exists.id(), java.time.Instant.MAX)
                .keySet()
                .forEach(effects::remove);
    }

    private static Effects existing(StateRef exists, Effects effects) {
        return effects.assume(exists, Refs.PRESENT);
    }

    private static void changed(StateRef target, String assumed, String after, Effects effects) {
        effects.assume(target, assumed).set(target, after);
    }

    private static void key(LogRecord record, String user, Effects effects) {
        String id = StateText.line(record.text("requestParameters.accessKeyId"));
        effects.assume(Refs.key(id, "owner"), Refs.USER + '/' + user).assume(Refs.key(id, "status"), "Active");
        String status = record.action().equals("DeleteAccessKey")
                ? ABSENT
                : StateText.line(record.text("requestParameters.status"));
        effects.set(Refs.key(id, "status"), status);
    }
}
