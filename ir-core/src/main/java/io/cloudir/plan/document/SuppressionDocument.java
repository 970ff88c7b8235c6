package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Signals that open no incident for a while, why, and who says so. */
public record SuppressionDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        List<@NotBlank(message = "the id of a rule") String> rules,
        Optional<@Valid WhereDocument> where,
        boolean ruleAlone,

        @NotBlank(message = "one of informational, low, medium, high, critical")
        @OneOf(
                value = {"informational", "low", "medium", "high", "critical"},
                message = "level")
        String upTo,

        @NotBlank(message = "why these signals are no incident")
        String reason,

        @NotBlank(message = Form.PERSON_SAYS) @Pattern(regexp = Form.PERSON, message = Form.PERSON_SAYS)
        String by,

        @NotBlank(message = Form.INSTANT_SAYS) @Pattern(regexp = Form.INSTANT, message = Form.INSTANT_SAYS)
        String since,

        @NotBlank(message = Form.INSTANT_SAYS) @Pattern(regexp = Form.INSTANT, message = Form.INSTANT_SAYS)
        String until) {}
