package io.cloudir.evidence;

import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.model.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
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
 */
public record EvidenceCheck(List<Piece> pieces) {
    /** Most damaged parts that one piece names; what is over it is counted. */
    public static final int PART_LIMIT = 100;

    public EvidenceCheck {
        pieces = List.copyOf(pieces);
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
        return new EvidenceCheck(incident.evidence().items().stream()
                .map(EvidenceItem::collected)
                .map(collected -> reading.piece(collected.event()))
                .toList());
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

        Piece piece(EvidenceCollected collected) {
            Tally tally = new Tally();
            Digest digest = collected.digest();
            tally.add(digest, collected.evidenceId(), problemOf(digest));
            if (tally.worst == State.INTACT && collected.kind().equals(RecordEvidence.KIND)) {
                records(digest, tally);
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

        private void records(Digest manifest, Tally tally) {
            try (InputStream content = store.open(manifest).orElseGet(InputStream::nullInputStream);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(RecordEvidence.Listed::of)
                        .flatMap(Optional::stream)
                        .forEach(record -> tally.add(record.digest(), record.id(), problemOf(record.digest())));
            } catch (IOException | UncheckedIOException | EvidenceException e) {
                tally.add(manifest, "the list of records", Optional.of(Problem.damaged(e)));
            }
        }

        private Optional<Problem> problemOf(Digest digest) {
            return known.computeIfAbsent(digest, this::read);
        }

        private Optional<Problem> read(Digest digest) {
            try {
                Optional<InputStream> opened = store.open(digest);
                if (opened.isEmpty()) {
                    return Optional.of(new Problem(State.MISSING, "nothing is kept under this digest"));
                }
                try (InputStream content = opened.get()) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
                return Optional.empty();
            } catch (IOException | EvidenceException e) {
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
