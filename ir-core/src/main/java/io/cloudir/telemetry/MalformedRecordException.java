package io.cloudir.telemetry;

/** Says why some bytes are no record. The message quotes at most a short printable piece of them. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: whoever writes a log decides how often it is thrown. */
    MalformedRecordException(String reason) {
        super(reason, null, false, false);
    }
}
