package io.cloudir.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Evidence as a cloud hands it over.
 *
 * @param kind what it is, as it was asked for
 * @param description what it shows, in one sentence
 * @param volatility its place in the order of RFC 3227, 1 the most volatile, 7 the least
 * @param source where it was taken from
 * @param content its bytes
 */
public record Capture(String kind, String description, int volatility, String source, Content content) {
    public Capture {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
        if (volatility < 1 || volatility > 7) {
            throw new IllegalArgumentException("volatility runs from 1 to 7, got " + volatility);
        }
    }

    /**
     * Bytes that are opened when they are wanted. What does not fit into memory, such as a disk, stays in the cloud; its
     * content is what describes the copy.
     */
    @FunctionalInterface
    public interface Content {
        /** Opens the bytes; the caller closes them. A copy that does not reach the end is not collected. */
        InputStream open() throws IOException;
    }
}
