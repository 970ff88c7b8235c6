package io.cloudir.telemetry.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a record must have to be one of this mapping: a field or, if values are given, a field that holds one of them. */
public record ConditionDocument(
        Located at,

        @NotBlank(message = Form.PATH_SAYS) @Pattern(regexp = Form.PATH, message = Form.PATH_SAYS)
        String field,

        @Size(max = 100, message = "at most 100 values") List<String> is) {}
