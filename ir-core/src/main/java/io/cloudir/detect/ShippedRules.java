package io.cloudir.detect;

import io.cloudir.document.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule documents inside the library's own jar. */
final class ShippedRules {
    private static final String FOLDER = "rules/aws/";

    /** One file per theme; a jar's folders cannot be listed, so the files are named here and a test holds the list. */
    static final List<String> FILES = List.of(
            "behaviour.yml",
            "data.yml",
            "destruction.yml",
            "errors.yml",
            "execution.yml",
            "identity.yml",
            "logging.yml",
            "logins.yml",
            "surges.yml");

    private ShippedRules() {}

    static List<RuleDocument> documents() {
        return FILES.stream().map(ShippedRules::document).toList();
    }

    private static RuleDocument document(String file) {
        byte[] yaml = Shipped.bytes(ShippedRules.class, FOLDER + file);
        return new RuleDocument("shipped:aws/" + file, new String(yaml, StandardCharsets.UTF_8));
    }
}
