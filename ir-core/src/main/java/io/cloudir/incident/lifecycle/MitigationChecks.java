package io.cloudir.incident.lifecycle;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Optional;

/** What must hold before mitigation ends. Each check returns why it fails, or empty. */
final class MitigationChecks {
    private MitigationChecks() {}

    static Optional<String> remediations(Incident incident) {
        return incident.progress()
                .remediations()
                .map(it -> Validity.unmet(
                                "remediations",
                                it.event().valid(),
                                it.event().summary(),
                                it.seq(),
                                incident.response().changedSeq(Purpose.CONTAIN))
                        .or(() -> plannedAfter(it.seq(), incident)))
                .orElse(Optional.of("the remediations are not validated"));
    }

    /** Whoever plans to contain more doubts what was found good before. */
    private static Optional<String> plannedAfter(long validated, Incident incident) {
        List<String> planned = incident.response().actions().stream()
                .filter(it -> it.purpose() == Purpose.CONTAIN && it.plan().seq() > validated)
                .filter(it -> it.state() instanceof ActionState.Planned || it.state() instanceof ActionState.Approved)
                .map(IncidentAction::id)
                .toList();
        return planned.isEmpty()
                ? Optional.empty()
                : Optional.of("containments were planned after the validation in entry " + validated
                        + " and not carried out: " + Names.list(planned) + "; carry them out, and validate again");
    }

    /** What is released on purpose in recovery asks for no new validation, so one that was found good goes on counting. */
    static Optional<String> refuted(Incident incident) {
        return incident.progress()
                .remediations()
                .filter(it -> !it.event().valid())
                .map(it -> "the last validation of remediations found that they do not hold: "
                        + Text.printable(it.event().summary()));
    }

    static Optional<String> longTermFixes(Incident incident) {
        List<Task> fixes = incident.work().tasks().stream()
                .filter(task -> task.kind() == TaskKind.LONG_TERM_FIX && !task.isGivenUp())
                .toList();
        if (fixes.isEmpty()) {
            return Optional.of("no long-term fix is open or done");
        }
        List<String> ownerless = fixes.stream()
                .filter(task -> task.owner().isBlank())
                .map(Task::id)
                .toList();
        return ownerless.isEmpty()
                ? Optional.empty()
                : Optional.of("long-term fixes without an owner: " + Names.list(ownerless));
    }

    static Optional<String> halfDone(Incident incident) {
        List<String> halfDone = incident.response().actions().stream()
                .filter(IncidentAction::isHalfDone)
                .map(IncidentAction::id)
                .toList();
        return halfDone.isEmpty() ? Optional.empty() : Optional.of("half done: " + Names.list(halfDone));
    }
}
