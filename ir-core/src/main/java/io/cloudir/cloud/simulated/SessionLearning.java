package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;

/** What records of STS and of the console sign-in tell. */
final class SessionLearning {
    private SessionLearning() {}

    static void from(LogRecord record, Effects effects) {
        switch (record.action()) {
            case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity" -> assumeRole(record, effects);
            case "GetSessionToken", "GetFederationToken" ->
                made(record, Refs.USER + '/' + StateText.line(record.text("userIdentity.userName")), effects);
            case "ConsoleLogin" -> {
                String user = record.text("userIdentity.userName");
                if (record.text("responseElements.ConsoleLogin").equals("Success")
                        && record.text("userIdentity.type").equals("IAMUser")
                        && !user.isBlank()) {
                    effects.assume(Refs.user(StateText.line(user), "login-profile"), "present");
                }
            }
            default -> {}
        }
    }

    private static void assumeRole(LogRecord record, Effects effects) {
        String arn = record.text("requestParameters.roleArn");
        String role = StateText.line(arn.substring(arn.lastIndexOf('/') + 1));
        effects.assume(Refs.role(role, "exists"), "present");
        String caller = record.first("userIdentity.userName", "userIdentity.sessionContext.sessionIssuer.userName");
        if (!caller.isEmpty()) {
            StateRef assumed = Refs.role(role, "assumed-by:" + StateText.name(caller));
            if (effects.now(assumed).equals(StateRef.ABSENT)) {
                effects.set(assumed, record.time().toString());
            }
        }
        made(record, Refs.ROLE + '/' + role, effects);
    }

    private static void made(LogRecord record, String owner, Effects effects) {
        String key = record.text("responseElements.credentials.accessKeyId");
        if (!key.isBlank()) {
            effects.set(Refs.session(StateText.line(key), "of"), owner)
                    .set(
                            Refs.session(StateText.line(key), "issued"),
                            record.time().toString());
            if (!record.text("requestParameters.serialNumber").isBlank()) {
                effects.set(Refs.session(StateText.line(key), "mfa"), Refs.PRESENT);
            }
        }
    }
}
