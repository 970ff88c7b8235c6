package io.cloudir.telemetry;

import java.util.Objects;

/**
 * Something that could not be read, and where. Safe to print: it quotes at most a short printable piece of the log.
 *
 * @param place {@code FILE:LINE}, {@code FILE#INDEX} for a member of an array (the first is 0), or {@code FILE}
 * @param reason what is wrong with it and, where there is a way, how to mend it
 */
public record Malformed(String place, String reason) {
    public Malformed {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return place + ": " + reason;
    }
}
