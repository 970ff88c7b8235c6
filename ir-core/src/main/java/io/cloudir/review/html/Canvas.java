package io.cloudir.review.html;

import io.cloudir.model.html.Html;
import java.util.Locale;

/** The drawing while it grows downwards: shapes, text, and how far it has come. */
final class Canvas {
    static final int WIDTH = 1080;
    static final int LEFT = 118;
    static final int RIGHT = WIDTH - 56;
    /** About the width of a letter of the drawing's text. */
    static final double LETTER = 6.1;

    private final Html svg = new Html();
    private double y = 8;

    Html svg() {
        return svg;
    }

    double y() {
        return y;
    }

    void down(double height) {
        y += height;
    }

    /** A line of text; {@code anchor} is {@code start} or {@code middle}. */
    void text(String text, String style, double x, double at, String anchor) {
        svg.element("text", text, "class", style, "x", number(x), "y", number(at), "text-anchor", anchor);
    }

    /** The name of a lane, beside its left end. */
    void name(String name, double at) {
        text(name, "lane", 0, at, "start");
    }

    void line(String style, double fromX, double fromY, double toX, double toY) {
        svg.empty(
                "line", "class", style, "x1", number(fromX), "y1", number(fromY), "x2", number(toX), "y2", number(toY));
    }

    /** A box that says more when it is pointed at. */
    void box(String style, double x, double at, double width, double height, String title) {
        svg.open(
                        "rect",
                        "class",
                        style,
                        "x",
                        number(x),
                        "y",
                        number(at),
                        "width",
                        number(width),
                        "height",
                        number(height))
                .element("title", title)
                .close("rect");
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
