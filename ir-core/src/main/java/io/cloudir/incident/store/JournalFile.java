package io.cloudir.incident.store;

import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.Batch;
import io.cloudir.incident.journal.json.EntryLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file of one journal and what is known of it. Used only by who holds the incident's lock.
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
    private Tip tip;
    private long size;

    /** Where each line ends. */
    private final List<Long> ends = new ArrayList<>();

    private byte[] mark = {};

    JournalFile(IncidentId incident, Path file, Disk disk, JournalSettings settings) {
        this.incident = incident;
        this.file = file;
        this.disk = disk;
        this.settings = settings;
        this.torn = new TornTails(file, disk);
        this.tip = Tip.empty(incident);
    }

    Tip tip() {
        return tip;
    }

    /** Whether there is a tail that is torn for sure; read without the lock, so it may as well be in the making. */
    boolean looksTorn() throws IOException {
        long length = Files.size(file);
        return length == 0 || Disk.read(file, length - 1, 1)[0] != '\n' || Disk.read(file, 0, 1)[0] == 0;
    }

    /** The hash in the last line as it stands, read without the lock. */
    Digest lastHash() throws IOException {
        long length = Files.size(file);
        return EntryLine.lastHash(Disk.read(file, Math.max(0, length - MARK), Math.min(MARK, length)))
                .orElse(Digest.ZERO);
    }

    /**
     * Brings what is known up to date; sets a torn tail aside.
     *
     * @throws AlteredJournalException if an entry is not as it was written, or entries seen before are gone
     */
    void refresh() throws IOException {
        long known = tip.head().entries();
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (length < size || !endsAsKnown()) {
            forget();
        }
        if (length > size) {
            load(Disk.read(file, size, length - size));
        }
        if (tip.head().entries() < known) {
            throw new AlteredJournalException(
                    incident,
                    "the journal of incident " + incident + " had " + known + " entries and now has "
                            + tip.head().entries() + "; somebody has cut it off, restore " + file + " from an export");
        }
    }

    private boolean endsAsKnown() throws IOException {
        return size == 0 || Arrays.equals(mark, Disk.read(file, size - mark.length, mark.length));
    }

    private void load(byte[] added) throws IOException {
        boolean whole = size == 0;
        int at = 0;
        for (byte[] line : JournalText.lines(added)) {
            Optional<JournalEntry> entry = JournalText.next(tip, line);
            if (entry.isEmpty()) {
                setAside(Arrays.copyOfRange(added, at, added.length), line);
                break;
            }
            advance(Tip.of(entry.get()), line);
            at += line.length;
        }
        if (whole || torn.hasNew()) {
            recordTornTails();
        }
    }

    /** Moves away what an append that was cut short has left. */
    private void setAside(byte[] tail, byte[] line) throws IOException {
        boolean last = size + line.length == Files.size(file);
        if (!JournalText.isUnfinished(line) && !(last && TornTails.isTorn(line))) {
            throw JournalText.altered(incident, tip.head().entries() + 1);
        }
        String name = torn.setAside(tip.head().entries() + 1, tail);
        disk.truncate(file, size);
        settings.warnings()
                .accept("incident " + incident + ": the journal ended in an entry never completely written; its "
                        + tail.length + " bytes were set aside as " + name);
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
