package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Tools at hand. */
public record ToolkitDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "the name of the toolkit") String name,

        @NotBlank(message = "one of forensic-image, template, query-pack, analysis-host, script")
        @OneOf(
                value = {"forensic-image", "template", "query-pack", "analysis-host", "script"},
                message = "kind of toolkit")
        String kind,

        @NotBlank(message = "where it is kept") String where,
        String use) {}
