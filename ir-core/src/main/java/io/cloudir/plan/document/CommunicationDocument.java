package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** How responders talk. */
public record CommunicationDocument(
        Located at,

        @NotEmpty(message = "the rules of communication, a sentence each")
        List<@NotBlank(message = "a sentence") String> protocol,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String warRoom,

        List<@Valid NoticeDocument> notices) {}
