package io.cloudir.review.html;

import io.cloudir.model.html.Html;
import io.cloudir.model.html.Table;
import io.cloudir.review.text.Block;
import io.cloudir.review.text.Block.Drawing;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Block.Facts;
import io.cloudir.review.text.Block.Grid;
import io.cloudir.review.text.Block.Heading;
import io.cloudir.review.text.Block.Note;
import io.cloudir.review.text.Block.Paragraph;
import io.cloudir.review.text.Block.Points;
import io.cloudir.review.text.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Writes the parts of a section as HTML. */
final class BlockWriter {
    private final Html html;

    BlockWriter(Html html) {
        this.html = html;
    }

    void write(Block block) {
        if (block instanceof Heading it) {
            html.element("h3", it.text());
        } else if (block instanceof Paragraph it) {
            paragraph("text", it.text());
        } else if (block instanceof Note it) {
            paragraph("note", it.text());
        } else if (block instanceof Points it) {
            html.list("ul", "plain", it.items(), item -> PhraseWriter.write(html, item));
        } else if (block instanceof Facts it) {
            facts(it);
        } else if (block instanceof Grid it) {
            grid(it);
        } else if (block instanceof Drawing it) {
            new TimelineSvg(it.picture()).write(html);
        }
        html.line();
    }

    private void paragraph(String style, Phrase text) {
        html.open("p", "class", style);
        PhraseWriter.write(html, text);
        html.close("p");
    }

    private void facts(Facts facts) {
        html.open("dl", "class", "key");
        for (Fact fact : facts.facts()) {
            html.open("div").element("dt", fact.name()).open("dd");
            PhraseWriter.write(html, fact.value());
            html.close("dd").close("div");
        }
        html.close("dl");
    }

    private void grid(Grid grid) {
        Table table = Table.begin(html, grid.caption(), "data", grid.columns());
        for (List<Phrase> row : grid.rows()) {
            List<Table.Cell> cells = new ArrayList<>();
            for (int at = 0; at < row.size(); at++) {
                cells.add(cell(grid.columns().get(at), row.get(at)));
            }
            table.row(cells.get(0), cells.subList(1, cells.size()).toArray(Table.Cell[]::new));
        }
        table.end();
    }

    /** A time is kept on one line. */
    private static Table.Cell cell(String column, Phrase phrase) {
        if (!column.endsWith("(UTC)")) {
            return html -> PhraseWriter.write(html, phrase);
        }
        return html -> {
            html.open("span", "class", "when");
            PhraseWriter.write(html, phrase);
            html.close("span");
        };
    }
}
