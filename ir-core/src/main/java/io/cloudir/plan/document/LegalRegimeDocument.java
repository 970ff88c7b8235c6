package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A law or contract that demands notifications. */
public record LegalRegimeDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "the name of the law or contract")
        String title,

        @NotBlank(message = "where it holds") String jurisdiction,
        @NotBlank(message = "article or clause") String source,
        String note,

        @NotEmpty(message = "the events that start its clocks")
        List<@Valid LegalEventDocument> events,

        @NotEmpty(message = "what is due") List<@Valid ObligationDocument> obligations) {}
