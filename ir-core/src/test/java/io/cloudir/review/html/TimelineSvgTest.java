package io.cloudir.review.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.TimeRange;
import io.cloudir.model.html.Html;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Mark;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineSvgTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void changesThatAColumnHasNoRoomForAreCounted() {
        assertThat(drawn(7)).contains(">+3</text>");
        assertThat(drawn(5)).contains(">+1</text>");
        assertThat(drawn(4)).doesNotContain(">+");
    }

    private static String drawn(int marks) {
        Mark mark = new Mark(Mark.Kind.CONTAINED, START.plusSeconds(60), "isolate host");
        Html html = new Html();
        new TimelineSvg(new Picture(
                        "",
                        new TimeRange(START, START.plusSeconds(3600)),
                        List.of(),
                        List.of(),
                        Collections.nCopies(marks, mark),
                        List.of()))
                .write(html);
        return html.toString();
    }
}
