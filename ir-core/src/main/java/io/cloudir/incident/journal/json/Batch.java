package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalSettings;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Lines to be stored together, each fitting to the one before. Not thread-safe. */
public final class Batch {
    private final EntryWriter writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Tip tip;

    public Batch(JournalSettings settings, Tip tip) {
        this.writer = new EntryWriter(settings);
        this.tip = tip;
    }

    /**
     * Adds facts.
     *
     * @return the head after them
     */
    public Head facts(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.event() instanceof JournalEvent) {
                throw new IllegalArgumentException(
                        "what happens to the journal itself is recorded by its store, not appended: " + draft.event());
            }
        }
        return add(drafts);
    }

    /** Adds a decision that was based on a version, or nothing if the journal has moved on since. */
    public Head decision(long version, List<Draft> drafts) {
        Head head = tip.head();
        if (head.entries() != version) {
            throw new ConflictException(head.incident(), version, head.entries());
        }
        return facts(drafts);
    }

    /** Adds entries of any kind: all of them, or none if one cannot be stored. */
    public Head add(List<Draft> drafts) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Tip reached = tip;
        for (Draft draft : drafts) {
            EntryWriter.Written written = writer.write(reached, draft);
            lines.writeBytes(written.line());
            reached = written.tip();
        }
        bytes.writeBytes(lines.toByteArray());
        tip = reached;
        return tip.head();
    }

    /** All lines added so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Where the journal goes on once they are stored. */
    public Tip tip() {
        return tip;
    }
}
