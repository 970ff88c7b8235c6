package io.cloudir.review.html;

import io.cloudir.incident.Phase;
import io.cloudir.model.html.Html;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Stay;
import io.cloudir.review.wording.Wording;
import java.util.stream.Stream;

/** Draws the phases as bands, with the cycles above them where there are several. */
final class PhaseLane {
    private static final int HEIGHT = 30;

    private PhaseLane() {}

    static void draw(Picture picture, Axis axis, Canvas canvas) {
        cycles(picture, axis, canvas);
        canvas.name("Phase", canvas.y() + 19);
        Html svg = canvas.svg();
        for (Stay stay : picture.stays()) {
            double left = axis.x(stay.range().from());
            double width = Math.max(2, axis.x(stay.range().to()) - left);
            String title =
                    Wording.words(stay.phase()) + ", cycle " + stay.cycle() + ", " + TimelineSvg.span(stay.range());
            svg.open("g", "class", "phase phase-" + stay.phase().code());
            canvas.box("band", left, canvas.y(), width, HEIGHT, title);
            String label = fitting(stay.phase(), width);
            if (!label.isEmpty()) {
                canvas.text(label, "label", left + width / 2, canvas.y() + 19, "middle");
            }
            svg.close("g");
        }
        canvas.down(HEIGHT + 12);
    }

    private static void cycles(Picture picture, Axis axis, Canvas canvas) {
        if (picture.stays().stream().noneMatch(stay -> stay.cycle() > 1)) {
            return;
        }
        int told = 0;
        for (Stay stay : picture.stays()) {
            if (stay.cycle() > told) {
                told = stay.cycle();
                canvas.text("Cycle " + told, "lane", axis.x(stay.range().from()), canvas.y() + 8, "start");
            }
        }
        canvas.down(16);
    }

    private static String fitting(Phase phase, double width) {
        return Stream.of(Wording.words(phase), shortly(phase))
                .filter(name -> width > (name.length() + 1) * Canvas.LETTER)
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
}
