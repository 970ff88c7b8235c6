package io.cloudir.investigate;

import io.cloudir.model.Principal;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.Optional;
import java.util.Set;

/**
 * The making of a session, as a record of AWS STS or of a switch of roles in the console tells it.
 *
 * @param id the new session: the id of its key, or its identity and name
 * @param identity whom it acts as
 * @param name its name; empty if none was given
 * @param by the identity that made it
 * @param byKey the key that it was made with; empty if the record does not tell
 * @param byName the name of the session that it was made through; empty if it was none
 * @param activity the record
 */
record SessionMade(String id, String identity, String name, String by, String byKey, String byName, Activity activity) {
    private static final Set<String> ASSUMING = Set.of("AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity");
    private static final FieldPath KEY = FieldPath.of("responseElements.credentials.accessKeyId");
    private static final FieldPath ROLE = FieldPath.of("requestParameters.roleArn");
    private static final FieldPath ASSUMED = FieldPath.of("responseElements.assumedRoleUser.arn");
    private static final FieldPath SESSION = FieldPath.of("requestParameters.roleSessionName");
    private static final FieldPath FEDERATED = FieldPath.of("requestParameters.name");
    private static final FieldPath FROM = FieldPath.of("additionalEventData.SwitchFrom");

    /** The session that a record tells was made; empty if it tells of none, or that it failed. */
    static Optional<SessionMade> of(Activity activity) {
        if (!Inquiry.succeeded(activity)) {
            return Optional.empty();
        }
        String call = activity.head().action();
        if (ASSUMING.contains(call)) {
            String role = text(activity, ROLE);
            String assumed = text(activity, ASSUMED);
            String name = text(activity, SESSION);
            String last = assumed.substring(assumed.lastIndexOf('/') + 1);
            return made(activity, role.isEmpty() ? roleOf(assumed) : role, name.isEmpty() ? last : name);
        }
        return switch (call) {
            case "GetSessionToken" -> made(activity, Inquiry.actorOf(activity), "");
            case "GetFederationToken" -> made(activity, Inquiry.actorOf(activity), text(activity, FEDERATED));
            case "SwitchRole" -> switched(activity);
            default -> Optional.empty();
        };
    }

    /** The name of the session that acted; empty if it was none. */
    static String nameOf(Activity activity) {
        return activity.head().principal().map(Principal::session).orElse("");
    }

    private static Optional<SessionMade> made(Activity activity, String identity, String name) {
        String key = text(activity, KEY);
        if (identity.isEmpty() || (key.isEmpty() && name.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new SessionMade(
                key.isEmpty() ? TracedSession.byName(identity, name) : key,
                identity,
                name,
                Inquiry.actorOf(activity),
                activity.head().accessKey(),
                nameOf(activity),
                activity));
    }

    /** The record of a switch is written as the role that was switched to; from where stands beside it. */
    private static Optional<SessionMade> switched(Activity activity) {
        String role = Inquiry.actorOf(activity);
        String name = nameOf(activity);
        String from = text(activity, FROM);
        if (role.isEmpty() || name.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        boolean session = from.contains(":assumed-role/");
        return Optional.of(new SessionMade(
                TracedSession.byName(role, name),
                role,
                name,
                session ? roleOf(from) : from,
                "",
                session ? from.substring(from.lastIndexOf('/') + 1) : "",
                activity));
    }

    /** {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION} as the role's own name. */
    private static String roleOf(String assumed) {
        String[] parts = assumed.split("/", -1);
        return parts.length < 3
                ? assumed
                : parts[0].replace(":sts:", ":iam:").replace(":assumed-role", ":role") + '/' + parts[1];
    }

    private static String text(Activity activity, FieldPath path) {
        return activity.values(path).stream()
                .filter(value -> value.kind() == FieldValue.Kind.TEXT)
                .map(FieldValue::text)
                .findFirst()
                .orElse("");
    }
}
