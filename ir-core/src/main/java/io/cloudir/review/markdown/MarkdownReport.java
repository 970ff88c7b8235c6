package io.cloudir.review.markdown;

import io.cloudir.review.PostMortem;
import io.cloudir.review.text.Block;
import io.cloudir.review.text.Block.Drawing;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Block.Facts;
import io.cloudir.review.text.Block.Grid;
import io.cloudir.review.text.Block.Heading;
import io.cloudir.review.text.Block.Note;
import io.cloudir.review.text.Block.Paragraph;
import io.cloudir.review.text.Block.Points;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a post-mortem as Markdown (CommonMark with the tables of GitHub), without HTML and without links. The same
 * post-mortem gives the same text; lines end with a line feed.
 */
public final class MarkdownReport {
    private final StringBuilder out = new StringBuilder(1 << 15);

    private MarkdownReport() {}

    /** The text. */
    public static String render(PostMortem postMortem) {
        MarkdownReport report = new MarkdownReport();
        report.line("# " + postMortem.headline());
        report.line("**"
                + Markdown.inline(new Span(Look.STRONG, postMortem.incident().title())
                        .text()
                        .strip()) + "**");
        for (Section section : postMortem.sections()) {
            report.line("## " + section.title());
            section.blocks().forEach(report::write);
        }
        return report.out.toString();
    }

    private void line(String text) {
        out.append(out.length() == 0 ? "" : "\n").append(text).append('\n');
    }

    private void write(Block block) {
        if (block instanceof Heading it) {
            line("### " + Markdown.inline(new Span(Look.STRONG, it.text()).text()));
        } else if (block instanceof Paragraph it) {
            line(startOfLine(it.text()));
        } else if (block instanceof Note it) {
            line("> " + startOfLine(it.text()));
        } else if (block instanceof Points it) {
            line(it.items().stream().map(item -> "- " + startOfLine(item)).collect(Collectors.joining("\n")));
        } else if (block instanceof Facts it) {
            table(
                    "",
                    List.of("What", "Value"),
                    it.facts().stream().map(MarkdownReport::fact).toList());
        } else if (block instanceof Grid it) {
            table(it.caption(), it.columns(), it.rows());
        } else if (block instanceof Drawing it) {
            line(Markdown.start(it.picture().description()));
        }
    }

    private static List<Phrase> fact(Fact fact) {
        return List.of(Phrase.text(fact.name()), fact.value());
    }

    private void table(String caption, List<String> columns, List<List<Phrase>> rows) {
        if (!caption.isEmpty()) {
            line("*" + Markdown.inline(new Span(Look.PLAIN, caption).text().strip()) + "*");
        }
        line(row(columns.stream().map(Markdown::inline).toList()));
        out.append(row(columns.stream().map(column -> "---").toList())).append('\n');
        rows.forEach(row ->
                out.append(row(row.stream().map(MarkdownReport::text).toList())).append('\n'));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String startOfLine(Phrase phrase) {
        if (phrase.isEmpty() || phrase.spans().get(0).look() != Look.PLAIN) {
            return text(phrase);
        }
        Phrase rest = new Phrase(phrase.spans().subList(1, phrase.spans().size()));
        return Markdown.start(phrase.spans().get(0).text()) + text(rest);
    }

    private static String text(Phrase phrase) {
        return phrase.spans().stream().map(MarkdownReport::text).collect(Collectors.joining());
    }

    private static String text(Span span) {
        return switch (span.look()) {
            case PLAIN -> Markdown.inline(span.text());
            case STRONG, BAD -> strong(Markdown.inline(span.text()));
            case CODE -> Markdown.code(span.text());
            case MINOR -> span.text().isBlank() ? "" : " · " + Markdown.inline(span.text());
            case GOOD, OPEN -> Markdown.inline(span.text());
            case INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL ->
                strong(Markdown.inline(span.text().toUpperCase(Locale.ROOT)));
        };
    }

    /** Emphasis must not begin or end with a space. */
    private static String strong(String escaped) {
        String core = escaped.strip();
        return core.isEmpty() ? escaped : "**" + core + "**" + (escaped.endsWith(" ") ? " " : "");
    }
}
