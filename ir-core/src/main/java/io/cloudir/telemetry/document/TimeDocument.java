package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Where a record holds its time, and how it is written. */
public record TimeDocument(
        Located at,

        @NotBlank(message = Form.PATH_SAYS) @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String field,

        @NotBlank(message = "one of iso-8601, epoch-seconds, epoch-millis, pattern")
        @OneOf(
                value = {"iso-8601", "epoch-seconds", "epoch-millis", "pattern"},
                message = "format of times")
        String format,

        @Size(max = 64, message = "a pattern of at most 64 characters")
        String pattern,

        String zone) {}
