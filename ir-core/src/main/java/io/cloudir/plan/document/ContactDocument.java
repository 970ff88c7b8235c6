package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;

/** One way to reach somebody. */
public record ContactDocument(
        Located at,

        @NotBlank(message = "one of phone, email, pager, chat, web")
        @OneOf(
                value = {"phone", "email", "pager", "chat", "web"},
                message = "kind of contact")
        String kind,

        @NotBlank(message = "a number or an address") String value) {}
