package io.cloudir.review.text;

import io.cloudir.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run of text: a sentence, a cell of a table, an item of a list.
 *
 * @param spans its pieces, written one after the other
 */
public record Phrase(List<Span> spans) {
    /** Nothing. */
    public static final Phrase EMPTY = new Phrase(List.of());

    public Phrase {
        spans = List.copyOf(spans);
    }

    public static Phrase text(String text) {
        return of(Look.PLAIN, text);
    }

    public static Phrase code(String text) {
        return of(Look.CODE, text);
    }

    public static Phrase of(Look look, String text) {
        return text.isEmpty() ? EMPTY : new Phrase(List.of(new Span(look, text)));
    }

    /** The label of a severity. */
    public static Phrase severity(Severity severity) {
        return of(Look.of(severity), severity.name().toLowerCase(Locale.ROOT));
    }

    /** Several, with the same text between each two. */
    public static Phrase join(String between, List<Phrase> phrases) {
        List<Span> all = new ArrayList<>();
        for (Phrase phrase : phrases) {
            if (!all.isEmpty()) {
                all.addAll(text(between).spans());
            }
            all.addAll(phrase.spans());
        }
        return new Phrase(all);
    }

    public Phrase and(Phrase more) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(more.spans());
        return new Phrase(both);
    }

    public Phrase and(String text) {
        return and(text(text));
    }

    public Phrase and(Look look, String text) {
        return and(of(look, text));
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Its text alone, with a space before what is set apart. */
    public String plain() {
        return spans.stream()
                .map(span -> span.look() == Look.MINOR ? " " + span.text() : span.text())
                .collect(Collectors.joining())
                .strip();
    }
}
