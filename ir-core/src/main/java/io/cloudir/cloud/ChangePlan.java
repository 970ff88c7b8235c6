package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Exactly what a request would change, as the cloud is now.
 *
 * @param request what was asked for
 * @param changes every change, in the order in which they are to be made; empty if all is as wanted already
 * @param tasks what only a person can do, one sentence each
 * @param evidenceAtRisk kinds of evidence that the changes destroy, such as {@code memory}; collect them first
 * @param affects how many things the changes affect in all, which may be more than they change; at least 0
 * @param sources what a recovery brings back from, such as a snapshot, a template and its image; empty for other requests
 */
public record ChangePlan(
        ChangeRequest request,
        List<StateChange> changes,
        List<String> tasks,
        List<String> evidenceAtRisk,
        int affects,
        List<Source> sources) {
    /**
     * What a recovery brings something back from.
     *
     * @param entity which, by the id that logs give it
     * @param name what it is called for people, such as {@code snapshot snap-1}
     * @param made when it was made; empty if the cloud does not tell
     */
    public record Source(Entity entity, String name, Optional<Instant> made) {
        public Source {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(made, "made");
        }
    }

    public ChangePlan {
        Objects.requireNonNull(request, "request");
        changes = List.copyOf(changes);
        tasks = List.copyOf(tasks);
        evidenceAtRisk = List.copyOf(evidenceAtRisk);
        sources = List.copyOf(sources);
        if (affects < 0) {
            throw new IllegalArgumentException("a plan cannot affect " + affects + " things");
        }
    }

    /** A plan that affects only what it changes. */
    public static ChangePlan of(
            ChangeRequest request, List<StateChange> changes, List<String> tasks, List<String> evidenceAtRisk) {
        return new ChangePlan(request, changes, tasks, evidenceAtRisk, thingsIn(changes), List.of());
    }

    /** The same, which affects so many things in all: what a request for a whole account or region reaches. */
    public ChangePlan affecting(int things) {
        return new ChangePlan(request, changes, tasks, evidenceAtRisk, Math.max(things, thingsIn(changes)), sources);
    }

    /** The same, which brings back from these. */
    public ChangePlan from(List<Source> those) {
        return new ChangePlan(request, changes, tasks, evidenceAtRisk, affects, those);
    }

    /** The same, with more that only a person can do. */
    public ChangePlan with(List<String> moreTasks) {
        List<String> all = new ArrayList<>(tasks);
        all.addAll(moreTasks);
        return new ChangePlan(request, changes, all, evidenceAtRisk, affects, sources);
    }

    private static int thingsIn(List<StateChange> changes) {
        return (int) changes.stream()
                .map(change -> change.target().kind() + '/' + change.target().id())
                .distinct()
                .count();
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
