package io.cloudir.review.html;

import io.cloudir.incident.Phase;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.model.html.Html;
import io.cloudir.review.html.Axis.Piece;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Mark;
import io.cloudir.review.text.Picture.Stay;
import io.cloudir.review.text.Picture.Tick;
import io.cloudir.review.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Draws the course of an incident: phases as bands, signals as ticks by level, changes to the cloud as marks, the watch. */
final class TimelineSvg {
    private static final int WIDTH = 1080;
    private static final int LEFT = 118;
    private static final int RIGHT = 56;
    private static final double LETTER = 6.1;
    private static final int LABEL_DISTANCE = 118;
    private static final Duration LONG = Duration.ofHours(2);

    private final Picture picture;
    private final Axis axis;
    private final Html svg = new Html();
    private int y = 8;

    TimelineSvg(Picture picture) {
        this.picture = picture;
        axis = Axis.of(picture, LEFT, WIDTH - LEFT - RIGHT);
    }

    void write(Html html) {
        phases();
        signals();
        changes();
        watches();
        axis();
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
                "0 0 " + WIDTH + " " + y,
                "role",
                "img",
                "aria-labelledby",
                "course-title course-desc",
                "xmlns",
                "http://www.w3.org/2000/svg");
        html.element("title", "Course of the incident", "id", "course-title");
        html.element("desc", picture.description(), "id", "course-desc");
        html.append(svg).close("svg").close("div");
        Legend.write(html, picture);
        html.close("figure");
    }

    private void lane(String name, int height) {
        svg.element("text", name, "class", "lane", "x", "0", "y", number(y + height / 2.0 + 4));
        svg.empty(
                "line",
                "class",
                "rule",
                "x1",
                number(LEFT),
                "x2",
                number(WIDTH - RIGHT),
                "y1",
                number(y + height / 2.0),
                "y2",
                number(y + height / 2.0));
    }

    private void phases() {
        cycles();
        svg.element("text", "Phase", "class", "lane", "x", "0", "y", number(y + 19));
        for (Stay stay : picture.stays()) {
            double left = axis.x(stay.range().from());
            double width = Math.max(2, axis.x(stay.range().to()) - left);
            String name = Wording.words(stay.phase());
            String code = stay.phase().code();
            svg.open("g", "class", "phase phase-" + code);
            svg.open("rect", "x", number(left), "y", number(y), "width", number(width), "height", "30")
                    .element("title", name + ", cycle " + stay.cycle() + ", " + span(stay.range()))
                    .close("rect");
            String label = fitting(stay.phase(), width);
            if (!label.isEmpty()) {
                svg.element("text", label, "x", number(left + width / 2), "y", number(y + 19), "text-anchor", "middle");
            }
            svg.close("g");
        }
        y += 42;
    }

    private static String fitting(Phase phase, double width) {
        return Stream.of(Wording.words(phase), shortly(phase))
                .filter(name -> width > (name.length() + 1) * LETTER)
                .findFirst()
                .orElse("");
    }

    private static String shortly(Phase phase) {
        return switch (phase) {
            case DETECTED -> "det.";
            case INVESTIGATING -> "invest.";
            case MITIGATING -> "mitig.";
            case RECOVERING -> "recov.";
            case REVIEWING -> "rev.";
            case CLOSED -> "closed";
            case ON_HOLD -> "hold";
            case FALSE_POSITIVE -> "false";
            case MERGED -> "merged";
        };
    }

    /** Where each cycle begins; nothing to tell if there is one. */
    private void cycles() {
        int told = 0;
        boolean several = picture.stays().stream().anyMatch(stay -> stay.cycle() > 1);
        for (Stay stay : picture.stays()) {
            if (several && stay.cycle() > told) {
                told = stay.cycle();
                String x = number(axis.x(stay.range().from()));
                svg.element("text", "Cycle " + told, "class", "lane", "x", x, "y", number(y + 8));
            }
        }
        y += several ? 16 : 0;
    }

    private void signals() {
        Set<Severity> levels = EnumSet.noneOf(Severity.class);
        picture.ticks().forEach(tick -> levels.add(tick.level()));
        for (Severity level : levels.stream().sorted(Comparator.reverseOrder()).toList()) {
            lane(Wording.capital(level.code()), 22);
            String style = "tick level-" + level.code();
            for (List<Tick> ticks : near(level).values()) {
                Tick first = ticks.get(0);
                double x = axis.x(first.at());
                String more = ticks.size() == 1 ? "" : " and " + (ticks.size() - 1) + " more";
                svg.open(
                                "rect",
                                "class",
                                style,
                                "x",
                                number(x - 1.5),
                                "y",
                                number(y + 2),
                                "width",
                                "3",
                                "height",
                                "18",
                                "rx",
                                "1")
                        .element("title", first.title() + more + ", " + Wording.time(first.at()))
                        .close("rect");
            }
            y += 24;
        }
    }

    /** Ticks that would lie on one another are drawn once. */
    private Map<Long, List<Tick>> near(Severity level) {
        Map<Long, List<Tick>> near = new TreeMap<>();
        picture.ticks().stream()
                .filter(tick -> tick.level() == level)
                .sorted(Comparator.comparing(Tick::at))
                .forEach(tick -> near.merge(Math.round(axis.x(tick.at()) / 4), List.of(tick), TimelineSvg::both));
        return near;
    }

    private static List<Tick> both(List<Tick> some, List<Tick> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void changes() {
        if (picture.marks().isEmpty()) {
            return;
        }
        int rows = 1;
        double lastX = Double.NEGATIVE_INFINITY;
        int row = 0;
        lane("Changes", 22);
        for (Mark mark :
                picture.marks().stream().sorted(Comparator.comparing(Mark::at)).toList()) {
            double x = axis.x(mark.at());
            row = x - lastX < 13 ? row + 1 : 0;
            if (row < 4) {
                rows = Math.max(rows, row + 1);
                lastX = row == 0 ? x : lastX;
                Legend.mark(svg, mark.kind(), x, y + 11 + row * 14.0, mark.title() + ", " + Wording.time(mark.at()));
            }
        }
        y += 10 + rows * 14;
    }

    private void watches() {
        if (picture.watches().isEmpty()) {
            return;
        }
        svg.element("text", "Watch", "class", "lane", "x", "0", "y", number(y + 14));
        for (TimeRange watch : picture.watches()) {
            double left = axis.x(watch.from());
            svg.open(
                            "rect",
                            "class",
                            "watch",
                            "x",
                            number(left),
                            "y",
                            number(y + 4),
                            "width",
                            number(Math.max(2, axis.x(watch.to()) - left)),
                            "height",
                            "12",
                            "rx",
                            "2")
                    .element("title", "watch, " + span(watch))
                    .close("rect");
        }
        y += 26;
    }

    private void axis() {
        y += 20;
        svg.empty(
                "line",
                "class",
                "axis",
                "x1",
                number(LEFT),
                "x2",
                number(WIDTH - RIGHT),
                "y1",
                number(y),
                "y2",
                number(y));
        for (Piece piece : axis.pieces()) {
            String length = Wording.length(piece.length());
            double room = piece.right() - piece.left();
            double middle = (piece.left() + piece.right()) / 2;
            if (piece.length().compareTo(LONG) >= 0 && room > length.length() * LETTER + 20) {
                svg.element(
                        "text",
                        length,
                        "class",
                        "gap",
                        "x",
                        number(middle),
                        "y",
                        number(y - 10),
                        "text-anchor",
                        "middle");
                svg.empty(
                        "path",
                        "class",
                        "break",
                        "d",
                        "M" + number(middle - 4) + " " + number(y + 5) + "l4 -10m3 0l-4 10");
            }
        }
        for (Instant at : axis.labelled(LABEL_DISTANCE)) {
            String x = number(axis.x(at));
            svg.empty("line", "class", "axis", "x1", x, "x2", x, "y1", number(y - 3), "y2", number(y + 5));
            svg.element(
                    "text", Wording.minute(at), "class", "time", "x", x, "y", number(y + 19), "text-anchor", "middle");
        }
        y += 28;
    }

    private static String span(TimeRange range) {
        return Wording.time(range.from()) + " to " + Wording.time(range.to()) + ", " + Wording.length(range.duration());
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
