package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The run of a playbook is folded from the journal. */
class PlaybookRunTest {
    private static final IncidentId ID = IncidentId.derivedFrom("playbook");
    private static final PlaybookStarted STARTED =
            new PlaybookStarted("run", "playbook--1", "n", List.of(Digest.ofText("document")), Optional.empty());
    private static final PlaybookStepStarted STEP =
            new PlaybookStepStarted("run", "1", "action--1", "a", Digest.ofText("document"));

    private static Incident fold(IncidentEvent... events) {
        List<JournalEntry> journal = new ArrayList<>();
        journal.add(TestJournal.entry(
                ID, 1, TestJournal.START, TestJournal.AUTOMATION, Samples.opened("key"), Digest.ZERO));
        for (IncidentEvent event : events) {
            journal.add(TestJournal.entry(
                    ID, journal.size() + 1, TestJournal.START, TestJournal.AUTOMATION, event, Digest.ZERO));
        }
        return Incident.fold(journal);
    }

    @Test
    void aRunHasItsStepsWithDecisionsCommandsAndOutcome() {
        Incident incident = fold(
                STARTED,
                STEP,
                new PlaybookBranchTaken("run", "1", "true", "exercise = true"),
                new PlaybookCommandDone("run", "1", 0, "done"),
                new PlaybookStepFinished("run", "1", StepOutcome.SUCCEEDED, ""),
                new PlaybookFinished("run", true, ""));

        PlaybookRun run = incident.playbooks().get(0);
        StepVisit visit = run.visit("1").orElseThrow();
        assertThat(run.isRunning()).isFalse();
        assertThat(visit.isOpen()).isFalse();
        assertThat(visit.branches()).hasSize(1);
        assertThat(visit.commands()).hasSize(1);
        assertThat(incident.anomalies()).isEmpty();
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        Incident incident = fold(STARTED, STARTED, STEP, STEP);
        assertThat(incident.playbooks())
                .singleElement()
                .satisfies(run -> assertThat(run.visits()).hasSize(1));
        assertThat(incident.anomalies()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsAnAnomalyAndChangesNothing() {
        Incident incident = fold(
                STEP,
                STARTED,
                new PlaybookStepFinished("run", "1", StepOutcome.FAILED, "r"),
                new PlaybookFinished("run", true, ""),
                STEP);
        assertThat(incident.playbooks().get(0).visits()).isEmpty();
        assertThat(incident.anomalies()).hasSize(3);
    }
}
