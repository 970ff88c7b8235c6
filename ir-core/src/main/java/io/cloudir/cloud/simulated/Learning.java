package io.cloudir.cloud.simulated;

import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builds the account from records: whoever acts exists, what was acted upon existed, what was made exists since. */
final class Learning {
    private static final FieldPath DATA_EVENT = FieldPath.of("eventCategory");

    private Learning() {}

    /**
     * Learns from records in any order, such as that of files of several regions: changes are taken in time order, and what
     * is only used is assumed to have been there.
     */
    static void from(Iterable<Activity> activities, CloudAccount account, States states) {
        List<Activity> changes = new ArrayList<>();
        for (Activity activity : activities) {
            if (!isOf(account, activity.head())) {
                continue;
            }
            if (isChange(activity)) {
                changes.add(activity);
            } else {
                from(activity, states);
            }
        }
        changes.sort(Comparator.comparing(Activity::time));
        changes.forEach(change -> from(change, states));
    }

    private static void from(Activity activity, States states) {
        LogRecord record = LogRecord.of(activity);
        from(record, new Effects(states, record.id(), Instant.MIN));
    }

    private static boolean isOf(CloudAccount account, Activity.Head head) {
        boolean here = head.account().isEmpty() || head.account().equals(account.id());
        return head.cloud() == Cloud.AWS && here && head.service().endsWith(".amazonaws.com");
    }

    /** Whether it changed the account itself, not only an object in a bucket. */
    private static boolean isChange(Activity activity) {
        Activity.Head head = activity.head();
        boolean assumes = head.service().equals("sts.amazonaws.com");
        return head.errorCode().isEmpty()
                && (!head.readOnly() || assumes)
                && activity.values(DATA_EVENT).stream()
                        .noneMatch(category -> category.text().equals("Data"));
    }

    static void from(LogRecord record, Effects effects) {
        caller(record, effects);
        if (!record.succeeded()) {
            return;
        }
        switch (record.text("eventSource")) {
            case "iam.amazonaws.com" -> IamLearning.from(record, effects);
            case "sts.amazonaws.com", "signin.amazonaws.com" -> SessionLearning.from(record, effects);
            case "ec2.amazonaws.com" -> {
                HostLearning.from(record, effects);
                NetworkLearning.from(record, effects);
            }
            default -> {
                WatchLearning.from(record, effects);
                DataLearning.from(record, effects);
            }
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
            if (!issued.isEmpty()) {
                effects.assume(Refs.session(StateText.line(key), "issued"), StateText.line(issued));
            }
        }
    }
}
