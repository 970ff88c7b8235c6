package io.cloudir.cloud.simulated;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the account's networks, hosts and detectors recorded, as whoever built it says. */
final class Telemetry {
    private final Map<LogQuery.Kind, List<Lines.Entry>> logs = new EnumMap<>(LogQuery.Kind.class);
    private final List<Lines.Entry> findings = new ArrayList<>();

    void recorded(LogQuery.Kind kind, Instant time, String line) {
        logs.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(new Lines.Entry(time, oneLine(line)));
    }

    void found(Instant time, String finding) {
        findings.add(new Lines.Entry(time, oneLine(finding)));
    }

    RecordLines find(LogQuery query, Instant asOf, Completeness known) {
        List<Lines.Entry> entries = logs.get(query.kind());
        if (entries == null) {
            throw new CloudException.Unsupported("this account keeps no log of kind " + query.kind());
        }
        return Lines.of(upTo(asOf, entries), query, known);
    }

    /** Findings of all detectors; without one nobody looked. */
    RecordLines find(FindingQuery query, Instant asOf, Completeness known, boolean detecting) {
        LogQuery lines = LogQuery.of(LogQuery.Kind.AUDIT, query.span())
                .about(query.about())
                .atMost(query.limit());
        return Lines.of(
                upTo(asOf, findings),
                lines,
                detecting ? known : known.without(Cause.NOT_RECORDED, "no detector is on, so nothing is found"));
    }

    private static List<Lines.Entry> upTo(Instant asOf, List<Lines.Entry> entries) {
        return entries.stream().filter(entry -> !entry.time().isAfter(asOf)).toList();
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a record of a log is one line; this one has more");
        }
        return text;
    }
}
