package io.cloudir.review.text;

import java.util.List;
import java.util.Objects;

/** A part of a section. New kinds may be added in minor versions. */
public sealed interface Block {
    /** A heading within a section. */
    record Heading(String text) implements Block {
        public Heading {
            Objects.requireNonNull(text, "text");
        }
    }

    record Paragraph(Phrase text) implements Block {
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A paragraph that must not be overlooked. */
    record Note(Phrase text) implements Block {
        public Note {
            Objects.requireNonNull(text, "text");
        }
    }

    /** A list. */
    record Points(List<Phrase> items) implements Block {
        public Points {
            items = List.copyOf(items);
        }
    }

    /** Names with their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A name with its value.
     *
     * @param name what it is
     * @param value what holds
     */
    record Fact(String name, Phrase value) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A table.
     *
     * @param caption what it shows
     * @param columns its column headings
     * @param rows its rows, each with a cell for each column; the first cell is the heading of its row
     */
    record Grid(String caption, List<String> columns, List<List<Phrase>> rows) implements Block {
        public Grid {
            Objects.requireNonNull(caption, "caption");
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Phrase> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " cells in a table of " + columns.size() + " columns");
                }
            }
        }
    }

    /** The picture of the incident's course. */
    record Drawing(Picture picture) implements Block {
        public Drawing {
            Objects.requireNonNull(picture, "picture");
        }
    }
}
