package io.cloudir.review.html;

import io.cloudir.model.Severity;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Tick;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the signals as ticks, a lane for each level that occurs, the worst first. */
final class SignalLanes {
    private static final double TOGETHER = 4;

    private SignalLanes() {}

    static void draw(Picture picture, Axis axis, Canvas canvas) {
        List<Severity> levels = picture.ticks().stream()
                .map(Tick::level)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (Severity level : levels) {
            double middle = canvas.y() + 11;
            canvas.name(Wording.capital(level.code()), middle + 4);
            canvas.line("rule", Canvas.LEFT, middle, Canvas.RIGHT, middle);
            for (List<Tick> ticks : near(picture, level, axis).values()) {
                Tick first = ticks.get(0);
                String more = ticks.size() == 1 ? "" : " and " + (ticks.size() - 1) + " more";
                String title = first.title() + more + ", " + Wording.time(first.at());
                canvas.box("tick level-" + level.code(), axis.x(first.at()) - 1.5, canvas.y() + 2, 3, 18, title);
            }
            canvas.down(24);
        }
    }

    /** Ticks that would lie on one another are drawn once. */
    private static Map<Long, List<Tick>> near(Picture picture, Severity level, Axis axis) {
        Map<Long, List<Tick>> near = new TreeMap<>();
        picture.ticks().stream()
                .filter(tick -> tick.level() == level)
                .sorted(Comparator.comparing(Tick::at))
                .forEach(tick -> near.computeIfAbsent(
                                Math.round(axis.x(tick.at()) / TOGETHER), none -> new ArrayList<>())
                        .add(tick));
        return near;
    }
}
