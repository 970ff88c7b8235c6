package io.cloudir.plan;

import io.cloudir.model.Severity;
import io.cloudir.plan.document.ApprovalDocument;
import io.cloudir.plan.document.ApprovalRuleDocument;
import io.cloudir.plan.document.AuthorityDocument;
import io.cloudir.plan.document.CommunicationDocument;
import io.cloudir.plan.document.ErasureDocument;
import io.cloudir.plan.document.EscalationStepDocument;
import io.cloudir.plan.document.EvidenceDocument;
import io.cloudir.plan.document.SafeguardsDocument;
import java.time.Duration;
import java.util.List;

/** Makes the strict policies of a plan whose document has no faults. */
final class PolicyMaker {
    private static final Duration APPROVAL_HOLDS = Duration.ofHours(4);

    private PolicyMaker() {}

    static Communication communication(CommunicationDocument communication) {
        return new Communication(
                communication.protocol(),
                communication.warRoom(),
                communication.notices().stream()
                        .map(notice -> new Notice(
                                PlanMaker.constant(Occasion.class, notice.on()),
                                notice.channel(),
                                PlanMaker.severity(notice.from(), Severity.INFORMATIONAL)))
                        .toList());
    }

    static List<EscalationStep> escalation(List<EscalationStepDocument> steps) {
        return steps.stream()
                .map(step -> new EscalationStep(Lengths.of(step.after()), step.role(), step.channel()))
                .toList();
    }

    static EvidencePolicy evidence(EvidenceDocument evidence) {
        return new EvidencePolicy(Lengths.of(evidence.retention()), evidence.custodian(), evidence.rules());
    }

    static ApprovalPolicy approval(ApprovalDocument approval) {
        return new ApprovalPolicy(
                approval.rules().stream().map(PolicyMaker::rule).toList(),
                approval.requesterMayApprove(),
                PlanMaker.accounts(approval.automaticAccounts()));
    }

    static ApprovalRule rule(ApprovalRuleDocument rule) {
        return new ApprovalRule(
                rule.actions(),
                PlanMaker.severity(rule.from(), Severity.INFORMATIONAL),
                PlanMaker.severity(rule.upTo(), Severity.CRITICAL),
                rule.maxRadius() == 0 ? Integer.MAX_VALUE : rule.maxRadius(),
                PlanMaker.constant(ApprovalMode.class, rule.approval()),
                rule.approvers(),
                Lengths.of(rule.expires(), APPROVAL_HOLDS));
    }

    static Authority authority(AuthorityDocument authority) {
        return new Authority(authority.executors(), authority.validators());
    }

    static ErasurePolicy erasure(ErasureDocument erasure) {
        return new ErasurePolicy(erasure.authorisers(), erasure.erasers(), erasure.authoriserMayErase());
    }

    static Safeguards safeguards(SafeguardsDocument safeguards) {
        return new Safeguards(
                safeguards.protectedResources().stream()
                        .map(kept -> new ProtectedResource(new ResourcePattern(kept.resource()), kept.reason()))
                        .toList(),
                patterns(safeguards.breakGlass()),
                patterns(safeguards.responder()),
                safeguards.maxRadius());
    }

    static List<ResourcePattern> patterns(List<String> patterns) {
        return patterns.stream().map(ResourcePattern::new).toList();
    }
}
