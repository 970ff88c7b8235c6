package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** What is due, to whom, and how long after what. */
public record ObligationDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "what is due") String title,
        @NotBlank(message = "to whom") String to,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String after,

        @NotBlank(message = "such as 72 hours, 30 days, 1 month, 4 business days or without undue delay")
        @Pattern(regexp = Form.WITHIN, message = Form.WITHIN_SAYS)
        String within,

        Optional<@Valid CapDocument> notLaterThan,
        String condition) {}
