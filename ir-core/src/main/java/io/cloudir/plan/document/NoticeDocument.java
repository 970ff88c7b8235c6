package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** What is announced where. */
public record NoticeDocument(
        Located at,

        @NotBlank(
                message =
                        "one of opened, severity-changed, phase-changed, escalated, deadline-near, action-needed, closed")
        @OneOf(
                value = {
                    "opened",
                    "severity-changed",
                    "phase-changed",
                    "escalated",
                    "deadline-near",
                    "action-needed",
                    "closed"
                },
                message = "occasion")
        String on,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String channel,

        @OneOf(
                value = {"informational", "low", "medium", "high", "critical"},
                message = "severity")
        String from) {}
