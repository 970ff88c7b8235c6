package io.cloudir.cloud;

import java.util.List;
import java.util.Objects;

/**
 * Exactly what a request would change, as the cloud is now.
 *
 * @param request what was asked for
 * @param changes every change, in the order in which they are to be made; empty if all is as wanted already
 * @param tasks what only a person can do, one sentence each
 * @param evidenceAtRisk kinds of evidence that the changes destroy, such as {@code memory}; collect them first
 */
public record ChangePlan(
        ChangeRequest request, List<StateChange> changes, List<String> tasks, List<String> evidenceAtRisk) {
    public ChangePlan {
        Objects.requireNonNull(request, "request");
        changes = List.copyOf(changes);
        tasks = List.copyOf(tasks);
        evidenceAtRisk = List.copyOf(evidenceAtRisk);
    }

    /** Whether undoing all changes brings everything back. */
    public boolean isReversible() {
        return changes.stream().allMatch(StateChange::isReversible);
    }

    /** What stays or is lost, one sentence after the other; empty if the plan is reversible. */
    public String residue() {
        return String.join(
                " ",
                changes.stream()
                        .map(StateChange::residue)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList());
    }

    /** The permissions that the calls need, sorted; a permission has the name of its call. */
    public List<String> permissions() {
        return changes.stream().map(StateChange::call).distinct().sorted().toList();
    }
}
