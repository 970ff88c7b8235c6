package io.cloudir.incident.journal;

import io.cloudir.model.IncidentId;
import java.util.List;

/**
 * Keeps the journals of one namespace. Thread-safe. An append that returned is durable in the way that the store
 * promises; an append that threw left nothing behind, unless the exception says that the outcome is unknown.
 */
public interface JournalStore extends AutoCloseable {
    /** The tenant that this store was opened for: part of every key and path, and of nothing else. */
    String namespace();

    /**
     * Appends a decision: refused if the journal has moved on since the version it was based on.
     *
     * @param version the number of entries that the decision was based on
     * @return the new head
     * @throws ConflictException if the journal is at another version
     * @throws JournalException if the store fails
     */
    Head appendDecision(IncidentId incident, long version, List<Draft> drafts);

    /**
     * Appends facts at the end of the journal, wherever that is: what has happened must not be lost.
     *
     * @return the new head
     * @throws JournalException if the store fails
     */
    Head appendFacts(IncidentId incident, List<Draft> drafts);

    /**
     * The entries after {@code afterSeq}, in order; empty if there are none or the incident is unknown.
     *
     * @throws AlteredJournalException if the journal is not as it was written; so do appends, and {@link #head} where it sees it
     */
    List<JournalEntry> read(IncidentId incident, long afterSeq);

    /** How far the journal reaches; {@link Head#empty} for an unknown incident. */
    Head head(IncidentId incident);

    /** All incidents of the namespace, in the order of their ids. */
    List<IncidentId> incidents();

    /**
     * The journal as stored, one line of UTF-8 an entry, each ended by a line feed; then the head line, unsigned.
     *
     * @throws JournalException if the incident is unknown
     */
    byte[] export(IncidentId incident);

    /**
     * Takes over an exported journal byte for byte; its head line is checked and may be missing. Importing what is there
     * already changes nothing.
     *
     * @return the head
     * @throws JournalException if the export is not whole, or the store has another journal of that incident
     */
    Head importJournal(byte[] export);

    /**
     * Erases the payload of an entry, salt and bytes, and appends the entry that tells so. Erasing an erased one changes
     * nothing.
     *
     * @param seq the entry to erase
     * @param erasure a draft of a {@link io.cloudir.incident.event.JournalEvent.PayloadErased} for that entry
     * @return the new head
     * @throws JournalException if the incident is under legal hold, or the entry is unknown or may not be erased
     */
    Head erase(IncidentId incident, long seq, Draft erasure);

    @Override
    void close();
}
