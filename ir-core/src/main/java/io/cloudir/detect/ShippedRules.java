package io.cloudir.detect;

import io.cloudir.document.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule documents inside the library's own jar. */
final class ShippedRules {
    private static final String FOLDER = "rules/";

    /** One file per theme; a jar's folders cannot be listed, so the files are named here and a test holds the list. */
    static final List<String> FILES = List.of(
            "aws/baselines.yml",
            "aws/behaviour.yml",
            "aws/data.yml",
            "aws/destruction.yml",
            "aws/errors.yml",
            "aws/execution.yml",
            "aws/identity.yml",
            "aws/logging.yml",
            "aws/logins.yml",
            "aws/surges.yml",
            "findings/guardduty.yml",
            "findings/scc.yml",
            "findings/securityhub.yml",
            "gcp/baselines.yml",
            "gcp/behaviour.yml",
            "gcp/data.yml",
            "gcp/destruction.yml",
            "gcp/errors.yml",
            "gcp/execution.yml",
            "gcp/identity.yml",
            "gcp/logging.yml",
            "gcp/logins.yml",
            "gcp/network.yml",
            "gcp/surges.yml",
            "hosts/agents.yml",
            "traffic/baselines.yml",
            "traffic/flows.yml",
            "traffic/names.yml");

    private ShippedRules() {}

    static List<RuleDocument> documents() {
        return FILES.stream().map(ShippedRules::document).toList();
    }

    private static RuleDocument document(String file) {
        byte[] yaml = Shipped.bytes(ShippedRules.class, FOLDER + file);
        return new RuleDocument("shipped:" + file, new String(yaml, StandardCharsets.UTF_8));
    }
}
