package io.cloudir.telemetry;

/**
 * Takes what a {@link LogReader} finds, in the order of the input and in the thread that reads. Reading goes on when a
 * method returns, so a slow sink slows the reader down; an exception thrown here stops it.
 */
public interface ActivitySink {
    /**
     * A record; each comes once within the reader's window. A copy is what has the same id and says the same; a record that
     * bears the id of another one comes by an id of its own: that id, {@code #}, 8 hexadecimal digits of its digest.
     */
    void activity(Activity activity);

    /** A record, a file or a part of one that could not be read. Reading goes on behind it. */
    void malformed(Malformed malformed);

    /**
     * The same thing with its bytes, told right behind {@link #malformed}. A {@link DeadLetterFile} keeps it; it is for
     * people to look at, not for a log.
     */
    default void deadLetter(DeadLetter letter) {}

    /**
     * Told before a record that bears the id of another one. Nothing is left out because of it; somebody may have meant one
     * of the two to hide the other.
     */
    default void reusedId(Malformed note) {}

    /** A file that holds no log of a known source. It counts as neither read nor malformed. */
    default void skipped(Malformed skipped) {}
}
