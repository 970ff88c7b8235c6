package io.cloudir.incident.store;

import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.time.Instant;

/** What the tests of the stores write. */
public final class Drafts {
    public static final IncidentId INCIDENT = new IncidentId("ir-0a1b2c3d4e5f");
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private Drafts() {}

    public static Draft draft(IncidentEvent event) {
        return Draft.of(event, START, new Actor.Person("responder"));
    }

    public static Draft opened() {
        return draft(new IncidentOpened(
                "Keys in the wrong hands", "leaked-key", Category.ACCOUNT_COMPROMISE, "key", true, Digest.ZERO));
    }

    public static Draft note(String text) {
        return draft(new NoteAdded(text));
    }

    public static Draft erasure(long seq) {
        return draft(new PayloadErased(seq, "it names a person", "GDPR Art. 17(1)"));
    }
}
