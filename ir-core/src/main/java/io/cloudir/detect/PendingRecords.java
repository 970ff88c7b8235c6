package io.cloudir.detect;

/** Keeps the raw records of hits that have not become a signal within a bound; beyond it only their summaries stay. */
final class PendingRecords {
    private final long limit;
    private long held;

    PendingRecords(long limit) {
        this.limit = limit;
    }

    void hold(Cite cite) {
        if (cite.addHolder()) {
            if (held + cite.heldBytes() > limit) {
                cite.dropRecord();
            }
            held += cite.heldBytes();
        }
    }

    void release(Cite cite) {
        if (cite.removeHolder()) {
            held -= cite.heldBytes();
        }
    }
}
