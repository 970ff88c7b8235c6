package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** Somebody outside, and when to engage them. */
public record ExternalContactDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "the name of the organisation or desk")
        String name,

        @NotBlank(
                message =
                        "one of law-enforcement, regulator, public-relations, insurer, legal-counsel, forensics, cloud-provider, partner, other")
        @OneOf(
                value = {
                    "law-enforcement",
                    "regulator",
                    "public-relations",
                    "insurer",
                    "legal-counsel",
                    "forensics",
                    "cloud-provider",
                    "partner",
                    "other"
                },
                message = "kind of contact")
        String kind,

        @NotEmpty(message = "at least one way to reach them")
        List<@Valid ContactDocument> contacts,

        @NotBlank(message = "when to engage them") String engage,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String owner,

        @OneOf(
                value = {"informational", "low", "medium", "high", "critical"},
                message = "severity")
        String from,

        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> scenarios) {}
