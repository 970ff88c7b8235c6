package io.cloudir.review.html;

import io.cloudir.model.TimeRange;
import io.cloudir.model.html.Html;
import io.cloudir.review.html.Axis.Piece;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Mark;
import io.cloudir.review.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Draws the course of an incident: phases as bands, signals as ticks by level, changes to the cloud as marks, the watch. */
final class TimelineSvg {
    private static final int LABEL_DISTANCE = 118;
    private static final int MARK_ROWS = 4;
    private static final Duration LONG = Duration.ofHours(2);

    private final Picture picture;
    private final Axis axis;
    private final Canvas canvas = new Canvas();

    TimelineSvg(Picture picture) {
        this.picture = picture;
        axis = Axis.of(picture, Canvas.LEFT, Canvas.RIGHT - Canvas.LEFT);
    }

    void write(Html html) {
        PhaseLane.draw(picture, axis, canvas);
        SignalLanes.draw(picture, axis, canvas);
        changes();
        watches();
        scale();
        html.open("figure", "class", "course")
                .open(
                        "div",
                        "class",
                        "scroll",
                        "role",
                        "region",
                        "aria-label",
                        "Picture of the timeline",
                        "tabindex",
                        "0");
        html.open(
                "svg",
                "viewBox",
                "0 0 " + Canvas.WIDTH + " " + Canvas.number(canvas.y()),
                "role",
                "img",
                "aria-labelledby",
                "course-title course-desc",
                "xmlns",
                "http://www.w3.org/2000/svg");
        html.element("title", "Course of the incident", "id", "course-title");
        html.element("desc", picture.description(), "id", "course-desc");
        html.append(canvas.svg()).close("svg").close("div");
        Legend.write(html, picture);
        html.close("figure");
    }

    private void changes() {
        List<Mark> marks =
                picture.marks().stream().sorted(Comparator.comparing(Mark::at)).toList();
        if (marks.isEmpty()) {
            return;
        }
        double top = canvas.y() + 11;
        canvas.name("Changes", top + 4);
        canvas.line("rule", Canvas.LEFT, top, Canvas.RIGHT, top);
        int rows = 1;
        int row = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (Mark mark : marks) {
            double x = axis.x(mark.at());
            if (x - last < 13) {
                row++;
            } else {
                more(row, last, top);
                row = 0;
                last = x;
            }
            rows = Math.max(rows, Math.min(row, MARK_ROWS) + 1);
            if (row < MARK_ROWS) {
                String title = mark.title() + ", " + Wording.time(mark.at());
                Legend.mark(canvas.svg(), mark.kind(), x, top + row * 14.0, title);
            }
        }
        more(row, last, top);
        canvas.down(10 + rows * 14.0);
    }

    /** Says how many changes a column had no room for. */
    private void more(int lastRow, double x, double top) {
        if (lastRow >= MARK_ROWS) {
            canvas.text("+" + (lastRow + 1 - MARK_ROWS), "gap", x, top + MARK_ROWS * 14.0 + 4, "middle");
        }
    }

    private void watches() {
        if (picture.watches().isEmpty()) {
            return;
        }
        canvas.name("Watch", canvas.y() + 14);
        for (TimeRange watch : picture.watches()) {
            double left = axis.x(watch.from());
            double width = Math.max(2, axis.x(watch.to()) - left);
            canvas.box("watch", left, canvas.y() + 4, width, 12, "watch, " + span(watch));
        }
        canvas.down(26);
    }

    private void scale() {
        canvas.down(20);
        double y = canvas.y();
        canvas.line("axis", Canvas.LEFT, y, Canvas.RIGHT, y);
        for (Piece piece : axis.pieces()) {
            String length = Wording.length(piece.length());
            double room = piece.right() - piece.left();
            if (piece.length().compareTo(LONG) >= 0 && room > length.length() * Canvas.LETTER + 20) {
                double middle = (piece.left() + piece.right()) / 2;
                canvas.text(length, "gap", middle, y - 10, "middle");
                canvas.line("break", middle - 4, y + 5, middle, y - 5);
                canvas.line("break", middle - 1, y + 5, middle + 3, y - 5);
            }
        }
        for (Instant at : axis.labelled(LABEL_DISTANCE)) {
            double x = axis.x(at);
            canvas.line("axis", x, y - 3, x, y + 5);
            canvas.text(Wording.minute(at), "time", x, y + 19, "middle");
        }
        canvas.down(28);
    }

    static String span(TimeRange range) {
        return Wording.time(range.from()) + " to " + Wording.time(range.to()) + ", " + Wording.length(range.duration());
    }
}
