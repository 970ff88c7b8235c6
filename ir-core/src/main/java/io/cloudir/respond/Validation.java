package io.cloudir.respond;

import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking again whether the response works.
 *
 * @param checked what was looked at and found good, one sentence each
 * @param failures what was not good, one sentence each; empty if all was
 */
public record Validation(List<String> checked, List<String> failures) {
    public Validation {
        checked = List.copyOf(checked);
        failures = List.copyOf(failures);
    }

    /** Whether all was good. */
    public boolean isValid() {
        return failures.isEmpty();
    }

    /** Why the incident must go back: from mitigation to investigation, from recovery to mitigation. Empty if it need not. */
    public Optional<String> reasonToGoBack() {
        return isValid() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }

    /** What was looked at and seen, in one text. */
    public String summary() {
        List<String> sentences = new ArrayList<>(failures);
        sentences.addAll(checked);
        return String.join("; ", sentences) + ".";
    }

    /** The entry for a validation of containment. */
    public RemediationsValidated toRemediations() {
        return new RemediationsValidated(isValid(), summary());
    }

    /** The entry for a validation of recovery. */
    public RestorationsValidated toRestorations() {
        return new RestorationsValidated(isValid(), summary());
    }
}
