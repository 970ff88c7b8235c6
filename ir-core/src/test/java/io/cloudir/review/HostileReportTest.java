package io.cloudir.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.GeneratedEvents;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.review.html.HtmlReport;
import io.cloudir.review.json.IncidentJson;
import io.cloudir.review.markdown.MarkdownReport;
import io.cloudir.review.terminal.TerminalSummary;
import io.cloudir.testing.SettableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the logs and the people wrote, a report has the shape that it has without them. */
class HostileReportTest {
    private static final PostMortem BENIGN = PostMortem.of(SampleJournal.spoiled(Hostile::benign));
    private static final List<String> HTML_SHAPE = Markup.shape(HtmlReport.render(BENIGN));
    private static final List<String> MARKDOWN_SHAPE = markdownShape(MarkdownReport.render(BENIGN));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void hostileTextsLeaveTheShapeOfTheReportAlone(long seed) {
        PostMortem hostile = PostMortem.of(SampleJournal.spoiled(text -> Hostile.of(text, seed)));
        String html = HtmlReport.render(hostile);
        String markdown = MarkdownReport.render(hostile);

        assertThat(Markup.shape(html)).isEqualTo(HTML_SHAPE);
        assertThat(markdownShape(markdown)).isEqualTo(MARKDOWN_SHAPE);
        assertThat(markdown.replace("<!-- -->", ""))
                .doesNotContain("<", ">alert")
                .doesNotContainPattern("(?<!\\\\)\\]\\(")
                .startsWith("# EXERCISE");
        assertThat(markdown.replaceAll("\\\\.", "").replaceAll("`[^`\n]*`", ""))
                .doesNotContain("https://", "www.example", "@everyone", "@example");
        assertThat(html.length()).as("long texts are shortened").isLessThan(2_000_000);
        for (String report : List.of(html, markdown, TerminalSummary.render(hostile.incident(), Instant.EPOCH))) {
            assertNothingUnseen(report);
        }
        assertThat(TerminalSummary.render(hostile.incident(), Instant.EPOCH).lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
        assertThat(IncidentJson.write(hostile).chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }

    /** Journals that no incident would have: events of every kind with random fields, in any order. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void everyJournalCanBeTold(long seed) {
        PostMortem postMortem = PostMortem.of(anything(seed, 4));
        String html = HtmlReport.render(postMortem);
        assertThat(Markup.shape(html)).isNotEmpty();
        assertNothingUnseen(html);
        assertThat(markdownShape(MarkdownReport.render(postMortem))).isNotEmpty();
        assertThat(TerminalSummary.render(postMortem.incident(), Instant.EPOCH)).isNotEmpty();
        assertThat(IncidentJson.write(postMortem)).contains("\"schema\" : \"ir.incident/1\"");
    }

    @Test
    void eachSingleEntryCanBeTold() {
        for (JournalEntry entry : SampleJournal.entries()) {
            assertThat(Markup.shape(HtmlReport.render(PostMortem.of(List.of(entry)))))
                    .isNotEmpty();
        }
    }

    private static List<JournalEntry> anything(long seed, int rounds) {
        GeneratedEvents events = new GeneratedEvents(seed);
        MemoryJournalStore store = MemoryJournalStore.open(
                "any", JournalSettings.reproducible(new SettableClock(Instant.parse("2026-03-01T00:00:00Z"))));
        for (int round = 0; round < rounds; round++) {
            for (Class<?> kind : GeneratedEvents.kinds()) {
                IncidentEvent event = events.event(kind);
                if (!(event instanceof JournalEvent)) {
                    store.appendFacts(
                            SampleJournal.ID,
                            List.of(Draft.of(event, Instant.ofEpochSecond(round * 1000L), new Actor.Person("<b>"))));
                }
            }
        }
        return store.read(SampleJournal.ID, 0);
    }

    static void assertNothingUnseen(String report) {
        assertThat(report.codePoints()
                        .filter(c -> c != '\n')
                        .filter(c -> switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.SURROGATE,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR -> true;
                            default -> false;
                        })
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    /** What each line is, and of a row of a table how many cells it has. */
    static List<String> markdownShape(String markdown) {
        return markdown.lines()
                .map(line -> {
                    String bare = line.replaceAll("\\\\.", "");
                    if (bare.startsWith("|")) {
                        return "row " + bare.chars().filter(c -> c == '|').count();
                    }
                    return bare.isEmpty() ? "" : bare.replaceFirst("^(#+|- |> |\\*)?.*$", "$1.");
                })
                .toList();
    }
}
