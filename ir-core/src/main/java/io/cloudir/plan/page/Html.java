package io.cloudir.plan.page;

import java.util.List;
import java.util.function.Consumer;

/** Writes HTML in which every text and every attribute value is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 15);

    /** A start tag; attributes are given as name, value, name, value. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    /** An element that holds nothing but a text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A list with an item for each value. */
    <T> Html list(String tag, String style, List<T> items, Consumer<T> content) {
        open(tag, "class", style);
        for (T item : items) {
            open("li");
            content.accept(item);
            close("li");
        }
        return close(tag);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
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
