package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;

/** What records of IAM tell. */
final class IamLearning {
    private static final String PRESENT = "present";
    private static final String USER_NAME = "requestParameters.userName";

    private IamLearning() {}

    static void from(LogRecord record, Effects effects) {
        String user = StateText.line(record.first(USER_NAME, "userIdentity.userName"));
        String role = StateText.line(record.text("requestParameters.roleName"));
        String policy = StateText.name(record.text("requestParameters.policyName"));
        String policyArn = StateText.name(record.text("requestParameters.policyArn"));
        String document = record.json("requestParameters.policyDocument").orElse("unknown");
        boolean ofUser = !record.text(USER_NAME).isEmpty();
        switch (record.action()) {
            case "CreateUser" -> create(Refs.user(user, "exists"), record, effects);
            case "DeleteUser" -> delete(Refs.user(user, "exists"), effects);
            case "CreateRole" -> {
                create(Refs.role(role, "exists"), record, effects);
                effects.set(
                        Refs.role(role, "trust-policy"),
                        record.json("requestParameters.assumeRolePolicyDocument")
                                .orElse("unknown"));
            }
            case "DeleteRole" -> delete(Refs.role(role, "exists"), effects);
            case "UpdateAssumeRolePolicy" ->
                existing(Refs.role(role, "exists"), effects)
                        .assume(Refs.role(role, "trust-policy"), "unknown")
                        .set(Refs.role(role, "trust-policy"), document);
            case "CreateAccessKey" -> {
                String key = record.text("responseElements.accessKey.accessKeyId");
                existing(Refs.user(user, "exists"), effects);
                if (!key.isBlank()) {
                    effects.set(Refs.key(StateText.line(key), "owner"), Refs.USER + '/' + user)
                            .set(Refs.key(StateText.line(key), "status"), "Active");
                }
            }
            case "UpdateAccessKey", "DeleteAccessKey" -> key(record, user, effects);
            case "CreateLoginProfile" ->
                existing(Refs.user(user, "exists"), effects).set(Refs.user(user, "login-profile"), PRESENT);
            case "UpdateLoginProfile", "ChangePassword" ->
                existing(Refs.user(user, "exists"), effects).assume(Refs.user(user, "login-profile"), PRESENT);
            case "DeleteLoginProfile" -> changed(Refs.user(user, "login-profile"), PRESENT, ABSENT, effects);
            case "PutUserPolicy" ->
                existing(Refs.user(user, "exists"), effects).set(Refs.user(user, "inline-policy:" + policy), document);
            case "DeleteUserPolicy" -> changed(Refs.user(user, "inline-policy:" + policy), "unknown", ABSENT, effects);
            case "PutRolePolicy" ->
                existing(Refs.role(role, "exists"), effects).set(Refs.role(role, "inline-policy:" + policy), document);
            case "DeleteRolePolicy" -> changed(Refs.role(role, "inline-policy:" + policy), "unknown", ABSENT, effects);
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
                        Refs.policy(StateText.line(record.text("requestParameters.policyArn")), "default-version"),
                        "v1",
                        StateText.line(record.text("requestParameters.versionId")),
                        effects);
            default -> {}
        }
    }

    private static String group(LogRecord record) {
        return StateText.name(record.text("requestParameters.groupName"));
    }

    private static void create(StateRef exists, LogRecord record, Effects effects) {
        effects.set(exists, PRESENT).set(exists.with("created"), record.time().toString());
    }

    private static void delete(StateRef exists, Effects effects) {
        existing(exists, effects);
        effects.states()
                .of(exists.kind(), exists.id(), java.time.Instant.MAX)
                .keySet()
                .forEach(effects::remove);
    }

    private static Effects existing(StateRef exists, Effects effects) {
        return effects.assume(exists, PRESENT);
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
