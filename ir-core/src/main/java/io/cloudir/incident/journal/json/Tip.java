package io.cloudir.incident.journal.json;

import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.IncidentId;
import java.time.Instant;

/**
 * Where a journal goes on: what the next entry has to fit to.
 *
 * @param head the head
 * @param recordedAt when the last entry was recorded; {@link Instant#MIN} if there is none
 */
public record Tip(Head head, Instant recordedAt) {
    public static Tip empty(IncidentId incident) {
        return new Tip(Head.empty(incident), Instant.MIN);
    }

    public static Tip of(JournalEntry last) {
        return new Tip(new Head(last.incident(), last.seq(), last.hash()), last.recordedAt());
    }

    /** Whether an entry is the one that comes next. */
    public boolean isFollowedBy(JournalEntry entry) {
        return entry.incident().equals(head.incident())
                && entry.seq() == head.entries() + 1
                && entry.prev().equals(head.hash())
                && !entry.recordedAt().isBefore(recordedAt);
    }
}
