package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A resource that is never changed. */
public record ProtectedDocument(
        Located at,

        @NotBlank(message = Form.PATTERN_SAYS) @Pattern(regexp = Form.PATTERN, message = Form.PATTERN_SAYS)
        String resource,

        @NotBlank(message = "why it must not be touched") String reason) {}
