package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.record.TrailRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The event history of the account, which no one can turn off: every call since the simulated cloud was built. */
final class AuditLog {
    private final List<Lines.Entry> entries = new ArrayList<>();

    /** Adds a record, and gives it as one line of JSON. */
    String add(Instant time, Map<String, Object> record) {
        String text = TrailRecord.json(record);
        entries.add(new Lines.Entry(time, text));
        return text;
    }

    int size() {
        return entries.size();
    }

    /** What readers find at a time. */
    RecordLines find(LogQuery query, Instant asOf, Completeness known) {
        return Lines.of(
                entries.stream().filter(entry -> !entry.time().isAfter(asOf)).toList(), query, known);
    }
}
