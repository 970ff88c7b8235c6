package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** How evidence is treated. */
public record EvidenceDocument(
        Located at,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String retention,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String custodian,

        List<@NotBlank(message = "a sentence") String> rules) {}
