package io.cloudir.investigate.inquiry;

import io.cloudir.cloud.Completeness;
import java.util.Objects;

/** What became of a {@link Question}. */
public sealed interface Answer {
    /**
     * The cloud told something.
     *
     * @param value what it told
     * @param left what it left out
     */
    record Told(Object value, Completeness left) implements Answer {
        public Told {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(left, "left");
        }
    }

    /**
     * There is no such thing in the account.
     *
     * @param why what the cloud said, printable
     */
    record Absent(String why) implements Answer {
        public Absent {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * Nobody knows.
     *
     * @param why what went wrong, printable
     */
    record Lost(String why) implements Answer {
        public Lost {
            Objects.requireNonNull(why, "why");
        }
    }
}
