package io.cloudir.investigate;

import io.cloudir.model.Text;
import java.util.List;
import java.util.Objects;

/**
 * What a step of an investigation says of itself before it runs.
 *
 * @param name its name, such as {@code access-anomalies}
 * @param purpose what it finds out, as a clause
 * @param needs the names of the steps whose results it builds on; it runs once they are done
 * @param asks the capabilities of the cloud that it asks for, by their names; empty if records are enough for it
 * @param hidden what stays hidden when these do not answer; empty if it asks nothing
 */
public record StepDeclaration(String name, String purpose, List<String> needs, List<String> asks, String hidden) {
    public StepDeclaration {
        Text.requireText(name, "name of a step");
        Text.requireText(purpose, "purpose of a step");
        needs = List.copyOf(needs);
        asks = List.copyOf(asks);
        Objects.requireNonNull(hidden, "hidden");
        if (asks.isEmpty() != hidden.isEmpty()) {
            throw new IllegalArgumentException(
                    "step '" + name + "' says what stays hidden exactly if it asks something; it asks " + asks);
        }
    }

    /** A step that asks nothing. */
    static StepDeclaration ofRecords(String name, String purpose, String... needs) {
        return new StepDeclaration(name, purpose, List.of(needs), List.of(), "");
    }

    /** The same, but it asks the cloud for those capabilities. */
    StepDeclaration asking(String stays, String... capabilities) {
        return new StepDeclaration(name, purpose, needs, List.of(capabilities), stays);
    }
}
