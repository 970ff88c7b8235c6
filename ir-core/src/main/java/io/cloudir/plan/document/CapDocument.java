package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A second clock; the earlier end counts. */
public record CapDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String after,

        @NotBlank(message = "such as 24 hours") @Pattern(regexp = Form.WITHIN, message = Form.WITHIN_SAYS)
        String within) {}
