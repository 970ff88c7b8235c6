package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.Erased;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Erasure;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.IncidentId;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A journal as stored: its lines, and the entries they hold. */
public final class JournalText {
    private JournalText() {}

    /** The lines, each with its line feed; the last without one if it has none. */
    public static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, at + 1));
                start = at + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
        }
        return lines;
    }

    /** The entry that follows on a tip; empty unless the line is complete, its hashes hold and it fits. */
    public static Optional<JournalEntry> next(Tip tip, byte[] line) {
        return entry(line).filter(tip::isFollowedBy);
    }

    /** The entry of a line, whether or not it stands in its place; empty unless it is complete and its hashes hold. */
    public static Optional<JournalEntry> entry(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\n'
                ? EntryLine.cut(withoutLineFeed(line))
                        .filter(EntryLine::isConsistent)
                        .flatMap(EntryReader::read)
                : Optional.empty();
    }

    /**
     * The entries of a journal after a position.
     *
     * @throws AlteredJournalException if one of them is not as it was written
     */
    public static List<JournalEntry> entries(IncidentId incident, List<byte[]> lines, long afterSeq) {
        int start = (int) Math.max(0, Math.min(afterSeq, lines.size()));
        return following(incident, start, lines.subList(Math.max(0, start - 1), lines.size()));
    }

    /**
     * The entries that follow one, without a look at those before it.
     *
     * @param seq the entry that they follow; 0 for the beginning
     * @param lines its line, unless it is the beginning, and all lines after it
     * @throws AlteredJournalException if one of them is not as it was written
     */
    public static List<JournalEntry> following(IncidentId incident, long seq, List<byte[]> lines) {
        int start = seq == 0 ? 0 : 1;
        List<JournalEntry> entries = new ArrayList<>(lines.size() - start);
        Tip tip = seq == 0 ? Tip.empty(incident) : tipAt(incident, lines.get(0), seq);
        for (byte[] line : lines.subList(start, lines.size())) {
            long place = tip.head().entries() + 1;
            JournalEntry entry = next(tip, line).orElseThrow(() -> altered(incident, place));
            entries.add(entry);
            tip = Tip.of(entry);
        }
        return entries;
    }

    private static Tip tipAt(IncidentId incident, byte[] line, long seq) {
        return entry(line)
                .filter(entry -> entry.incident().equals(incident) && entry.seq() == seq)
                .map(Tip::of)
                .orElseThrow(() -> altered(incident, seq));
    }

    /** Whether the payload in an entry's line stands there as payloads are written. */
    public static boolean isCanonical(byte[] line) {
        return EntryLine.cut(withoutLineFeed(line))
                .filter(EntryLine::isCanonical)
                .isPresent();
    }

    /** Whether what an entry told may have been erased, judged by its type. */
    public static boolean mayBeErased(JournalEntry entry) {
        return entry.event() instanceof Erased erased
                && EventTypes.ofName(erased.type()).filter(Erasure::isErasable).isPresent();
    }

    /**
     * Whether the last lines of a file are an append that did not come to its end: until its first byte is written, which is
     * the last that is, a NUL stands there and another behind its end. A NUL at the beginning alone is not left by an append.
     */
    public static boolean isUnfinished(List<byte[]> rest) {
        byte[] last = rest.get(rest.size() - 1);
        return rest.get(0)[0] == 0 && last[last.length - 1] == 0;
    }

    private static byte[] withoutLineFeed(byte[] line) {
        return Arrays.copyOf(line, line.length - 1);
    }

    /** Lines put together. */
    public static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    /** What a store throws when it meets an entry that is not as it was written. */
    public static AlteredJournalException altered(IncidentId incident, long seq) {
        return new AlteredJournalException(
                incident,
                "entry " + seq + " of incident " + incident
                        + " is not as it was written; verify the journal, then restore it from an export");
    }

    /** The same line without payload and salt. */
    public static byte[] erased(byte[] line) {
        EntryLine cut =
                EntryLine.cut(withoutLineFeed(line)).orElseThrow(() -> new IllegalArgumentException("not an entry"));
        ByteArrayOutputStream erased = new ByteArrayOutputStream(line.length);
        cut.writeErased(erased);
        return erased.toByteArray();
    }
}
