package io.cloudir.telemetry;

/** Takes the records of a stream as bytes, before anything is known of what they mean. */
interface Frames {
    /** A record's bytes, as they stand in the input. */
    void frame(byte[] raw, String place);

    /** Bytes that are no record. */
    void broken(String place, String reason, Piece piece);

    /**
     * A document whose array holds the records that come next.
     *
     * @param head what stands before its first record, the bracket included; empty if there is more than may be kept, or
     *     another array stood before
     * @param place where the document begins
     */
    void document(byte[] head, String place);

    /** Whether to go on reading the stream. */
    boolean wanted();
}
