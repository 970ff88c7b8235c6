package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.model.CloudAccount;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the record of each call into the account's event history, whoever made it and whether or not it was allowed. */
final class CallRecorder {
    /** Where the responder's own calls go. */
    static final String REGION = "us-east-1";

    private static final String RESPONDER_ROLE = "IncidentResponder";
    private static final From RESPONDER = new From("192.0.2.10", "cloud-ir");

    private final CloudAccount account;
    private final Instant started;
    private final AuditLog log = new AuditLog();

    CallRecorder(CloudAccount account, Instant started) {
        this.account = account;
        this.started = started;
    }

    /**
     * A call as it was recorded.
     *
     * @param fields the record
     * @param line the same as one line of JSON
     */
    record Made(Map<String, Object> fields, String line) {
        String id() {
            return String.valueOf(fields.get("eventID"));
        }
    }

    /** Who the responder is, as an ARN. */
    String responder() {
        return "arn:aws:iam::" + account.id() + ":role/" + RESPONDER_ROLE;
    }

    /** What ids of the next call are derived from. */
    String seed() {
        return account.id() + '\n' + log.size();
    }

    Made byResponder(Call call, Instant now, boolean denied) {
        Map<String, Object> identity =
                CallerIdentity.ofRole(account.id(), RESPONDER_ROLE, "cloud-ir", "ASIAIOSFODNN7EXAMPLE", started);
        return made(call, identity, RESPONDER, REGION, now, denied ? "AccessDenied" : "", null);
    }

    /**
     * Records a call.
     *
     * @param error the error that it ended with; empty for none
     * @param elements what was answered; null for nothing
     */
    Made made(
            Call call,
            Map<String, Object> identity,
            From from,
            String region,
            Instant now,
            String error,
            @Nullable Object elements) {
        Map<String, Object> fields = TrailRecord.of(call.service(), call.action())
                .by(identity)
                .from(from.address(), from.userAgent())
                .at(now)
                .in(account.id(), region)
                .asking(call.parameters().isEmpty() ? null : call.parameters())
                .answering(elements)
                .failing(error, error.isEmpty() ? "" : TrailRecord.denied(identity, call.text()))
                .write(Integer.toString(log.size()));
        return new Made(fields, log.add(now, fields));
    }

    RecordLines find(LogQuery query, Instant asOf, Completeness known) {
        return log.find(query, asOf, known);
    }
}
