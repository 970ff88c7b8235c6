package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A system whose loss hurts most. */
public record CriticalSystemDocument(
        Located at,
        @NotBlank(message = "the name of the system") String name,

        @NotEmpty(message = "the resources that belong to it")
        List<@NotBlank(message = Form.PATTERN_SAYS) @Pattern(regexp = Form.PATTERN, message = Form.PATTERN_SAYS) String>
                resources) {}
