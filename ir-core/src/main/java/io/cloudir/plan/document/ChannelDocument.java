package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A way to reach responders. Its secret is named, never written. */
public record ChannelDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "what the channel is for") String name,

        @NotBlank(message = "one of mailing-list, war-room, chat, pager, webhook")
        @OneOf(
                value = {"mailing-list", "war-room", "chat", "pager", "webhook"},
                message = "kind of channel")
        String kind,

        @NotBlank(message = "one of smtp, slack, teams, pagerduty, webhook, manual")
        @OneOf(
                value = {"smtp", "slack", "teams", "pagerduty", "webhook", "manual"},
                message = "service")
        String via,

        String address,

        @Pattern(regexp = Form.SECRET_NAME, message = Form.SECRET_NAME_SAYS)
        String secret) {}
