package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A role and who holds it, the first to be called first. */
public record RoleDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "the name of the role") String title,

        @NotBlank(message = "one of security, engineering, business")
        @OneOf(
                value = {"security", "engineering", "business"},
                message = "team")
        String team,

        @NotEmpty(message = "the ids of the people who hold the role")
        List<@NotBlank(message = Form.PERSON_SAYS) @Pattern(regexp = Form.PERSON, message = Form.PERSON_SAYS) String>
                holders,

        String does) {}
