package io.cloudir.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.json.GeneratedEvents;
import io.cloudir.review.html.HtmlReport;
import io.cloudir.review.json.IncidentJson;
import io.cloudir.review.markdown.MarkdownReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostMortemTest {
    private static final List<JournalEntry> JOURNAL = SampleJournal.entries();
    private static final String REPORT = MarkdownReport.render(PostMortem.of(JOURNAL));

    @Test
    void theSampleHasEveryKindOfEvent() {
        Set<Class<?>> kinds = JOURNAL.stream()
                .map(JournalEntry::event)
                .map(IncidentEvent::getClass)
                .collect(Collectors.toSet());
        assertThat(GeneratedEvents.kinds().stream().map(Class::getSimpleName))
                .isSubsetOf(concat(kinds.stream().map(Class::getSimpleName).toList(), "MergedInto", "NoteAdded"));
    }

    @Test
    void theFirstLineSaysExerciseIfItIsOne() {
        assertThat(REPORT)
                .startsWith("# Post-mortem · " + SampleJournal.ID + "\n")
                .doesNotContain("xercise actors");
        PostMortem exercise = PostMortem.of(SampleJournal.exercise());
        assertThat(MarkdownReport.render(exercise)).startsWith("# EXERCISE · Post-mortem · ");
        assertThat(HtmlReport.render(exercise))
                .contains("<title>EXERCISE · Post-mortem")
                .contains("This is an exercise.");
    }

    @Test
    void beforeTheReviewItIsAReportOnProgress() {
        assertThat(PostMortem.of(JOURNAL.subList(0, 60)).headline())
                .isEqualTo("Incident report, in progress · " + SampleJournal.ID);
    }

    @Test
    void theSummarySaysWhatHappenedHowBadWhatWasDoneAndWhereItStands() {
        assertThat(REPORT)
                .contains("20 signals of 7 rules showed suspicious activity in aws 123456789012, region eu-central-1")
                .contains("27 min 2 s after its first sign, as a case of data theft")
                .contains("It is rated **HIGH**, priority P2, set by incident-commander: the user is under deny-all")
                .contains("Computed was **CRITICAL**: a fact decided, not the score: administrator takeover.")
                .contains(
                        "To contain it, 4 actions were carried out: deactivate key on access key `AKIAIOSFODNN7EXAMPLE`")
                .contains(
                        "To recover, 1 action was carried out: rotate key on principal `user/backup-agent`; 1 of them is"
                                + " undone since.")
                .contains("In cycle 1 it was contained 1 h 9 min and recovered 6 h 58 min after its opening.")
                .contains("The incident is over: closed since 2026-03-26 09:00:00 UTC. It was reopened once")
                .contains("2 tasks are still open.")
                .contains(
                        "### Decisions wanted\n\n- Give time and money to 2 lasting changes that are still open, the first"
                                + " due on 2026-04-08 12:00:00 UTC.")
                .contains("### Deadlines\n\n- Notify the supervisory authority: **missed**, answered 5 h 26 min late.\n"
                        + "- 1 deadline was met in time.");
    }

    @Test
    void theSeverityIsExplained() {
        assertThat(REPORT)
                .contains("| Functional impact | minimal impact to critical services | 40 | 6 | **9.412** |")
                .contains("| Actor characterization | unknown | 50 | 4 | **7.843** |")
                .contains("Facts that set a lowest severity: administrator takeover, persistence, data exfiltrated.")
                .contains("| Decided by | a fact: administrator takeover · floor:ADMINISTRATOR\\_TAKEOVER |")
                .contains("| Priority | CRITICAL is P1 whether or not the actor is still at work |")
                .contains("| if no administrator right had been gained | **HIGH** |")
                .contains("The unknown factor would not change it: a floor holds whatever the score.")
                .contains("| 2026-03-08 02:40:00 | **HIGH** | P2 | override by incident-commander | the user is under");
    }

    @Test
    void eachChangeIsToldFromBeforeToAfterWithItsWayBack() {
        assertThat(REPORT)
                .contains("| `UpdateAccessKey Status=Inactive` | `AKIAIOSFODNN7EXAMPLE` | `Active` → `Inactive` | done")
                .contains("| Way back | **irreversible**: the password is gone |")
                .contains("**failed** · 2026-03-02 08:55:00 UTC: AccessDenied: ec2:ModifySnapshotAttribute")
                .contains("| State | undone · 2026-03-02 13:05:00 UTC: somebody else had made a key by hand |");
    }

    @Test
    void deadlinesTasksEvidenceCausesAndLessonsAreTold() {
        assertThat(REPORT)
                .contains("**missed** · 2026-03-05 14:10:00 UTC, 5 h 26 min late: notified by the portal")
                .contains("met · 2026-03-02 08:39:02 UTC, 7 min 10 s before it was due")
                .contains(
                        "| Name a deputy for every legal duty | improvement | legal-counsel | 2026-04-08 12:00:00 | open |")
                .contains("| 2026-03-25 13:00:00 | `ev-1` | security-analyst | external-forensics | a second opinion |")
                .contains("| Memory | `i-0abcd1234example1` | the host had already been stopped |")
                .contains("| Suspending an identity did not cover its login profile. | process | `rec-w1` |")
                .contains("- **Did not go well:** The authority was notified five hours late")
                .contains("| `T1562.008` | Impair Defenses: Disable or Modify Cloud Logs | 1 | **HIGH** |");
    }

    @Test
    void whatIsErasedUnknownOrOddIsTold() {
        assertThat(REPORT)
                .contains("| 32 | `note-added` | erased |")
                .contains("| `partner-notified` | of a newer version |")
                .contains("names a member of staff | GDPR Art. 17")
                .contains("| `journal.torn` | 311 |")
                .doesNotContain("laptop backup of a colleague");
        PostMortem odd = PostMortem.of(JOURNAL.subList(3, JOURNAL.size()));
        assertThat(MarkdownReport.render(odd)).contains("| 4 | Entries before it are missing |");
    }

    @Test
    void theReportNamesTheHeadAndHowToCheckIt() {
        String head = JOURNAL.get(JOURNAL.size() - 1).hash().hex();
        assertThat(REPORT).contains("`ir verify journal.jsonl --head " + head + "`", "completeness is not proven");
    }

    @Test
    void theSameJournalGivesTheSameBytes() {
        PostMortem again = PostMortem.of(SampleJournal.entries());
        assertThat(again).isEqualTo(PostMortem.of(JOURNAL));
        assertThat(MarkdownReport.render(again)).isEqualTo(REPORT);
        assertThat(HtmlReport.render(again)).isEqualTo(HtmlReport.render(PostMortem.of(JOURNAL)));
        assertThat(IncidentJson.write(again)).isEqualTo(IncidentJson.write(PostMortem.of(JOURNAL)));
    }

    @Test
    void aSectionIsFoundByItsIdAndAnUnknownOneNamesThoseThatExist() {
        assertThat(PostMortem.of(JOURNAL).section("metrics").title()).isEqualTo("Metrics");
        assertThatThrownBy(() -> PostMortem.of(JOURNAL).section("costs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no section 'costs'; there are [summary, facts");
        assertThatThrownBy(() -> PostMortem.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> concat(List<String> names, String... more) {
        return Stream.concat(names.stream(), Arrays.stream(more)).toList();
    }
}
