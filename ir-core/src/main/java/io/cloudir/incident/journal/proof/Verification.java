package io.cloudir.incident.journal.proof;

import io.cloudir.model.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verification found. It claims no more than it checked: without a head known from elsewhere or a signature, entries
 * may have been cut off at the end, or everything written anew.
 *
 * @param entries how many entries hold, up to the first bad one
 * @param head the hash of the last of them, 64 zeros for none; for several journals the digest over all their heads, see
 *     {@link Verifier}
 * @param completeness whether it is proven that nothing is missing at the end
 * @param erased the positions of entries whose payload was erased by a journalled erasure
 * @param firstBad the first place that does not hold; empty if all holds
 * @param journals each journal by itself; empty if this is one
 */
public record Verification(
        long entries,
        Digest head,
        Completeness completeness,
        List<Long> erased,
        Optional<FirstBad> firstBad,
        List<Part> journals) {
    public Verification {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(completeness, "completeness");
        erased = List.copyOf(erased);
        Objects.requireNonNull(firstBad, "firstBad");
        journals = List.copyOf(journals);
    }

    /** Whether everything that was checked holds. */
    public boolean ok() {
        return firstBad.isEmpty();
    }

    /** Whether anything can be missing at the end. */
    public enum Completeness {
        /** The last entry is the one that the caller's head or a valid signature names. */
        PROVEN,
        /** Nothing was known to compare the end with. */
        NOT_PROVEN;

        /** The name used in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is wrong with a place. A forger can make one look like another; that something is wrong he cannot hide. */
    public enum Reason {
        /** Bytes are not those that were hashed. */
        CHANGED,
        /** An entry is missing. */
        DROPPED,
        /** An entry is there that does not belong. */
        INSERTED,
        /** Entries are all there in another order. */
        REORDERED,
        /** The end is missing, or was written anew: the head known from elsewhere is not there. */
        TRUNCATED,
        /** The last line was never completely written. */
        TORN;

        /** The name used in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The first place that does not hold.
     *
     * @param file the file, as the caller named it
     * @param line the line, from 1
     * @param seq the position of the entry that should be there
     * @param reason what is wrong
     */
    public record FirstBad(String file, int line, long seq, Reason reason) {
        public FirstBad {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * One of several journals.
     *
     * @param file its file, as the caller named it
     * @param result what was found
     */
    public record Part(String file, Verification result) {
        public Part {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(result, "result");
        }
    }
}
