package io.cloudir.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that ship beside these classes. */
final class ShippedFiles {
    static final String EXAMPLE = "example-plan.yaml";
    static final String SCENARIOS = "scenarios.yaml";
    static final String LEGAL_REGIMES = "legal-regimes.yaml";
    static final String SCHEMA = "response-plan.schema.json";

    private ShippedFiles() {}

    static byte[] bytes(String name) {
        try (InputStream file = ShippedFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the library lacks its own file " + name + "; build it again");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the library's own file " + name + " cannot be read", unreadable);
        }
    }
}
