package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A legal regime that the organisation is under. */
public record AppliedRegimeDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String regime,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String owner,

        @Pattern(regexp = Form.OPTIONAL_ID, message = Form.ID_SAYS)
        String contact) {}
