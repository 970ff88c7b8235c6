package io.cloudir.plan;

import io.cloudir.model.CloudAccount;
import io.cloudir.model.Severity;
import java.util.List;

/**
 * Which action needs whose approval.
 *
 * @param rules in order; the first that fits decides, and the last fits everything
 * @param requesterMayApprove whether who asks for an action may also approve it
 * @param automaticAccounts the only accounts in which {@link ApprovalMode#AUTOMATIC} holds outside the simulated cloud
 */
public record ApprovalPolicy(
        List<ApprovalRule> rules, boolean requesterMayApprove, List<CloudAccount> automaticAccounts) {
    public ApprovalPolicy {
        rules = List.copyOf(rules);
        automaticAccounts = List.copyOf(automaticAccounts);
        if (rules.isEmpty() || !rules.get(rules.size() - 1).fitsAll()) {
            throw new IllegalArgumentException("the last approval rule does not fit every action; end with one for "
                    + ApprovalRule.ANY + " without limits of severity or radius");
        }
    }

    /**
     * The rule that decides about an action.
     *
     * @param action the type of action, such as {@code suspend-identity}
     * @param severity the severity of the incident
     * @param radius how many resources and identities it reaches
     */
    public ApprovalRule decide(String action, Severity severity, int radius) {
        for (ApprovalRule rule : rules) {
            if (rule.fits(action, severity, radius)) {
                return rule;
            }
        }
        throw new IllegalStateException("no rule fits everything, though the last of them must");
    }
}
