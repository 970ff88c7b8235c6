package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.severity.IncidentFact;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a single signal of level MEDIUM or above can show that has a floor.
 *
 * @param fact the fact
 * @param why what was seen, in words
 * @param may whether a signal can show it
 * @param shows whether a record of such a signal shows it
 */
record Sign(IncidentFact fact, String why, Predicate<Signal> may, Predicate<RecordSummary> shows) {
    static final Sign ROOT_TAKEOVER = new Sign(
            IncidentFact.ROOT_TAKEOVER,
            "the root user of an account completed a sign-in or a call",
            Sign::isNoAttempt,
            Sign::isByRoot);

    static final Sign DATA_EXFILTRATED = new Sign(
            IncidentFact.DATA_EXFILTRATED,
            "a snapshot or image was shared with or copied to another account (T1537)",
            Techniques.TRANSFER_TO_ACCOUNT::isIn,
            Sign::isSharing);

    static final Sign PERSISTENCE = new Sign(
            IncidentFact.PERSISTENCE,
            "a technique of persistence succeeded",
            Techniques.PERSISTENCE::isIn,
            Sign::succeeded);

    static final Sign LATERAL_MOVEMENT = new Sign(
            IncidentFact.LATERAL_MOVEMENT,
            "a technique of lateral movement succeeded",
            Techniques.LATERAL_MOVEMENT::isIn,
            Sign::succeeded);

    static final Sign CREDENTIALS_ACCESSED = new Sign(
            IncidentFact.CREDENTIALS_ACCESSED,
            "a credential was handed out to whoever was seen collecting them (T1552, T1555)",
            Techniques.CREDENTIAL_ACCESS::isIn,
            Sign::isHandingOutCredentials);

    static final List<Sign> ALL =
            List.of(ROOT_TAKEOVER, DATA_EXFILTRATED, PERSISTENCE, LATERAL_MOVEMENT, CREDENTIALS_ACCESSED);

    private static final Set<String> SHARING = Set.of(
            "ModifySnapshotAttribute",
            "ModifyImageAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
            "SharedSnapshotCopyInitiated",
            "SharedSnapshotVolumeCreated");

    /** Calls that answer with a credential in the clear; what merely may hold one, such as a start-up script, is not here. */
    private static final Set<String> HANDING_OUT_CREDENTIALS = Set.of(
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetParameter",
            "GetParameters",
            "GetParametersByPath",
            "GetPasswordData");

    /** What is logged under root's name although root's credentials were not, or not fully, presented. */
    private static final Set<String> BEFORE_SIGN_IN = Set.of("PasswordRecoveryRequested", "CheckMfa");

    /** Whether such a signal can show it. */
    boolean mayBeShownBy(Signal signal) {
        return isGrave(signal) && may.test(signal);
    }

    boolean isShownBy(Signal signal) {
        return mayBeShownBy(signal) && signal.records().stream().anyMatch(shows);
    }

    /** Whether it says that something succeeded in an account that it names. */
    static boolean isPlaced(Signal signal) {
        return isGrave(signal)
                && !signal.account().isEmpty()
                && isNoAttempt(signal)
                && signal.records().stream().anyMatch(Sign::succeeded);
    }

    private static boolean isGrave(Signal signal) {
        return signal.level().atLeast(Severity.MEDIUM);
    }

    private static boolean isNoAttempt(Signal signal) {
        return !Stage.isAttempt(signal);
    }

    static boolean succeeded(RecordSummary record) {
        return record.outcome().equals("success");
    }

    private static boolean isSharing(RecordSummary record) {
        return succeeded(record) && SHARING.contains(call(record));
    }

    private static boolean isHandingOutCredentials(RecordSummary record) {
        return succeeded(record) && HANDING_OUT_CREDENTIALS.contains(call(record));
    }

    /** Whether the account's root user did it, its credentials accepted. */
    private static boolean isByRoot(RecordSummary record) {
        String actor = record.actor();
        return succeeded(record)
                && actor.startsWith("arn:aws")
                && actor.contains(":iam::")
                && actor.endsWith(":root")
                && !BEFORE_SIGN_IN.contains(call(record));
    }

    private static String call(RecordSummary record) {
        return record.action().substring(record.action().lastIndexOf(':') + 1);
    }
}
