package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.List;
import java.util.Objects;

/**
 * What can be reached from outside.
 *
 * @param openings each way in, in the order of what it leads to
 * @param completeness what is left out
 */
public record Exposure(List<Opening> openings, Completeness completeness) {
    /** From everywhere. */
    public static final String EVERYBODY = "everybody";

    public Exposure {
        openings = List.copyOf(openings);
        Objects.requireNonNull(completeness, "completeness");
    }

    /**
     * A way in.
     *
     * @param to what it leads to
     * @param from {@link #EVERYBODY}, or a range of addresses or an account that is let in
     * @param way how, such as {@code tcp/22-22} or {@code bucket policy}
     * @param state the piece of state that lets it in
     */
    public record Opening(Entity to, String from, String way, StateRef state) {
        public Opening {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(way, "way");
            Objects.requireNonNull(state, "state");
        }

        /** Whether it is open to everybody. */
        public boolean isPublic() {
            return from.equals(EVERYBODY);
        }
    }
}
