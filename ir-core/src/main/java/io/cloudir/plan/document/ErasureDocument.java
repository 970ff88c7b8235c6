package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Who may lift legal holds and erase. */
public record ErasureDocument(
        Located at,
        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> authorisers,
        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> erasers,
        boolean authoriserMayErase) {}
