package io.cloudir.cli;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes that the journals of a store tell were made. A simulated cloud that is built from logs knows nothing of them,
 * so whoever goes on where a run stopped makes them in it again, in their order and at their times.
 */
final class RecordedChanges {
    private final Terminal terminal;

    /** A change, or one that was taken back. */
    private record Made(Instant at, IncidentId incident, StateChange change) {}

    RecordedChanges(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Makes them all; one that the cloud does not take, as it is of other logs, is told and passed over. */
    void remake(JournalStore store, SimulatedCloud cloud, CloudClock clock) {
        List<Made> all = new ArrayList<>();
        store.incidents().forEach(incident -> all.addAll(madeIn(store, incident)));
        all.sort(Comparator.comparing(Made::at));
        for (Made made : all) {
            clock.moveTo(made.at());
            if (!isTaken(cloud, made.change())) {
                terminal.note("ir: the simulated cloud is not as it was when incident " + made.incident() + " changed "
                        + made.change().target() + "; that change was left out");
            }
        }
    }

    private static boolean isTaken(SimulatedCloud cloud, StateChange change) {
        try {
            return !(cloud.apply(change) instanceof ApplyResult.Differs);
        } catch (IllegalArgumentException | CloudException e) {
            return false;
        }
    }

    /** What an altered journal tells is not believed; the run leaves that incident alone. */
    private static List<Made> madeIn(JournalStore store, IncidentId incident) {
        List<JournalEntry> journal;
        try {
            journal = store.read(incident, 0);
        } catch (AlteredJournalException e) {
            return List.of();
        }
        List<Made> all = new ArrayList<>();
        Map<String, List<Change>> plans = new HashMap<>();
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof ActionPlanned planned) {
                plans.put(planned.actionId(), planned.changes());
            } else if (entry.event() instanceof StepFinished step && step.succeeded()) {
                change(plans.getOrDefault(step.actionId(), List.of()), step)
                        .ifPresent(change -> all.add(new Made(entry.recordedAt(), incident, change)));
            }
        }
        return all;
    }

    private static Optional<StateChange> change(List<Change> plan, StepFinished step) {
        if (step.step() >= plan.size()) {
            return Optional.empty();
        }
        Change planned = plan.get(step.step());
        StateChange change = new StateChange(
                StateRef.parse(planned.target()),
                planned.call(),
                planned.undoCall(),
                planned.before(),
                planned.after(),
                planned.residue());
        return step.undoing() ? change.inverse() : Optional.of(change);
    }
}
