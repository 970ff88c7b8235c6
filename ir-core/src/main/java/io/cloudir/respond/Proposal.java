package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Recovery;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import java.util.List;
import java.util.Objects;

/**
 * A change that the facts of an incident call for. Nothing is known yet of what it touches: plan it.
 *
 * @param request what should be done
 * @param reason why, in a sentence for a person; it may quote logs
 * @param records the records behind it, at most {@value #RECORD_LIMIT}
 */
public record Proposal(ChangeRequest request, String reason, List<String> records) {
    /** Most records that a proposal cites. */
    public static final int RECORD_LIMIT = 100;

    public Proposal {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(reason, "reason");
        records = List.copyOf(records);
        if (records.size() > RECORD_LIMIT) {
            throw new IllegalArgumentException(
                    "a proposal cites at most " + RECORD_LIMIT + " records, got " + records.size());
        }
    }

    /** What it is for. */
    public Purpose purpose() {
        return request instanceof Recovery ? Purpose.RECOVER : Purpose.CONTAIN;
    }
}
