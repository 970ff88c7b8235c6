package io.cloudir.review.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.Word;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the first page says of containment and recovery. */
class SummaryHeldTest {
    private static final Word FREE = new Word(List.of(), "");
    private static final Word AGAINST = new Word(List.of("2 containments were never read back: a, b"), "In a hurry.");

    private static String firstPage(IncidentEvent... events) {
        TestJournal journal = TestJournal.opened("held")
                .add(Samples.planned("a1", Purpose.CONTAIN), new ActionExecuted("a1"))
                .move(Phase.MITIGATING)
                .add(events);
        String report = MarkdownReport.render(PostMortem.of(journal.entries()));
        int done = report.indexOf("What was done");
        return report.substring(done, report.indexOf("Where it stands"));
    }

    @Test
    void whatWasLookedAtAndHoldsIsContained() {
        assertThat(firstPage(new RemediationsValidated(true, "read back")))
                .contains("It was contained")
                .doesNotContain("on the word of");
    }

    @Test
    void aWordThatNothingContradictsSaysWhoseItIs() {
        assertThat(firstPage(new RemediationsValidated(true, "keys are off", Optional.of(FREE))))
                .contains("It was contained", "validated on the word of analyst; nobody looked at the cloud");
    }

    @Test
    void aWordAgainstTheJournalContainsNothingAndSaysWhatIsAgainstIt() {
        assertThat(firstPage(new RemediationsValidated(true, "keys are off", Optional.of(AGAINST))))
                .contains(
                        "validated on the word of analyst **against the journal**",
                        "2 containments were never read back: a, b",
                        "In a hurry.")
                .doesNotContain("It was contained");
    }

    @Test
    void aWordAgainstTheJournalRecoversNothing() {
        assertThat(firstPage(
                        new RemediationsValidated(true, "read back"),
                        new RestorationsValidated(true, "fine", Optional.of(AGAINST))))
                .contains("The restorations were validated on the word of")
                .doesNotContain("recovered");
    }

    @Test
    void aPassThatEndedBrokenWasNotContained() {
        PhaseChanged back = new PhaseChanged("recovering", "investigating", "they are back");
        PhaseChanged on = new PhaseChanged("mitigating", "recovering", "");
        RemediationsValidated held = new RemediationsValidated(true, "read back");

        assertThat(firstPage(held, on, back)).contains("In cycle 1 it was contained");
        assertThat(firstPage(held, on, new RemediationsValidated(false, "a key works again"), back))
                .doesNotContain("contained");
    }

    @Test
    void whatALaterLookFoundBrokenIsNotContained() {
        assertThat(firstPage(
                        new RemediationsValidated(true, "read back"),
                        new RemediationsValidated(false, "a key works again")))
                .doesNotContain("It was contained");
        assertThat(firstPage(
                        new RemediationsValidated(true, "read back"),
                        new ActionVerified("a1", false, "policy is gone")))
                .doesNotContain("It was contained");
    }
}
