package io.cloudir.investigate;

import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What suspects and their sessions can reach now, as far as the cloud and the records tell.
 *
 * @param reaches each thing once for each kind, in the order of the kinds, then in natural order
 */
public record BlastRadius(List<Reach> reaches) {
    /** In which way something can be reached. More may be added in minor versions. */
    public enum Kind {
        /** A suspect, or an identity whose sessions suspects hold. */
        IDENTITY("identity"),
        /** A key of such an identity that works. */
        KEY("working key"),
        /** A session that may still live. */
        SESSION("session"),
        /** Such an identity may do everything in its account. */
        ADMINISTRATION("administrator"),
        /** Such an identity may do this. */
        PERMISSION("permission"),
        /** Such an identity assumed this role before, or may assume whichever role trusts it. */
        ROLE("role"),
        /** A resource that suspects or their sessions changed. */
        RESOURCE("changed resource"),
        /** A host that suspects or their sessions changed. */
        HOST("changed host"),
        /** A way into something that is affected. */
        OPENING("opening");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** The name used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        String noun() {
            return noun;
        }
    }

    /**
     * Something that can be reached.
     *
     * @param kind in which way
     * @param entity what can be reached, or by whom a permission is held
     * @param reason why, in a sentence
     * @param records the records that show it, at most 20; empty if the cloud told it
     */
    public record Reach(Kind kind, Entity entity, String reason, List<String> records) implements Comparable<Reach> {
        private static final Comparator<Reach> ORDER =
                Comparator.comparing(Reach::kind).thenComparing(Reach::entity).thenComparing(Reach::reason);

        /** Most records that one names. */
        public static final int RECORDS = 20;

        public Reach {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(reason, "reason");
            records = records.stream().distinct().limit(RECORDS).toList();
        }

        @Override
        public int compareTo(Reach other) {
            return ORDER.compare(this, other);
        }
    }

    public BlastRadius {
        reaches = reaches.stream().distinct().sorted().toList();
    }

    /** How many of each kind there are; kinds that there is nothing of are left out. */
    public SortedMap<Kind, Integer> counts() {
        SortedMap<Kind, Integer> counts = new TreeMap<>();
        reaches.forEach(reach -> counts.merge(reach.kind(), 1, Integer::sum));
        return counts;
    }

    /** The counts on one line; says so if nothing can be reached. */
    public String text() {
        return reaches.isEmpty()
                ? "Nothing is known that suspects can still reach."
                : "Suspects and their sessions can reach: "
                        + String.join(
                                ", ",
                                counts().entrySet().stream()
                                        .map(it -> Text.count(
                                                it.getValue(), it.getKey().noun()))
                                        .toList())
                        + ".";
    }
}
