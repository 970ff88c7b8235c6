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
 * @param failures what was not good, one sentence each; empty if nothing was seen that is not
 * @param unanswered what could not be looked at, so that nobody knows, one sentence each; empty if all was
 */
public record Validation(List<String> checked, List<String> failures, List<String> unanswered) {
    public Validation {
        checked = List.copyOf(checked);
        failures = List.copyOf(failures);
        unanswered = List.copyOf(unanswered);
    }

    /** The same, and this was found good besides. */
    public Validation and(String good) {
        List<String> more = new ArrayList<>(checked);
        more.add(good);
        return new Validation(more, failures, unanswered);
    }

    /** The same, and this is open besides. */
    public Validation but(String open) {
        List<String> more = new ArrayList<>(unanswered);
        more.add(open);
        return new Validation(checked, failures, more);
    }

    /** Whether all was looked at and good. */
    public boolean isValid() {
        return failures.isEmpty() && unanswered.isEmpty();
    }

    /**
     * Why the incident must go back: from mitigation to investigation, from recovery to mitigation. Empty if it need not: what
     * could not be looked at keeps it from going on, and is looked at again.
     */
    public Optional<String> reasonToGoBack() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }

    /** What was looked at and seen, in one text. */
    public String summary() {
        List<String> sentences = new ArrayList<>(failures);
        sentences.addAll(unanswered);
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
