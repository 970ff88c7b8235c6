package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Who may let the library change something. */
public record ApprovalDocument(
        Located at,
        @NotEmpty(message = "at least one rule") List<@Valid ApprovalRuleDocument> rules,
        boolean requesterMayApprove,
        List<@NotBlank(message = Form.ACCOUNT_SAYS) @Pattern(regexp = Form.ACCOUNT, message = Form.ACCOUNT_SAYS) String>
                automaticAccounts) {}
