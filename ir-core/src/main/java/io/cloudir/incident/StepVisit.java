package io.cloudir.incident;

import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One pass over one step of a playbook.
 *
 * @param started how it began
 * @param branches what was decided, in order: one for a condition, one for each round of a loop
 * @param commands the commands that are done, in order
 * @param finished how it ended; empty while it goes on
 */
public record StepVisit(
        Recorded<PlaybookStepStarted> started,
        List<Recorded<PlaybookBranchTaken>> branches,
        List<Recorded<PlaybookCommandDone>> commands,
        Optional<Recorded<PlaybookStepFinished>> finished) {
    public StepVisit {
        Objects.requireNonNull(started, "started");
        branches = List.copyOf(branches);
        commands = List.copyOf(commands);
        Objects.requireNonNull(finished, "finished");
    }

    static StepVisit of(Recorded<PlaybookStepStarted> started) {
        return new StepVisit(started, List.of(), List.of(), Optional.empty());
    }

    /** Its name within the run. */
    public String id() {
        return started.event().visit();
    }

    /** Whether it only marks where a workflow or a branch begins or ends. */
    public boolean isMark() {
        String step = started.event().stepId();
        return step.startsWith("start--") || step.startsWith("end--");
    }

    /** Whether it is not over. */
    public boolean isOpen() {
        return finished.isEmpty();
    }

    StepVisit branching(Recorded<PlaybookBranchTaken> branch) {
        return new StepVisit(started, with(branches, branch), commands, finished);
    }

    StepVisit done(Recorded<PlaybookCommandDone> command) {
        return new StepVisit(started, branches, with(commands, command), finished);
    }

    StepVisit finishing(Recorded<PlaybookStepFinished> how) {
        return new StepVisit(started, branches, commands, Optional.of(how));
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> longer = new ArrayList<>(all);
        longer.add(one);
        return longer;
    }
}
