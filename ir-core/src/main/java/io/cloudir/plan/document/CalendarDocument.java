package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Where and when the organisation works; legal clocks that count business days need it. */
public record CalendarDocument(
        Located at,

        @NotBlank(message = "a time zone such as Europe/Paris")
        String zone,

        List<@NotBlank(message = Form.DATE_SAYS) @Pattern(regexp = Form.DATE, message = Form.DATE_SAYS) String>
                holidays) {}
