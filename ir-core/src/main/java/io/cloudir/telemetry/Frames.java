package io.cloudir.telemetry;

/** Takes the records of a stream as bytes, before anything is known of what they mean. */
interface Frames {
    /** A record's bytes, as they stand in the input. */
    void frame(byte[] raw, String place);

    /** Bytes that are no record. */
    void broken(String place, String reason, Piece piece);

    /** The stream is a document with a {@code Records} array. */
    void document();

    /** Whether to go on reading the stream. */
    boolean wanted();
}
