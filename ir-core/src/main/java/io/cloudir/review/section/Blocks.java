package io.cloudir.review.section;

import io.cloudir.review.text.Block;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Block.Facts;
import io.cloudir.review.text.Block.Grid;
import io.cloudir.review.text.Block.Heading;
import io.cloudir.review.text.Block.Note;
import io.cloudir.review.text.Block.Paragraph;
import io.cloudir.review.text.Block.Points;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Collects the blocks of a section. */
final class Blocks {
    /** Most rows of a table or items of a list; whoever needs more has the journal. */
    static final int LIMIT = 200;

    private final List<Block> blocks = new ArrayList<>();

    Blocks heading(String text) {
        blocks.add(new Heading(text));
        return this;
    }

    Blocks say(String text) {
        return say(Phrase.text(text));
    }

    Blocks say(Phrase text) {
        if (!text.isEmpty()) {
            blocks.add(new Paragraph(text));
        }
        return this;
    }

    Blocks note(Phrase text) {
        blocks.add(new Note(text));
        return this;
    }

    Blocks add(Block block) {
        blocks.add(block);
        return this;
    }

    Blocks points(List<Phrase> items) {
        if (!items.isEmpty()) {
            blocks.add(new Points(items.stream().limit(LIMIT).toList()));
            tellTheRest(items.size());
        }
        return this;
    }

    Blocks facts(Fact... facts) {
        blocks.add(new Facts(
                Arrays.stream(facts).filter(it -> !it.value().isEmpty()).toList()));
        return this;
    }

    /** A table with a row for each value, or nothing if there is none. */
    <T> Blocks table(String caption, List<String> columns, List<T> values, Function<T, List<Phrase>> row) {
        if (!values.isEmpty()) {
            blocks.add(new Grid(
                    caption, columns, values.stream().limit(LIMIT).map(row).toList()));
            tellTheRest(values.size());
        }
        return this;
    }

    private void tellTheRest(int size) {
        if (size > LIMIT) {
            say("The first " + LIMIT + " of " + size + " are shown; the journal has the other "
                    + Wording.count((long) size - LIMIT, "entry") + ".");
        }
    }

    Section section(String id, String title) {
        return new Section(id, title, blocks);
    }
}
