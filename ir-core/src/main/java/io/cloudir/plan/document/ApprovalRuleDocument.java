package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** The approval that some actions need. The first rule that fits an action decides. */
public record ApprovalRuleDocument(
        Located at,

        @NotEmpty(message = "action types, or *")
        List<
                        @NotBlank(message = "an action type, or *")
                        @Pattern(regexp = Form.ACTION, message = Form.ACTION_SAYS) String>
                actions,

        @OneOf(
                value = {"informational", "low", "medium", "high", "critical"},
                message = "severity")
        String from,

        @OneOf(
                value = {"informational", "low", "medium", "high", "critical"},
                message = "severity")
        String upTo,

        @Min(value = 0, message = "a number of resources and identities; leave it out for any")
        int maxRadius,

        @NotBlank(message = "one of automatic, one-person, two-person, never")
        @OneOf(
                value = {"automatic", "one-person", "two-person", "never"},
                message = "approval")
        String approval,

        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> approvers,

        @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String expires) {}
