package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a signal shows the actor to have come; the names are the options of the factor observed activity. */
enum Stage {
    PREPARE("preparation was seen, nothing was touched"),
    ENGAGE("access was attempted, and none of the cited records succeeded"),
    PRESENCE("somebody is inside: a suspicious call succeeded or hostile code ran"),
    EFFECT("data was taken or altered, a service harmed, resources hijacked or the means to see impaired");

    static final List<Stage> FURTHEST_FIRST = List.of(EFFECT, PRESENCE, ENGAGE, PREPARE);

    private final String why;

    Stage(String why) {
        this.why = why;
    }

    String why() {
        return why;
    }

    /** Whether only records that succeeded show this stage. */
    boolean needsSuccess() {
        return this == EFFECT;
    }

    /** The stage that a signal shows, or null if it shows none: it is informational, or merely unusual. */
    static @Nullable Stage of(Signal signal) {
        if (!signal.level().atLeast(Severity.LOW)) {
            return null;
        }
        if (isAttempt(signal)) {
            return ENGAGE;
        }
        if (signal.trigger() == Trigger.MALWARE) {
            return anySuccess(signal) && Techniques.EFFECT.isIn(signal) ? EFFECT : PRESENCE;
        }
        if (Techniques.PREPARATION.isIn(signal)) {
            return PREPARE;
        }
        if (signal.techniques().isEmpty() && isMerelyUnusual(signal.trigger())) {
            return null;
        }
        if (!anySuccess(signal)) {
            return ENGAGE;
        }
        return Techniques.EFFECT.isIn(signal) ? EFFECT : PRESENCE;
    }

    /** Whether the signal is about attempts by its nature, whatever its records say of their outcome. */
    static boolean isAttempt(Signal signal) {
        return signal.trigger() == Trigger.FAILED_LOGINS || signal.trigger() == Trigger.MFA_FAILURES;
    }

    private static boolean isMerelyUnusual(Trigger trigger) {
        return switch (trigger) {
            case UNUSUAL_BEHAVIOR, ABNORMAL_TRAFFIC, SERVICE_ERRORS, RESOURCE_SURGE, RULE -> true;
            case FAILED_LOGINS, MFA_FAILURES, ACCOUNT_COMPROMISE, SUSPICIOUS_API_CALL, MALWARE -> false;
        };
    }

    private static boolean anySuccess(Signal signal) {
        return signal.records().stream().anyMatch(Sign::succeeded);
    }
}
