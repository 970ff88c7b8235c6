package io.cloudir.model.html;

import io.cloudir.model.Text;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes HTML and inline SVG in which every text and every attribute value is escaped and has no invisible characters.
 * Names of tags and attributes come from code, never from data.
 */
public final class Html {
    private final StringBuilder out = new StringBuilder(1 << 15);

    /** A start tag; attributes are given as name, value, name, value. */
    public Html open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    /** An element without content: a void element of HTML or a shape of SVG. */
    public Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    public Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    public Html text(String text) {
        escape(text);
        return this;
    }

    public Html line() {
        out.append('\n');
        return this;
    }

    /** An element that holds nothing but a text. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A list with an item for each value. */
    public <T> Html list(String tag, String style, List<T> items, Consumer<T> content) {
        open(tag, "class", style);
        for (T item : items) {
            open("li");
            content.accept(item);
            close("li");
        }
        return close(tag);
    }

    /** Whatever another writer has written. */
    public Html append(Html written) {
        out.append(written.out);
        return this;
    }

    private void escape(String text) {
        String seen = Text.visible(text);
        for (int i = 0; i < seen.length(); i++) {
            char c = seen.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
