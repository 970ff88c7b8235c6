package io.cloudir.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.html.HtmlReport;
import io.cloudir.review.json.IncidentJson;
import io.cloudir.review.markdown.MarkdownReport;
import io.cloudir.review.terminal.TerminalSummary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whatever text a log brings into an incident, it stays text in each form of the report: markup, picture and terminal. */
class ReportFuzzTest {
    private static final int ENTRIES = 14;
    private static final PostMortem BENIGN = told(Hostile::benign);
    private static final List<String> HTML_SHAPE = Markup.shape(HtmlReport.render(BENIGN));
    private static final List<String> MARKDOWN_SHAPE = HostileReportTest.markdownShape(MarkdownReport.render(BENIGN));

    @FuzzTest
    void aTextStaysTextInEveryReport(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        PostMortem hostile = told(plain -> text + " " + Hostile.benign(plain));
        String html = HtmlReport.render(hostile);
        String markdown = MarkdownReport.render(hostile);
        String terminal = TerminalSummary.render(hostile.incident(), Instant.EPOCH);

        assertThat(Markup.shape(html)).isEqualTo(HTML_SHAPE);
        assertThat(HostileReportTest.markdownShape(markdown)).isEqualTo(MARKDOWN_SHAPE);
        assertThat(markdown.replace("<!-- -->", ""))
                .doesNotContain("<", ">alert")
                .doesNotContainPattern("(?<!\\\\)\\]\\(");
        List.of(html, markdown, terminal).forEach(HostileReportTest::assertNothingUnseen);
        assertThat(terminal.lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
        assertThat(IncidentJson.write(hostile).chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }

    private static PostMortem told(UnaryOperator<String> text) {
        List<JournalEntry> entries = SampleJournal.spoiled(text);
        return PostMortem.of(entries.subList(0, Math.min(ENTRIES, entries.size())));
    }
}
