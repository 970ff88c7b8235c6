package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Somebody who responds. */
public record PersonDocument(
        Located at,

        @NotBlank(message = Form.PERSON_SAYS) @Pattern(regexp = Form.PERSON, message = Form.PERSON_SAYS)
        String id,

        @NotBlank(message = "the name to call the person by")
        String name,

        @NotEmpty(message = "at least one way to reach the person")
        List<@Valid ContactDocument> contacts,

        String timeZone) {}
