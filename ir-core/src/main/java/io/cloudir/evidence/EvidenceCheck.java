package io.cloudir.evidence;

import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the evidence that a journal names is still what was collected: every piece is read to its end and hashed anew, and
 * of preserved log records each record as well. Nothing is changed.
 *
 * @param pieces every piece of evidence of the incident, in the journal's order
 * @param erased pieces whose entries were erased from the journal, so that nobody can check them any more
 */
public record EvidenceCheck(List<Piece> pieces, List<ErasedPiece> erased) {
    /** Most damaged parts that one piece names; what is over it is counted. */
    public static final int PART_LIMIT = 100;

    /** Longest list of records, and longest line of one, in bytes: far more than a signal's records make. */
    private static final long LIST_LIMIT = 64L << 20;

    private static final int LINE_LIMIT = 1 << 20;
    private static final int BUFFER = 64 * 1024;

    public EvidenceCheck {
        pieces = List.copyOf(pieces);
        erased = List.copyOf(erased);
    }

    /** What is the case with a piece of evidence. */
    public enum State {
        /** It is what was collected. */
        INTACT,
        /** Nothing is kept under its digest. */
        MISSING,
        /** What is kept is another content, or cannot be read. */
        DAMAGED
    }

    /**
     * One piece of evidence.
     *
     * @param evidenceId its id in the journal
     * @param kind what it is
     * @param digest what the journal says its SHA-256 is
     * @param state the worst state of the piece itself and of all that it lists
     * @param parts how many contents were read for it: the piece, and each log record that it lists
     * @param damaged which of these are not intact, at most {@link #PART_LIMIT}
     * @param damagedParts how many are not intact
     */
    public record Piece(
            String evidenceId,
            String kind,
            Digest digest,
            State state,
            long parts,
            List<Part> damaged,
            long damagedParts) {
        public Piece {
            Objects.requireNonNull(evidenceId, "evidenceId");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(state, "state");
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * A content that is not intact.
     *
     * @param digest what it should be
     * @param name what it is: the evidence's id, or the id of a log record; from logs, so it is not to be trusted
     * @param state missing or damaged
     * @param reason what is wrong
     */
    public record Part(Digest digest, String name, State state, String reason) {}

    /** Reads and hashes all evidence of an incident. */
    public static EvidenceCheck of(Incident incident, EvidenceStore store) {
        Reading reading = new Reading(store);
        return new EvidenceCheck(
                incident.evidence().items().stream()
                        .map(EvidenceItem::collected)
                        .map(reading::piece)
                        .toList(),
                ErasedPiece.of(incident));
    }

    /**
     * A piece of evidence of which the journal tells nothing any more.
     *
     * @param seq the entry that told of it
     * @param orderedBy id of who had it erased; empty if no entry tells
     * @param reason why; empty if no entry tells
     */
    public record ErasedPiece(long seq, String orderedBy, String reason) {
        public ErasedPiece {
            Objects.requireNonNull(orderedBy, "orderedBy");
            Objects.requireNonNull(reason, "reason");
        }

        static List<ErasedPiece> of(Incident incident) {
            return incident.upkeep().erasedEntries().stream()
                    .filter(entry -> entry.type().equals("evidence-collected"))
                    .map(entry -> incident.upkeep().erasures().stream()
                            .filter(erasure -> erasure.event().seq() == entry.seq())
                            .findFirst()
                            .map(it -> new ErasedPiece(
                                    entry.seq(), it.actor().id(), it.event().reason()))
                            .orElse(new ErasedPiece(entry.seq(), "", "")))
                    .toList();
        }
    }

    /** Whether every piece is intact. */
    public boolean ok() {
        return pieces.stream().allMatch(piece -> piece.state() == State.INTACT);
    }

    /** How many pieces are in a state. */
    public long count(State state) {
        return pieces.stream().filter(piece -> piece.state() == state).count();
    }

    /** One pass over a store: records that several signals cite are read once. */
    private static final class Reading {
        private final EvidenceStore store;
        private final Map<Digest, Optional<Problem>> known = new HashMap<>();

        Reading(EvidenceStore store) {
            this.store = store;
        }

        Piece piece(Recorded<EvidenceCollected> recorded) {
            EvidenceCollected collected = recorded.event();
            // A person may call what they bring in as they like: only the library's own lists are followed.
            boolean lists =
                    collected.kind().equals(RecordEvidence.KIND) && recorded.actor() instanceof Actor.Automation;
            Tally tally = new Tally();
            Digest digest = collected.digest();
            tally.add(digest, collected.evidenceId(), problemOf(digest, lists ? LIST_LIMIT : collected.bytes()));
            if (lists && tally.worst == State.INTACT) {
                records(collected, tally);
            }
            return new Piece(
                    collected.evidenceId(),
                    collected.kind(),
                    digest,
                    tally.worst,
                    tally.parts,
                    tally.damaged,
                    tally.damagedParts);
        }

        private void records(EvidenceCollected list, Tally tally) {
            try (InputStream content = store.open(list.digest())
                    .orElseThrow(() -> new EvidenceException("nothing is kept under this digest any more"))) {
                for (String line = line(content); !line.isEmpty(); line = line(content)) {
                    RecordEvidence.Listed.of(line.stripTrailing())
                            .ifPresent(record ->
                                    tally.add(record.digest(), record.id(), problemOf(record.digest(), list.bytes())));
                }
            } catch (IOException | EvidenceException e) {
                tally.add(list.digest(), "the list of records", Optional.of(Problem.damaged(e)));
            }
        }

        /** The next line with its end; empty at the end of the list. */
        private static String line(InputStream content) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = content.read();
            while (next >= 0) {
                line.write(next);
                if (next == '\n') {
                    break;
                }
                if (line.size() > LINE_LIMIT) {
                    throw new IOException(
                            "a line is longer than " + LINE_LIMIT + " bytes, so it is no list of records");
                }
                next = content.read();
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        private Optional<Problem> problemOf(Digest digest, long limit) {
            return known.computeIfAbsent(digest, it -> read(it, limit));
        }

        /** No more is unpacked than there may be: what is longer is another content. */
        private Optional<Problem> read(Digest digest, long limit) {
            try {
                Optional<InputStream> opened = store.open(digest);
                if (opened.isEmpty()) {
                    return Optional.of(new Problem(State.MISSING, "nothing is kept under this digest"));
                }
                try (InputStream content = opened.get()) {
                    byte[] buffer = new byte[BUFFER];
                    long left = limit;
                    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                        left -= count;
                        if (left < 0) {
                            return Optional.of(new Problem(
                                    State.DAMAGED, "it is longer than the " + limit + " bytes that were collected"));
                        }
                    }
                }
                return Optional.empty();
            } catch (IOException | UncheckedIOException | EvidenceException e) {
                return Optional.of(Problem.damaged(e));
            }
        }
    }

    private record Problem(State state, String reason) {
        static Problem damaged(Exception e) {
            return new Problem(State.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private static final class Tally {
        private final List<Part> damaged = new ArrayList<>();
        private State worst = State.INTACT;
        private long parts;
        private long damagedParts;

        void add(Digest digest, String name, Optional<Problem> problem) {
            parts++;
            problem.ifPresent(it -> {
                damagedParts++;
                worst = worst.compareTo(it.state()) < 0 ? it.state() : worst;
                if (damaged.size() < PART_LIMIT) {
                    damaged.add(new Part(digest, name, it.state(), it.reason()));
                }
            });
        }
    }
}
