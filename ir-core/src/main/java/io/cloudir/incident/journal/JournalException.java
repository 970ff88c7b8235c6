package io.cloudir.incident.journal;

/** Thrown when a journal cannot do what was asked. Nothing that was acknowledged is lost. */
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
