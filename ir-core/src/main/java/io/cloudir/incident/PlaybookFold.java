package io.cloudir.incident;

import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Folds runs of playbooks. What comes after the end of a run or of a step is odd and changes nothing. */
final class PlaybookFold {
    private final Map<String, PlaybookRun> runs = new LinkedHashMap<>();

    PlaybookFold(List<PlaybookRun> from) {
        from.forEach(run -> runs.put(run.id(), run));
    }

    void accept(JournalEntry entry, PlaybookEvent event, Anomalies odd) {
        if (event instanceof PlaybookStarted it) {
            runs.putIfAbsent(it.runId(), new PlaybookRun(Recorded.of(entry, it), List.of(), Optional.empty()));
        } else if (event instanceof PlaybookStepStarted it) {
            changeRun(it.runId(), entry, odd, run -> begin(run, Recorded.of(entry, it)));
        } else if (event instanceof PlaybookBranchTaken it) {
            changeVisit(it.runId(), it.visit(), entry, odd, visit -> visit.branching(Recorded.of(entry, it)));
        } else if (event instanceof PlaybookCommandDone it) {
            changeVisit(it.runId(), it.visit(), entry, odd, visit -> visit.done(Recorded.of(entry, it)));
        } else if (event instanceof PlaybookStepFinished it) {
            changeVisit(it.runId(), it.visit(), entry, odd, visit -> visit.finishing(Recorded.of(entry, it)));
        } else if (event instanceof PlaybookFinished it) {
            changeRun(
                    it.runId(),
                    entry,
                    odd,
                    run -> new PlaybookRun(run.started(), run.visits(), Optional.of(Recorded.of(entry, it))));
        }
    }

    private static PlaybookRun begin(PlaybookRun run, Recorded<PlaybookStepStarted> started) {
        if (run.visit(started.event().visit()).isPresent()) {
            return run;
        }
        List<StepVisit> visits = new ArrayList<>(run.visits());
        visits.add(StepVisit.of(started));
        return new PlaybookRun(run.started(), visits, run.finished());
    }

    private void changeRun(String runId, JournalEntry entry, Anomalies odd, UnaryOperator<PlaybookRun> change) {
        PlaybookRun run = runs.get(runId);
        if (run == null || !run.isRunning()) {
            odd.note(entry, "is about a run of a playbook that never began or is over");
            return;
        }
        runs.put(runId, change.apply(run));
    }

    private void changeVisit(
            String runId, String visitId, JournalEntry entry, Anomalies odd, UnaryOperator<StepVisit> change) {
        changeRun(runId, entry, odd, run -> {
            List<StepVisit> visits = new ArrayList<>(run.visits());
            for (int at = 0; at < visits.size(); at++) {
                if (visits.get(at).id().equals(visitId) && visits.get(at).isOpen()) {
                    visits.set(at, change.apply(visits.get(at)));
                    return new PlaybookRun(run.started(), visits, run.finished());
                }
            }
            odd.note(entry, "is about a step of a playbook that never began or is over");
            return run;
        });
    }

    List<PlaybookRun> build() {
        return List.copyOf(runs.values());
    }
}
