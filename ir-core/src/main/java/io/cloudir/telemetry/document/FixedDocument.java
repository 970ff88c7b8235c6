package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.Pattern;

/** What holds of all records and is written in none. */
public record FixedDocument(
        Located at,

        @Pattern(regexp = Form.VALUE, message = Form.VALUE_SAYS)
        String account,

        @Pattern(regexp = Form.VALUE, message = Form.VALUE_SAYS)
        String region,

        @Pattern(regexp = Form.VALUE, message = Form.VALUE_SAYS)
        String service) {}
