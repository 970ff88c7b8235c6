package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole plan. */
public record PlanDocument(
        Located at,

        @Min(value = 1, message = "1, the version of this format")
        @Max(value = 1, message = "1, the version of this format")
        int version,

        @NotBlank(message = "the name of the organisation") String organisation,
        @Valid CalendarDocument calendar,
        @NotEmpty(message = "the people who respond") List<@Valid PersonDocument> people,
        @NotEmpty(message = "the roles that people hold") List<@Valid RoleDocument> roles,
        Map<String, @Valid DutyDocument> duties,
        Map<String, @Valid TargetsDocument> targets,
        List<@Valid ScenarioDocument> scenarios,
        List<@Valid PlaybookDocument> playbooks,
        @Valid CommunicationDocument communication,

        @NotEmpty(message = "whom to call when nobody answers")
        List<@Valid EscalationStepDocument> escalation,

        @Valid EvidenceDocument evidence,
        @Valid ApprovalDocument approval,
        Optional<@Valid AuthorityDocument> authority,
        Optional<@Valid ErasureDocument> erasure,
        @Valid SafeguardsDocument safeguards,
        List<@Valid CriticalSystemDocument> criticalSystems,
        List<@NotBlank(message = Form.ACCOUNT_SAYS) @Pattern(regexp = Form.ACCOUNT, message = Form.ACCOUNT_SAYS) String>
                productionAccounts,
        List<@Valid AppliedRegimeDocument> legal,
        List<@Valid LegalRegimeDocument> legalRegimes,
        List<@Valid MonitoringDocument> monitoring,

        @NotEmpty(message = "the ways to reach the responders")
        List<@Valid ChannelDocument> channels,

        List<@Valid ExternalContactDocument> externalContacts,
        List<@Valid ToolkitDocument> toolkits,

        @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String watch,

        @Min(value = 0, message = "0 to 100") @Max(value = 100, message = "0 to 100")
        int watchSensitivity,

        @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String fixesDue,

        List<@Valid GateDocument> gates,
        Map<String, List<@NotBlank(message = "a name") String>> statuses,
        List<@Valid ExerciseActorDocument> exercise,
        List<@Valid SuppressionDocument> suppressions) {}
