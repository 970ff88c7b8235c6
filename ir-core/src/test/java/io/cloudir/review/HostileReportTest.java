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
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Whatever the logs and the people wrote, a report has the shape that it has without them. */
class HostileReportTest {
    private static final PostMortem BENIGN = PostMortem.of(SampleJournal.spoiled(Hostile::benign));
    private static final List<String> HTML_SHAPE = htmlShape(HtmlReport.render(BENIGN));
    private static final List<String> MARKDOWN_SHAPE = markdownShape(MarkdownReport.render(BENIGN));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void hostileTextsLeaveTheShapeOfTheReportAlone(long seed) {
        PostMortem hostile = PostMortem.of(SampleJournal.spoiled(text -> Hostile.of(text, seed)));
        String html = HtmlReport.render(hostile);
        String markdown = MarkdownReport.render(hostile);

        assertThat(htmlShape(html)).isEqualTo(HTML_SHAPE);
        assertThat(markdownShape(markdown)).isEqualTo(MARKDOWN_SHAPE);
        assertThat(markdown)
                .doesNotContain("<", ">alert")
                .doesNotContainPattern("(?<!\\\\)\\]\\(")
                .startsWith("# EXERCISE");
        assertThat(markdown.replaceAll("\\\\.", "").replaceAll("`[^`\n]*`", ""))
                .doesNotContain("https://", "www.example");
        assertThat(html.length()).as("long texts are shortened").isLessThan(2_000_000);
        for (String report : List.of(html, markdown, TerminalSummary.render(hostile))) {
            assertNothingUnseen(report);
        }
        assertThat(TerminalSummary.render(hostile).lines())
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
        assertThat(htmlShape(html)).isNotEmpty();
        assertNothingUnseen(html);
        assertThat(markdownShape(MarkdownReport.render(postMortem))).isNotEmpty();
        assertThat(TerminalSummary.render(postMortem)).isNotEmpty();
        assertThat(IncidentJson.write(postMortem)).contains("\"schema\" : \"ir.incident/1\"");
    }

    @Test
    void eachSingleEntryCanBeTold() {
        for (JournalEntry entry : SampleJournal.entries()) {
            assertThat(htmlShape(HtmlReport.render(PostMortem.of(List.of(entry)))))
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

    private static void assertNothingUnseen(String report) {
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

    /** Names of elements and attributes in order; the page is well-formed XML as well. */
    private static List<String> htmlShape(String html) {
        String doctype = "<!DOCTYPE html>\n";
        assertThat(html).startsWith(doctype);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            List<String> shape = new ArrayList<>();
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.substring(doctype.length()))))
                    .getDocumentElement();
            walk(root, shape);
            return shape;
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    private static void walk(Element element, List<String> shape) {
        StringBuilder form = new StringBuilder(element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            assertThat(name).isNotEqualTo("style").doesNotStartWith("on");
            form.append(' ').append(name);
            if (name.equals("class") || name.equals("href") || name.equals("id")) {
                form.append('=').append(attributes.item(i).getNodeValue());
            }
        }
        assertThat(element.getTagName()).isNotIn("script", "img", "iframe", "object", "link", "base", "form");
        shape.add(form.toString());
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element it) {
                walk(it, shape);
            }
        }
    }

    /** What each line is, and of a row of a table how many cells it has. */
    private static List<String> markdownShape(String markdown) {
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
