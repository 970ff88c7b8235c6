package io.cloudir.incident.journal;

import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;

/**
 * Thrown when a decision was based on a version of the incident that is no longer the newest, or when another runner has
 * claimed the step. Read the incident again and decide again.
 */
public final class ConflictException extends JournalException {
    private static final long serialVersionUID = 1L;

    public ConflictException(IncidentId incident, long expected, long actual) {
        super("incident " + incident + " is at version " + actual + ", the decision was based on version " + expected
                + "; read it again and decide again");
    }

    public ConflictException(IncidentId incident, Claimed live) {
        super("step " + Text.printable(live.step()) + " of incident " + incident + " is claimed by "
                + Text.printable(live.runner()) + " until " + live.until()
                + "; wait until then or until it is released");
    }
}
