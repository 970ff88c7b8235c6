package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** How soon what must be done, for one priority. */
public record TargetsDocument(
        Located at,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String acknowledge,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String update,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String contain,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String recover,

        @Min(value = 1, message = "1 to 250 business days") @Max(value = 250, message = "1 to 250 business days")
        int reviewBusinessDays) {}
