package io.cloudir.incident.journal;

import io.cloudir.model.IncidentId;

/** Thrown when a decision was based on a version of the incident that is no longer the newest. Read it again and decide again. */
public final class ConflictException extends JournalException {
    private static final long serialVersionUID = 1L;

    public ConflictException(IncidentId incident, long expected, long actual) {
        super("incident " + incident + " is at version " + actual + ", the decision was based on version " + expected
                + "; read it again and decide again");
    }
}
