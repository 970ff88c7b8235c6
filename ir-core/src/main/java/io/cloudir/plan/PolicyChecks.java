package io.cloudir.plan;

import io.cloudir.model.Severity;
import io.cloudir.plan.document.ApprovalDocument;
import io.cloudir.plan.document.ApprovalRuleDocument;
import io.cloudir.plan.document.ErasureDocument;
import io.cloudir.plan.document.EscalationStepDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.RoleDocument;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Communication, escalation, evidence and approval. */
final class PolicyChecks {
    private PolicyChecks() {}

    static void run(PlanDocument plan, References references) {
        references.channel(plan.communication().warRoom(), plan.communication().at(), "warRoom");
        plan.communication().notices().forEach(notice -> references.channel(notice.channel(), notice.at(), "channel"));
        escalation(plan.escalation(), references);
        references.role(plan.evidence().custodian(), plan.evidence().at(), "custodian");
        approval(plan, references);
        plan.authority().ifPresent(authority -> {
            references.roles(authority.executors(), authority.at(), "executors");
            references.roles(authority.validators(), authority.at(), "validators");
        });
        plan.erasure().ifPresent(erasure -> erasure(erasure, plan, references));
    }

    private static void escalation(List<EscalationStepDocument> steps, References references) {
        Duration before = Duration.ZERO;
        for (EscalationStepDocument step : steps) {
            references.role(step.role(), step.at(), "role");
            references.channel(step.channel(), step.at(), "channel");
            if (step.after().isEmpty() || references.faulty(step.at(), "after")) {
                continue;
            }
            Duration after = Lengths.of(step.after());
            if (after.compareTo(before) <= 0) {
                references.note(
                        step.at(),
                        "escalation-order",
                        "this step comes after " + step.after() + ", which is not later than the step before it",
                        "let the times rise from step to step",
                        "after");
            }
            before = after;
        }
    }

    private static void approval(PlanDocument plan, References references) {
        ApprovalDocument approval = plan.approval();
        for (ApprovalRuleDocument rule : approval.rules()) {
            references.actions(rule.actions(), rule.at(), "actions");
            references.roles(rule.approvers(), rule.at(), "approvers");
            if (!references.faulty(rule.at())) {
                range(rule, references);
                approvers(rule, plan, references);
            }
        }
        if (approval.rules().isEmpty() || references.faulty(approval.at(), "rules")) {
            return;
        }
        int last = approval.rules().size() - 1;
        if (!PolicyMaker.rule(approval.rules().get(last)).fitsAll()) {
            references.note(
                    approval.at(),
                    "approval-gap",
                    "the last rule does not fit every action, so some would have no rule",
                    "end with a rule for actions [\"*\"] without from, upTo and maxRadius",
                    "rules",
                    last);
        }
        unreachable(approval.rules(), references);
    }

    /** What a rule forbids or asks for counts only if the rule is ever reached. */
    private static void unreachable(List<ApprovalRuleDocument> rules, References references) {
        List<ApprovalRule> made = rules.stream().map(PolicyMaker::rule).toList();
        for (int i = 0; i < made.size(); i++) {
            ApprovalRule rule = made.get(i);
            int position = i;
            IntStream.range(0, i)
                    .filter(before -> made.get(before).fitsAllOf(rule))
                    .findFirst()
                    .ifPresent(before -> references.note(
                            rules.get(position).at(),
                            "unreachable-rule",
                            "this rule never decides: rule " + (before + 1) + " before it fits all that it fits",
                            "put the narrower rule first, or remove one of the two"));
        }
    }

    private static void erasure(ErasureDocument erasure, PlanDocument plan, References references) {
        references.roles(erasure.authorisers(), erasure.at(), "authorisers");
        references.roles(erasure.erasers(), erasure.at(), "erasers");
        if (erasure.authorisers().isEmpty() && erasure.erasers().isEmpty()) {
            return;
        }
        Set<String> people = holders(plan, erasure.authorisers());
        people.addAll(holders(plan, erasure.erasers()));
        boolean oneSided = erasure.authorisers().isEmpty() || erasure.erasers().isEmpty();
        if (oneSided || (people.size() < 2 && !erasure.authoriserMayErase())) {
            references.note(
                    erasure.at(),
                    "too-few-erasers",
                    "nobody could erase: one person authorises an erasure, another carries it out",
                    "name authorisers and erasers that at least two people hold between them",
                    erasure.erasers().isEmpty() ? "erasers" : "authorisers");
        }
    }

    private static Set<String> holders(PlanDocument plan, List<String> roles) {
        return plan.roles().stream()
                .filter(role -> roles.contains(role.id()))
                .map(RoleDocument::holders)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void range(ApprovalRuleDocument written, References references) {
        Severity from = PlanMaker.severity(written.from(), Severity.INFORMATIONAL);
        Severity upTo = PlanMaker.severity(written.upTo(), Severity.CRITICAL);
        if (!upTo.atLeast(from)) {
            references.note(
                    written.at(),
                    "empty-range",
                    "no severity is both at least " + from.code() + " and at most " + upTo.code(),
                    "exchange 'from' and 'upTo'",
                    "from");
        }
    }

    private static void approvers(ApprovalRuleDocument rule, PlanDocument plan, References references) {
        int needed = rule.approval().equals("two-person") ? 2 : rule.approval().equals("one-person") ? 1 : 0;
        Set<String> holders = holders(plan, rule.approvers());
        if (holders.size() < needed) {
            references.note(
                    rule.at(),
                    "too-few-approvers",
                    count(holders.size()) + " may approve; the rule needs " + needed,
                    "name roles that at least " + count(needed).replace("nobody", "0 people") + " hold",
                    "approvers");
        } else if (needed > 0 && holders.size() == needed && !plan.approval().requesterMayApprove()) {
            references.note(
                    rule.at(),
                    "requester-is-approver",
                    count(holders.size()) + " may approve, so none is left when an approver is the requester",
                    "name a role with another holder, or set requesterMayApprove: true",
                    "approvers");
        }
    }

    private static String count(int people) {
        return switch (people) {
            case 0 -> "nobody";
            case 1 -> "one person";
            default -> people + " people";
        };
    }
}
