package io.cloudir.incident;

import java.util.Objects;

/**
 * Something in a journal that does not fit what stood before it, such as an approval for a plan that was replaced. It is
 * counted and told, and never keeps the incident from being read.
 *
 * @param seq the entry that does not fit
 * @param what what is odd about it
 */
public record Anomaly(long seq, String what) {
    public Anomaly {
        Objects.requireNonNull(what, "what");
    }
}
