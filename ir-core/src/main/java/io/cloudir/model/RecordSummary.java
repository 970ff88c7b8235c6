package io.cloudir.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

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
    /** A cloud service acting by itself, such as {@code ec2.amazonaws.com}. */
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.(amazonaws|googleapis)\\.com");

    /** An address in digits; services stand in the same field by name. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}");

    public RecordSummary {
        Text.requireText(id, "record id");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(digest, "digest");
    }

    /** Who acted and from which address, as things to correlate by; a cloud's own services are left out. */
    public List<Entity> entities() {
        List<Entity> involved = new ArrayList<>(2);
        if (!actor.isBlank() && !SERVICE.matcher(actor).matches()) {
            involved.add(Entity.of(EntityType.PRINCIPAL, actor));
        }
        if (ADDRESS.matcher(address).matches()) {
            involved.add(Entity.of(EntityType.ADDRESS, address));
        }
        return involved;
    }
}
