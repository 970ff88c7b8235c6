package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Who may change the cloud and say that it holds. */
public record AuthorityDocument(
        Located at,
        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> executors,
        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> validators) {}
