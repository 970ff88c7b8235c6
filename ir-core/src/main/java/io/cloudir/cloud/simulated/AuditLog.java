package io.cloudir.cloud.simulated;

import io.cloudir.cloud.AuditQuery;
import io.cloudir.cloud.AuditRecords;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.model.Entity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The event history of the account, which no one can turn off: every call since the simulated cloud was built. */
final class AuditLog {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Instant time, String text) {}

    /** Adds a record, and gives it as one line of JSON. */
    String add(Instant time, Map<String, Object> record) {
        String text = TrailRecord.json(record);
        entries.add(new Entry(time, text));
        return text;
    }

    int size() {
        return entries.size();
    }

    /** What readers find at a time. */
    AuditRecords find(AuditQuery query, Instant asOf) {
        List<Entry> found = entries.stream()
                .filter(entry ->
                        query.span().contains(entry.time()) && !entry.time().isAfter(asOf))
                .filter(entry -> isAbout(entry, query.about()))
                .sorted(Comparator.comparing(Entry::time))
                .toList();
        int count = Math.min(found.size(), query.limit());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        found.subList(0, count).forEach(entry -> {
            lines.writeBytes(entry.text().getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
        });
        return new AuditRecords(lines.toByteArray(), count, count == found.size());
    }

    private static boolean isAbout(Entry entry, Entity about) {
        return about.equals(Entity.NONE) || names(entry.text(), about.id());
    }

    /** Whether a text names a thing, not only one whose name begins or ends like it. */
    private static boolean names(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (isEdge(text, at - 1) && isEdge(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0
                || at >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(at)) || "-_.@+=".indexOf(text.charAt(at)) >= 0);
    }
}
