package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A resource that records name. */
public record ResourceDocument(
        Located at,

        @NotBlank(message = "a kind of resource, such as shop:order")
        @Pattern(regexp = Form.VALUE, message = Form.VALUE_SAYS)
        String type,

        @NotBlank(message = Form.PATH_SAYS) @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String field) {}
