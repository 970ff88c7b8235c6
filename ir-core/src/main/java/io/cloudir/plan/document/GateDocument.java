package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** A condition of the organisation's own for leaving or entering a phase. */
public record GateDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String name,

        @OneOf(
                value = {
                    "detected",
                    "investigating",
                    "mitigating",
                    "recovering",
                    "reviewing",
                    "closed",
                    "on-hold",
                    "false-positive",
                    "merged"
                },
                message = "phase")
        String leaving,

        @OneOf(
                value = {
                    "detected",
                    "investigating",
                    "mitigating",
                    "recovering",
                    "reviewing",
                    "closed",
                    "on-hold",
                    "false-positive",
                    "merged"
                },
                message = "phase")
        String entering,

        @NotBlank(message = "what meets the gate") String metBy,
        List<@NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS) String> attesters) {}
