package io.cloudir.plan;

import io.cloudir.document.Shipped;

/** The files that ship beside these classes. */
final class ShippedFiles {
    static final String EXAMPLE = "example-plan.yaml";
    static final String SCENARIOS = "scenarios.yaml";
    static final String LEGAL_REGIMES = "legal-regimes.yaml";
    static final String SCHEMA = "response-plan.schema.json";

    private ShippedFiles() {}

    static byte[] bytes(String name) {
        return Shipped.bytes(ShippedFiles.class, name);
    }
}
