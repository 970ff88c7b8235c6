package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Who plays which roles in an exercise. */
public record ExerciseActorDocument(
        Located at,

        @NotBlank(message = Form.PERSON_SAYS) @Pattern(regexp = Form.PERSON, message = Form.PERSON_SAYS)
        String person,

        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> roles) {}
