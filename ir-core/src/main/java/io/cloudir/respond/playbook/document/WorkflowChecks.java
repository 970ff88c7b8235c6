package io.cloudir.respond.playbook.document;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.model.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the graph of a workflow. A branch is what is reached from its first step by what follows; each step belongs to one
 * branch, no branch comes back upon itself, and since every step but an end has one that follows, every path ends. A loop
 * goes round by itself when its branch has ended.
 */
final class WorkflowChecks {
    /** How deep branches may lie in each other. */
    static final int DEPTH_LIMIT = 12;

    private final Map<String, StepDocument> steps;
    private final Set<String> written;
    private final Faults faults;
    private final Map<String, String> branchOf = new HashMap<>();
    private final Set<String> onPath = new HashSet<>();

    private WorkflowChecks(Map<String, StepDocument> steps, Set<String> written, Faults faults) {
        this.steps = steps;
        this.written = written;
        this.faults = faults;
    }

    /** @param written the ids of all steps that are written down, those included that could not be read */
    static void run(
            Map<String, StepDocument> steps, Set<String> written, Word start, Optional<Word> exception, Faults faults) {
        WorkflowChecks checks = new WorkflowChecks(steps, written, faults);
        int before = faults.count();
        checks.references(Stream.concat(Stream.of(start), exception.stream()));
        checks.starts(start);
        if (faults.count() > before || steps.size() < written.size()) {
            // What is not reached because a name or a step is mistyped would drown what has to be mended.
            return;
        }
        checks.follow(start, "the main branch", 0);
        exception.ifPresent(first -> checks.follow(first, "the branch of workflow_exception", 0));
        steps.values().stream()
                .filter(step -> !checks.branchOf.containsKey(step.id()))
                .forEach(step -> faults.add(
                        step.key(),
                        "unreachable",
                        "no path from workflow_start leads to step '" + Text.printable(step.name()) + "'",
                        "lead to it, or remove it"));
    }

    private void references(Stream<Word> roots) {
        Stream<Word> named = steps.values().stream()
                .flatMap(step -> Stream.concat(step.following(), step.branches().values().stream()));
        Stream.concat(roots, named)
                .filter(id -> !written.contains(id.text()))
                .forEach(id -> faults.add(
                        id.place(),
                        "unknown-step",
                        "there is no step '" + Text.printable(id.text()) + "' in workflow",
                        Nearest.suggestion(id.text(), written, "define it there")));
    }

    private void starts(Word start) {
        StepDocument first = steps.get(start.text());
        if (first != null && !first.type().equals("start")) {
            faults.add(
                    start.place(),
                    "wrong-start",
                    "workflow_start names a step of type '" + first.type() + "'; expected a start step",
                    "name the start step");
        }
        steps.values().stream()
                .filter(step -> step.type().equals("start") && !step.id().equals(start.text()))
                .forEach(step ->
                        faults.add(step.key(), "second-start", "a workflow has one start step", "remove this one"));
    }

    private void follow(Word to, String branch, int depth) {
        StepDocument step = steps.get(to.text());
        if (step == null) {
            return;
        }
        if (onPath.contains(step.id())) {
            faults.add(
                    to.place(),
                    "cycle",
                    "this leads back to step '" + Text.printable(step.name()) + "', which led here",
                    "use a while-condition; the branch of one ends with an end step and goes round by itself");
            return;
        }
        String owner = branchOf.putIfAbsent(step.id(), branch);
        if (owner != null) {
            if (!owner.equals(branch)) {
                faults.add(
                        to.place(),
                        "leaves-branch",
                        "step '" + Text.printable(step.name()) + "' belongs to " + owner + "; " + branch
                                + " needs steps and an end step of its own",
                        "end this branch with an end step; what follows the branches is what follows the step that opens"
                                + " them");
            }
            return;
        }
        if (depth > DEPTH_LIMIT) {
            faults.add(
                    to.place(),
                    "too-deep",
                    "branches lie deeper in each other than " + DEPTH_LIMIT,
                    "call another playbook from here");
            return;
        }
        onPath.add(step.id());
        step.branches()
                .forEach((name, first) -> follow(
                        first, "branch '" + Text.printable(name.text()) + "' of '" + step.id() + "'", depth + 1));
        step.following().forEach(next -> follow(next, branch, depth));
        onPath.remove(step.id());
    }
}
