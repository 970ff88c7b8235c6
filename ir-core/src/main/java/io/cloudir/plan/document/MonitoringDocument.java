package io.cloudir.plan.document;

import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A source that incidents are seen in, and how long it must keep what it saw. */
public record MonitoringDocument(
        Located at,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String id,

        @NotBlank(message = "the name of the source") String name,

        @NotBlank(
                message =
                        "one of cloud-log, network-flow, detector, siem, endpoint-agent, threat-intelligence, application-log")
        @OneOf(
                value = {
                    "cloud-log",
                    "network-flow",
                    "detector",
                    "siem",
                    "endpoint-agent",
                    "threat-intelligence",
                    "application-log"
                },
                message = "kind of source")
        String kind,

        List<@NotBlank(message = Form.ACCOUNT_SAYS) @Pattern(regexp = Form.ACCOUNT, message = Form.ACCOUNT_SAYS) String>
                accounts,

        @NotBlank(message = Form.DURATION_SAYS) @Pattern(regexp = Form.DURATION, message = Form.DURATION_SAYS)
        String retention,

        @NotBlank(message = Form.ID_SAYS) @Pattern(regexp = Form.ID, message = Form.ID_SAYS)
        String owner,

        @Size(max = 500, message = "the name of a file of at most 500 characters")
        String mapping) {}
