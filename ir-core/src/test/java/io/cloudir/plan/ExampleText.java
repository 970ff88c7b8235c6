package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The example plan as text that a test changes in one place. */
final class ExampleText {
    private final String text;

    private ExampleText(String text) {
        this.text = text;
    }

    static ExampleText whole() {
        return new ExampleText(new String(ShippedFiles.bytes(ShippedFiles.EXAMPLE), StandardCharsets.UTF_8));
    }

    /** The text with the first occurrence replaced; it must be there. */
    ExampleText with(String old, String other) {
        assertThat(text).contains(old);
        int at = text.indexOf(old);
        return new ExampleText(text.substring(0, at) + other + text.substring(at + old.length()));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<Fault> faults() {
        return ResponsePlan.check(bytes());
    }

    ResponsePlan plan() {
        return ResponsePlan.read("plan.yaml", bytes());
    }
}
