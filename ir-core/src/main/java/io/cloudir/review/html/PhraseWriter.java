package io.cloudir.review.html;

import io.cloudir.model.html.Html;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Span;
import java.util.Locale;

/** Writes runs of text as HTML. */
final class PhraseWriter {
    private PhraseWriter() {}

    static void write(Html html, Phrase phrase) {
        phrase.spans().forEach(span -> write(html, span));
    }

    private static void write(Html html, Span span) {
        switch (span.look()) {
            case PLAIN -> html.text(span.text());
            case STRONG -> html.element("strong", span.text());
            case CODE -> html.element("code", span.text());
            case MINOR -> html.element("span", span.text(), "class", "minor");
            case GOOD, OPEN, BAD, INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL ->
                html.element(
                        "span",
                        span.text(),
                        "class",
                        "tag tag-" + span.look().name().toLowerCase(Locale.ROOT));
        }
    }
}
