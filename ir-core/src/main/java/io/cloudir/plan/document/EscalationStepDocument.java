package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Who is called when nobody has answered for so long. */
public record EscalationStepDocument(
        Located at,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String after,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String role,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String channel) {}
