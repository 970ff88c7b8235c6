package io.cloudir.telemetry;

/**
 * Takes what a {@link LogReader} finds, in the order of the input and in the thread that reads. Reading goes on when a
 * method returns, so a slow sink slows the reader down; an exception thrown here stops it.
 */
public interface ActivitySink {
    /** A record; each id comes once within the reader's window. */
    void activity(Activity activity);

    /** A record, a file or a part of one that could not be read. Reading goes on behind it. */
    void malformed(Malformed malformed);

    /** A file that holds no log of a known source. It counts as neither read nor malformed. */
    default void skipped(Malformed skipped) {}
}
