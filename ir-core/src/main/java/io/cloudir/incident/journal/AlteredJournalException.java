package io.cloudir.incident.journal;

import io.cloudir.model.IncidentId;

/**
 * Thrown when a journal is not as it was written. Nothing of it is believed and nothing is appended to it until a person
 * has verified it and restored it from an export; trying again does not help.
 */
public final class AlteredJournalException extends JournalException {
    private static final long serialVersionUID = 1L;

    private final String incident;

    public AlteredJournalException(IncidentId incident, String message) {
        super(message);
        this.incident = incident.value();
    }

    public AlteredJournalException(IncidentId incident, String message, Throwable cause) {
        super(message, cause);
        this.incident = incident.value();
    }

    /** Whose journal it is. */
    public IncidentId incident() {
        return new IncidentId(incident);
    }
}
