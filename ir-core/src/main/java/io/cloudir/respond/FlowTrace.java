package io.cloudir.respond;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a record of a flow log tells of something that was cut off from the network. */
final class FlowTrace {
    /** No flow log adds packets up for longer: VPC flow logs 10 minutes at most, Google Cloud 15. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** When its first packet was seen: seconds in VPC flow logs, a time in Google Cloud, milliseconds in OCSF. */
    private static final List<FieldPath> BEGUN =
            List.of(FieldPath.of("start"), FieldPath.of("jsonPayload.start_time"), FieldPath.of("start_time"));

    private static final FieldPath ACTION = FieldPath.of("action");

    /**
     * Google Cloud tells what is sent before its firewall looks at it, and what is received after (VPC Flow Logs, "Effect of
     * firewall rules"): only the end that received it tells that it was let through.
     */
    private static final FieldPath REPORTER = FieldPath.of("jsonPayload.reporter");

    private static final Set<String> RECEIVED = Set.of("DEST", "DEST_GATEWAY");

    /** OCSF: 1 says that it was allowed, 2 that it was denied or blocked. */
    private static final List<FieldPath> OCSF = List.of(FieldPath.of("action_id"), FieldPath.of("disposition_id"));

    private FlowTrace() {}

    /** Whether it began no earlier; one that does not tell when it began may have gone on for as long as any. */
    static boolean isSince(Activity flow, Instant since) {
        return !TraceTime.first(flow, BEGUN)
                .orElseGet(() -> flow.time().minus(LONGEST))
                .isBefore(since);
    }

    static boolean isLetThrough(Activity flow) {
        return has(flow, ACTION, "ACCEPT")
                || RECEIVED.stream().anyMatch(end -> has(flow, REPORTER, end))
                || OCSF.stream().anyMatch(path -> has(flow, path, "1"));
    }

    static boolean isRefused(Activity flow) {
        return has(flow, ACTION, "REJECT") || OCSF.stream().anyMatch(path -> has(flow, path, "2"));
    }

    private static boolean has(Activity flow, FieldPath path, String value) {
        return flow.values(path).stream().anyMatch(it -> it.text().equals(value));
    }
}
