package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.Pattern;

/** What Sigma calls the log source: rules for it are tried on the records. */
public record LogSourceDocument(
        Located at,

        @Pattern(regexp = Form.WORD, message = Form.WORD_SAYS)
        String category,

        @Pattern(regexp = Form.WORD, message = Form.WORD_SAYS)
        String product,

        @Pattern(regexp = Form.WORD, message = Form.WORD_SAYS)
        String service) {}
