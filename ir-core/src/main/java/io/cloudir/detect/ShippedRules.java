package io.cloudir.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        List<RuleDocument> documents = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream text = ShippedRules.class.getResourceAsStream(FOLDER + file)) {
                if (text == null) {
                    throw new IllegalStateException("the library's own rules " + FOLDER + file + " are missing");
                }
                documents.add(new RuleDocument(
                        "shipped:aws/" + file, new String(text.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("the library's own rules " + FOLDER + file + " cannot be read", e);
            }
        }
        return documents;
    }
}
