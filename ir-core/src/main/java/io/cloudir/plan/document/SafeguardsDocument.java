package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** What the library never touches. */
public record SafeguardsDocument(
        Located at,
        List<@Valid ProtectedDocument> protectedResources,

        @NotEmpty(message = "the identities kept for emergencies")
        List<@NotBlank(message = Form.PATTERN_SAYS) @Pattern(regexp = Form.PATTERN, message = Form.PATTERN_SAYS) String>
                breakGlass,

        @NotEmpty(message = "the identities that the library itself acts as")
        List<@NotBlank(message = Form.PATTERN_SAYS) @Pattern(regexp = Form.PATTERN, message = Form.PATTERN_SAYS) String>
                responder,

        @Min(value = 1, message = "1 or more") int maxRadius) {}
