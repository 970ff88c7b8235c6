package io.cloudir.plan;

import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The approval that some actions need.
 *
 * @param actions types of action; {@code *} for any
 * @param from the least severity of the incident
 * @param upTo the greatest severity of the incident
 * @param maxRadius resources and identities that the action may reach; {@link Integer#MAX_VALUE} for any number
 * @param mode how many must agree
 * @param approvers ids of the roles that may approve
 * @param expires how long an approval holds
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
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(upTo, "upTo");
        Objects.requireNonNull(mode, "mode");
        approvers = List.copyOf(approvers);
        Objects.requireNonNull(expires, "expires");
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

    /** Whether the rule decides about every action. */
    boolean fitsAll() {
        return actions.contains(ANY)
                && from == Severity.INFORMATIONAL
                && upTo == Severity.CRITICAL
                && maxRadius == Integer.MAX_VALUE;
    }
}
