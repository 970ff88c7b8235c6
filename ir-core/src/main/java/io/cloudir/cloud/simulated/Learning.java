package io.cloudir.cloud.simulated;

import java.time.Instant;

/** Builds the account from records: whoever acts exists, what was acted upon existed, what was made exists since. */
final class Learning {
    private Learning() {}

    /** Learns from a record that was read. */
    static void from(LogRecord record, States states) {
        from(record, new Effects(states, record.id(), Instant.MIN));
    }

    static void from(LogRecord record, Effects effects) {
        caller(record, effects);
        if (!record.succeeded()) {
            return;
        }
        used(record, effects.states().uses());
        switch (record.text("eventSource")) {
            case "iam.amazonaws.com" -> IamLearning.from(record, effects);
            case "sts.amazonaws.com", "signin.amazonaws.com" -> SessionLearning.from(record, effects);
            case "ec2.amazonaws.com" -> {
                HostLearning.from(record, effects);
                NetworkLearning.from(record, effects);
            }
            default -> {
                WatchLearning.from(record, effects);
                AgentLearning.from(record, effects);
                ServiceLearning.from(record, effects);
                DataLearning.from(record, effects);
            }
        }
    }

    private static void used(LogRecord record, Uses uses) {
        String role = record.text("userIdentity.sessionContext.sessionIssuer.userName");
        String user = record.text("userIdentity.userName");
        String owner = switch (record.text("userIdentity.type")) {
            case "AssumedRole" -> role.isBlank() ? "" : Refs.ROLE + '/' + StateText.line(role);
            case "IAMUser" -> user.isBlank() ? "" : Refs.USER + '/' + StateText.line(user);
            default -> "";
        };
        if (!owner.isEmpty()) {
            uses.note(
                    owner,
                    record.text("userIdentity.accessKeyId"),
                    record.text("eventSource"),
                    record.action(),
                    record.time());
        }
    }

    private static void caller(LogRecord record, Effects effects) {
        String type = record.text("userIdentity.type");
        String key = record.text("userIdentity.accessKeyId");
        boolean temporary = key.startsWith("ASIA");
        if (type.equals("IAMUser") && !record.text("userIdentity.userName").isBlank()) {
            String name = StateText.line(record.text("userIdentity.userName"));
            if (record.text("userIdentity.arn").isEmpty()) {
                return;
            }
            effects.assume(Refs.user(name, "exists"), Refs.PRESENT);
            if (record.text("userIdentity.sessionContext.attributes.mfaAuthenticated")
                    .equals("true")) {
                effects.assume(Refs.user(name, "mfa"), Refs.PRESENT);
            }
            if (temporary) {
                session(key, Refs.USER + '/' + name, record, effects);
            } else if (!key.isEmpty()) {
                String id = StateText.line(key);
                effects.assume(Refs.key(id, "owner"), Refs.USER + '/' + name).assume(Refs.key(id, "status"), "Active");
            }
        } else if (type.equals("AssumedRole")) {
            String role = record.text("userIdentity.sessionContext.sessionIssuer.userName");
            if (!role.isBlank()) {
                effects.assume(Refs.role(StateText.line(role), "exists"), Refs.PRESENT);
                session(key, Refs.ROLE + '/' + StateText.line(role), record, effects);
            }
        }
    }

    private static void session(String key, String owner, LogRecord record, Effects effects) {
        if (!key.isBlank()) {
            String issued = record.text("userIdentity.sessionContext.attributes.creationDate");
            effects.assume(Refs.session(StateText.line(key), "of"), owner);
            if (record.text("userIdentity.sessionContext.attributes.mfaAuthenticated")
                    .equals("true")) {
                effects.assume(Refs.session(StateText.line(key), "mfa"), Refs.PRESENT);
            }
            if (!issued.isEmpty()) {
                effects.assume(Refs.session(StateText.line(key), "issued"), StateText.line(issued));
            }
        }
    }
}
