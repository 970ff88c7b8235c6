package io.cloudir.review.html;

import io.cloudir.model.html.Html;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Mark;
import java.util.List;
import java.util.Locale;

/** The signs of the picture and what they mean; told by shape as well as by colour. */
final class Legend {
    private static final double SIZE = 5;

    private Legend() {}

    static void write(Html html, Picture picture) {
        html.open("figcaption").open("p");
        html.text("Each piece of the axis is as wide as the logarithm of its length: quiet times are shortened, and the"
                + " longer ones say how long they are. ");
        html.close("p");
        List<Mark.Kind> kinds =
                picture.marks().stream().map(Mark::kind).distinct().sorted().toList();
        html.list("ul", "legend", kinds, kind -> {
            html.open("svg", "viewBox", "0 0 14 14", "width", "14", "height", "14", "aria-hidden", "true");
            mark(html, kind, 7, 7, "");
            html.close("svg").text(" " + meaning(kind));
        });
        html.close("figcaption");
    }

    private static String meaning(Mark.Kind kind) {
        return switch (kind) {
            case CONTAINED -> "containment carried out";
            case RECOVERED -> "restoration carried out";
            case UNDONE -> "action undone";
            case FAILED -> "action failed";
        };
    }

    static void mark(Html svg, Mark.Kind kind, double x, double y, String title) {
        svg.open("path", "class", "mark mark-" + kind.name().toLowerCase(Locale.ROOT), "d", path(kind, x, y));
        if (!title.isEmpty()) {
            svg.element("title", title);
        }
        svg.close("path");
    }

    private static String path(Mark.Kind kind, double x, double y) {
        String left = Canvas.number(x - SIZE);
        String top = Canvas.number(y - SIZE);
        String middle = Canvas.number(x);
        return switch (kind) {
            case CONTAINED -> "M" + middle + " " + top + "l5 5l-5 5l-5 -5z";
            case RECOVERED -> "M" + left + " " + top + "h10v10h-10z";
            case UNDONE -> "M" + left + " " + Canvas.number(y) + "a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z";
            case FAILED -> "M" + left + " " + top + "l10 10m0 -10l-10 10";
        };
    }
}
