package io.cloudir.plan;

import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The approval that some actions need.
 *
 * @param actions types of action, at least one; {@code *} for any
 * @param from the least severity of the incident
 * @param upTo the greatest severity of the incident, not below {@code from}
 * @param maxRadius resources and identities that the action may reach, at least 1; {@link Integer#MAX_VALUE} for any
 *     number
 * @param mode how many must agree
 * @param approvers ids of the roles that may approve; at least one unless the mode asks nobody
 * @param expires how long an approval holds; more than nothing
 */
public record ApprovalRule(
        List<String> actions,
        Severity from,
        Severity upTo,
        int maxRadius,
        ApprovalMode mode,
        List<String> approvers,
        Duration expires) {
    public ApprovalRule {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("an approval rule without actions; name some, or " + ANY + " for any");
        }
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(upTo, "upTo");
        Objects.requireNonNull(mode, "mode");
        approvers = List.copyOf(approvers);
        Lengths.requirePositive(expires, "the time that an approval holds");
        if (!upTo.atLeast(from)) {
            throw new IllegalArgumentException(
                    "no severity is both at least " + from.code() + " and at most " + upTo.code() + "; exchange them");
        }
        if (maxRadius < 1) {
            throw new IllegalArgumentException("an action that reaches " + maxRadius + " things at most reaches none; "
                    + "give at least 1, or Integer.MAX_VALUE for any number");
        }
        if (approvers.isEmpty() && (mode == ApprovalMode.ONE_PERSON || mode == ApprovalMode.TWO_PERSON)) {
            throw new IllegalArgumentException(
                    "approval by " + mode.code() + " without approvers; name the roles that may approve");
        }
    }

    /** Any type of action. */
    public static final String ANY = "*";

    /** Whether the rule decides about such an action. */
    public boolean fits(String action, Severity severity, int radius) {
        return (actions.contains(action) || actions.contains(ANY))
                && severity.atLeast(from)
                && upTo.atLeast(severity)
                && radius <= maxRadius;
    }

    /** Whether the rule decides about everything that the other would, so that the other behind it never decides. */
    boolean fitsAllOf(ApprovalRule other) {
        return (actions.contains(ANY) || actions.containsAll(other.actions))
                && other.from.atLeast(from)
                && upTo.atLeast(other.upTo)
                && other.maxRadius <= maxRadius;
    }

    /** Whether the rule decides about every action. */
    boolean fitsAll() {
        return actions.contains(ANY)
                && from == Severity.INFORMATIONAL
                && upTo == Severity.CRITICAL
                && maxRadius == Integer.MAX_VALUE;
    }
}
