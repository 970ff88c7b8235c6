package io.cloudir.incident.event;

import java.util.Objects;

/** What happened to the journal itself. */
public sealed interface JournalEvent extends IncidentEvent {
    /**
     * The content of an entry was erased; its place in the chain remains.
     *
     * @param seq the entry
     * @param reason why
     * @param legalBasis the law or contract that demands or allows it
     */
    record PayloadErased(long seq, String reason, String legalBasis) implements JournalEvent {
        public PayloadErased {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(legalBasis, "legalBasis");
        }
    }

    /**
     * The end of the stored journal was an entry that was never completely written; it was set aside.
     *
     * @param file the name of the file that holds it now
     * @param bytes its size
     */
    record TornTailSetAside(String file, long bytes) implements JournalEvent {
        public TornTailSetAside {
            Objects.requireNonNull(file, "file");
        }
    }
}
