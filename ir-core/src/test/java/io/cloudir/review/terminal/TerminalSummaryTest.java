package io.cloudir.review.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.review.Hostile;
import io.cloudir.review.SampleJournal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalSummaryTest {
    private static final Instant MARCH = Instant.parse("2026-03-04T00:00:00Z");

    @Test
    void itSaysWhereTheIncidentStandsAndWhatIsDue() {
        assertThat(TerminalSummary.render(Incident.fold(SampleJournal.exercise()), MARCH))
                .startsWith("EXERCISE  " + SampleJournal.ID + "  Keys of backup-agent")
                .contains("Phase       closed, cycle 2\n")
                .contains("Severity    HIGH, P2, set by incident-commander: ")
                .contains("Next due    2026-04-08 12:00:00 UTC  task imp-1\n")
                .contains("Open deadlines: none\n", "Open tasks (2)\n")
                .contains("  2026-04-15 12:00:00 UTC  fix-1  platform-team: Replace user keys of backups by roles\n");
    }

    @Test
    void whileTheIncidentGoesOnOpenDeadlinesAreListed() {
        assertThat(TerminalSummary.render(Incident.fold(SampleJournal.entries().subList(0, 60)), MARCH))
                .startsWith(SampleJournal.ID.value())
                .contains("Severity    CRITICAL, P1, score 73.518, decided by a fact: administrator takeover\n")
                .containsPattern(
                        "Open deadlines \\(1\\)\n  2026-03-05 09:44:00 UTC  [a-z0-9-]+  Notify the supervisory")
                .contains("Legal hold  in force");
    }

    @Test
    void whatIsPastItsTimeIsOverdueFromThatMomentOn() {
        Incident incident = Incident.fold(SampleJournal.exercise());
        Instant due = Instant.parse("2026-04-15T12:00:00Z");

        assertThat(TerminalSummary.render(incident, due))
                .contains("  2026-04-15 12:00:00 UTC  fix-1  OVERDUE  platform-team: ")
                .contains("Next due    2026-04-08 12:00:00 UTC  OVERDUE  task imp-1\n");
        assertThat(TerminalSummary.render(incident, due.minusNanos(1)))
                .contains("  2026-04-15 12:00:00 UTC  fix-1  platform-team: ");
    }

    @Test
    void itSaysWhatIsContainedAndWhatWasLetBackByWhom() {
        TestJournal journal = TestJournal.opened("held")
                .add(Samples.planned("a1", Purpose.CONTAIN), Samples.approved("a1"), new ActionExecuted("a1"));

        assertThat(TerminalSummary.render(journal.incident(), MARCH))
                .contains("Contained (1)\n  2026-03-01 10:03:00 UTC  a1  principal user/backup suspended\n")
                .doesNotContain("Let back");

        journal.add(new ActionReleased("a1", "it is proven to be theirs"));

        assertThat(TerminalSummary.render(journal.incident(), MARCH))
                .contains("Let back (1)\n  2026-03-01 10:04:00 UTC  principal user/backup may sign in and act again,"
                        + " by analyst: ")
                .doesNotContain("Contained");
    }

    @Test
    void aLineIsNoWiderThanItMayBe() {
        assertThat(TerminalLine.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(TerminalLine.fit("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(TerminalLine.fit("\u65E5\u672C\u8A9E\u65E5", 6)).isEqualTo("\u65E5\u672C…");
        assertThat(TerminalLine.fit("e\u0301e\u0301", 2)).isEqualTo("e\u0301e\u0301");
        for (String text : Hostile.TEXTS) {
            assertThat(TerminalLine.fit(text, 40)
                            .codePoints()
                            .map(TerminalLine::width)
                            .sum())
                    .isLessThanOrEqualTo(40);
        }
    }

    @Test
    void aTerminalObeysNothingInIt() {
        assertThat(TerminalLine.fit("\u001B[2J\u202Ex\r\u0007", 80)).isEqualTo("[U+001B][2J[U+202E]x [U+0007]");
    }
}
