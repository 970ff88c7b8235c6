package io.cloudir.review.text;

import io.cloudir.model.Text;
import java.util.Objects;

/**
 * A piece of text that looks the same throughout. It is one line, shows what was invisible, and is shortened to a readable
 * length; it is <em>not</em> escaped, for that depends on where it is written.
 *
 * @param look how it is to be shown
 * @param text what it says
 */
public record Span(Look look, String text) {
    /** Longest text, in UTF-16 units, that is quoted in full; of a longer one length and digest are told. */
    public static final int LIMIT = 600;

    public Span {
        Objects.requireNonNull(look, "look");
        text = Text.visible(text, LIMIT);
    }
}
