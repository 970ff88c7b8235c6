package io.cloudir.model;

import java.time.Instant;
import java.util.Objects;

/**
 * What a journal keeps of a log record that it cites, so that a report needs the journal alone.
 *
 * @param id the record's own id ({@code eventID}, {@code insertId}, finding id), or {@code file:line} if it has none
 * @param time when the recorded thing happened
 * @param action the call or event, such as {@code iam.amazonaws.com:CreateUser}
 * @param actor who did it, in the record's words; empty if it does not tell
 * @param address where from; empty if it does not tell
 * @param outcome {@code success}, or the error code
 * @param digest SHA-256 of the record's raw bytes: its name in the evidence store
 */
public record RecordSummary(
        String id, Instant time, String action, String actor, String address, String outcome, Digest digest) {
    public RecordSummary {
        Text.requireText(id, "record id");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(digest, "digest");
    }
}
