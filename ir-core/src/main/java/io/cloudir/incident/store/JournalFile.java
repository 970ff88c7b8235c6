package io.cloudir.incident.store;

import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.Batch;
import io.cloudir.incident.journal.json.EntryLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The file of one journal and what is known of it. Used only by who holds the incident's lock, but for {@link #look}.
 *
 * <p>Other processes append and erase too, so each use begins with {@link #refresh}: if the file still ends, at the size last
 * seen, with the line last seen, only what was added since is read; otherwise all of it.
 */
final class JournalFile {
    /** Where an erased or rewritten file differs for sure: each line ends in its own hash. */
    private static final int MARK = 80;

    private static final Actor STORE = new Actor.Automation("journal-store", "torn-tail");

    private final IncidentId incident;
    private final Path file;
    private final Disk disk;
    private final JournalSettings settings;
    private final TornTails torn;

    /** How many entries were acknowledged as far as something beside the journal knows. */
    private final LongSupplier acknowledged;

    /** The furthest that was ever seen here; never forgotten, so that what was refused once is not taken later. */
    private Head seen;

    private Tip tip;
    private long size;

    /** Where each line ends. */
    private final List<Long> ends = new ArrayList<>();

    private byte[] mark = {};

    /** Whether it was told that an unfinished end is left out. */
    private boolean leftOut;

    JournalFile(IncidentId incident, Path file, Disk disk, JournalSettings settings, LongSupplier acknowledged) {
        this.incident = incident;
        this.file = file;
        this.disk = disk;
        this.settings = settings;
        this.torn = new TornTails(file, disk);
        this.acknowledged = acknowledged;
        this.tip = Tip.empty(incident);
        this.seen = tip.head();
    }

    Tip tip() {
        return tip;
    }

    /** Whether there is a tail that is torn for sure; read without the lock, so it may as well be in the making. */
    boolean looksTorn() throws IOException {
        long length = Files.size(file);
        return length == 0 || Disk.read(file, length - 1, 1)[0] != '\n';
    }

    /** The hash in the last line as it stands, read without the lock. */
    Digest lastHash() throws IOException {
        return hashBefore(Files.size(file));
    }

    private Digest hashBefore(long end) throws IOException {
        return EntryLine.lastHash(Disk.read(file, Math.max(0, end - MARK), Math.min(MARK, end)))
                .orElse(Digest.ZERO);
    }

    /**
     * Brings what is known up to date; sets a torn tail aside.
     *
     * @throws AlteredJournalException if an entry is not as it was written, or entries seen before are gone or others
     */
    void refresh() throws IOException {
        if (bringUpToDate(this::setAside, acknowledged.getAsLong()) || torn.hasNew()) {
            recordTornTails();
        }
    }

    /**
     * The same for who may not write: an unfinished end stays where it is and is left out. Another may be at work meanwhile, so
     * what looks altered is looked at again.
     */
    void look() throws IOException {
        long known = acknowledged.getAsLong();
        try {
            bringUpToDate(rest -> leaveOut(rest, known), known);
        } catch (AlteredJournalException | EOFException e) {
            forget();
            bringUpToDate(rest -> leaveOut(rest, known), known);
        }
    }

    /** What becomes of lines that are no entries. */
    private interface Rest {
        void take(List<byte[]> lines) throws IOException;
    }

    /**
     * Reads what was added, or all of it.
     *
     * @param known how many entries were acknowledged as far as something beside the journal knew before it was read
     * @return whether all of it was read
     */
    private boolean bringUpToDate(Rest rest, long known) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (length < size || !endsAsKnown()) {
            forget();
        }
        boolean whole = size == 0 && length > 0;
        if (length > size) {
            load(Disk.read(file, size, length - size), rest);
        }
        requireSeen(whole, known);
        seen = tip.head();
        return whole;
    }

    private void requireSeen(boolean anew, long known) throws IOException {
        long entries = tip.head().entries();
        String wrong = "";
        if (entries < seen.entries()) {
            wrong = "had " + seen.entries() + " entries and now has " + entries + "; somebody has cut it off";
        } else if (anew && seen.entries() > 0 && !hashOf(seen.entries()).equals(seen.hash())) {
            wrong = "has another entry " + seen.entries() + " than before; somebody has written it anew";
        } else if (entries < known) {
            wrong = "had " + known + " entries by its row in the index and now has " + entries
                    + "; somebody has cut it off";
        }
        if (!wrong.isEmpty()) {
            forget();
            throw altered(wrong);
        }
    }

    private Digest hashOf(long seq) throws IOException {
        return hashBefore(ends.get(Math.toIntExact(seq - 1)));
    }

    private AlteredJournalException altered(String how) {
        return new AlteredJournalException(
                incident, "the journal of incident " + incident + ' ' + how + "; restore it from an export");
    }

    private boolean endsAsKnown() throws IOException {
        return size == 0 || Arrays.equals(mark, Disk.read(file, size - mark.length, mark.length));
    }

    private void load(byte[] added, Rest rest) throws IOException {
        List<byte[]> lines = JournalText.lines(added);
        for (int at = 0; at < lines.size(); at++) {
            Optional<JournalEntry> entry = JournalText.next(tip, lines.get(at));
            if (entry.isEmpty()) {
                rest.take(lines.subList(at, lines.size()));
                break;
            }
            advance(Tip.of(entry.get()), lines.get(at));
        }
    }

    /** Moves away what an append that was cut short has left; what was acknowledged is never taken for that. */
    private void setAside(List<byte[]> rest) throws IOException {
        long entries = tip.head().entries();
        byte[] tail = JournalText.joined(rest);
        if (isEndMark(tail)) {
            disk.truncate(file, size);
            return;
        }
        requireUnfinished(rest, tail, acknowledged.getAsLong());
        String name = torn.setAside(entries + 1, tail);
        disk.truncate(file, size);
        settings.warnings()
                .accept("incident " + incident + ": the journal ended in an entry never completely written; its "
                        + tail.length + " bytes were set aside as " + name);
    }

    /** The append came to its end but for this. */
    private static boolean isEndMark(byte[] tail) {
        return tail.length == 1 && tail[0] == 0;
    }

    private void requireUnfinished(List<byte[]> rest, byte[] tail, long acknowledgedElsewhere) {
        long entries = tip.head().entries();
        if (!JournalText.isUnfinished(rest) && !(rest.size() == 1 && TornTails.isTorn(tail))) {
            throw JournalText.altered(incident, entries + 1);
        }
        long known = Math.max(seen.entries(), acknowledgedElsewhere);
        if (known > entries) {
            throw altered("is whole up to entry " + entries + " only, but " + known + " were acknowledged");
        }
    }

    private void leaveOut(List<byte[]> rest, long known) {
        byte[] tail = JournalText.joined(rest);
        if (isEndMark(tail)) {
            return;
        }
        requireUnfinished(rest, tail, known);
        if (!leftOut) {
            leftOut = true;
            settings.warnings()
                    .accept("incident " + incident + ": the journal ends in an entry not completely written; its "
                            + tail.length + " bytes are left out, for who may write here to set aside");
        }
    }

    /** Also those set aside by a process that stopped before it could record them. */
    private void recordTornTails() throws IOException {
        List<TornTailSetAside> unrecorded = tip.head().entries() == 0 ? List.of() : torn.unrecorded(entries(0));
        if (!unrecorded.isEmpty()) {
            Batch batch = new Batch(settings, tip);
            for (TornTailSetAside event : unrecorded) {
                batch.add(List.of(Draft.of(event, settings.clock().instant(), STORE)));
            }
            append(batch);
        }
    }

    /** Stores a batch that was begun on {@link #tip}; on failure nothing of it remains. */
    void append(Batch batch) throws IOException {
        byte[] bytes = batch.bytes();
        if (bytes.length > 0) {
            boolean first = size == 0;
            write(bytes);
            advance(batch.tip(), bytes);
            seen = tip.head();
            if (first) {
                recordTornTails();
            }
        }
    }

    /** Stores whole lines in an empty journal. */
    void take(List<byte[]> lines, Tip reached) throws IOException {
        byte[] bytes = JournalText.joined(lines);
        write(bytes);
        advance(reached, bytes);
        seen = tip.head();
    }

    private void write(byte[] bytes) throws IOException {
        if (size == 0) {
            disk.createFile(file);
            disk.syncFolder(file.resolveSibling("."));
        }
        try {
            disk.append(file, size, bytes);
        } catch (IOException e) {
            try {
                disk.truncate(file, size);
            } catch (IOException again) {
                forget();
                e.addSuppressed(again);
                throw new OutcomeUnknownException(e);
            }
            throw e;
        }
    }

    /** Puts other lines in the place of all, their last being at this tip. */
    void replace(List<byte[]> lines, Tip reached) throws IOException {
        byte[] bytes = JournalText.joined(lines);
        disk.replace(file, bytes);
        forget();
        advance(reached, bytes);
        seen = tip.head();
    }

    List<byte[]> lines() throws IOException {
        return lines(0, size);
    }

    /** The entries after one: only from its line on is the file read. */
    List<JournalEntry> entries(long afterSeq) throws IOException {
        long seq = Math.max(0, Math.min(afterSeq, tip.head().entries()));
        long start = seq < 2 ? 0 : ends.get((int) seq - 2);
        return JournalText.following(incident, seq, lines(start, size));
    }

    private List<byte[]> lines(long from, long to) throws IOException {
        return from == to ? List.of() : JournalText.lines(Disk.read(file, from, to - from));
    }

    private void advance(Tip reached, byte[] added) {
        tip = reached;
        for (int at = 0; at < added.length; at++) {
            if (added[at] == '\n') {
                ends.add(size + at + 1);
            }
        }
        size += added.length;
        mark = Arrays.copyOfRange(added, Math.max(0, added.length - MARK), added.length);
    }

    private void forget() {
        tip = Tip.empty(incident);
        size = 0;
        ends.clear();
        mark = new byte[0];
    }

    @Override
    public String toString() {
        return "the journal of incident " + incident + " in " + file;
    }

    /** The bytes of a failed append could not be taken back. */
    static final class OutcomeUnknownException extends IOException {
        private static final long serialVersionUID = 1L;

        OutcomeUnknownException(IOException cause) {
            super(cause);
        }
    }
}
