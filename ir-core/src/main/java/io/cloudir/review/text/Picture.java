package io.cloudir.review.text;

import io.cloudir.incident.Phase;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a picture of an incident's course shows, in time; where that lies on paper is the writer's choice.
 *
 * @param description what is to be seen, in words
 * @param range from the earliest sign to the latest event
 * @param stays the phases, in order
 * @param ticks the signals
 * @param marks what was done to the cloud
 * @param watches times of heightened vigilance
 */
public record Picture(
        String description,
        TimeRange range,
        List<Stay> stays,
        List<Tick> ticks,
        List<Mark> marks,
        List<TimeRange> watches) {
    /** A stay in a phase, in the cycle with this number. */
    public record Stay(Phase phase, int cycle, TimeRange range) {
        public Stay {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(range, "range");
        }
    }

    /** A signal, at the time of its first record. */
    public record Tick(Severity level, Instant at, String title) {
        public Tick {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(title, "title");
        }
    }

    /** Something done to the cloud. */
    public record Mark(Kind kind, Instant at, String title) {
        /** What was done. */
        public enum Kind {
            CONTAINED,
            RECOVERED,
            UNDONE,
            FAILED
        }

        public Mark {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(title, "title");
        }
    }

    public Picture {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(range, "range");
        stays = List.copyOf(stays);
        ticks = List.copyOf(ticks);
        marks = List.copyOf(marks);
        watches = List.copyOf(watches);
    }
}
