package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.model.Entity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Finds what a query asks for among the lines of a log. */
final class Lines {
    private Lines() {}

    /** One record and when it happened. */
    record Entry(Instant time, String text) {}

    static RecordLines of(List<Entry> entries, LogQuery query, Completeness known) {
        List<Entry> ordered = entries.stream()
                .filter(entry -> query.span().contains(entry.time()))
                .sorted(Comparator.comparing(Entry::time))
                .toList();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Completeness left = known;
        int count = 0;
        for (Entry entry : ordered) {
            if (query.cancelled().getAsBoolean()) {
                left = left.without(
                        Cause.CANCELLED, "what comes after " + count + " records was not asked for any more");
                break;
            }
            if (!isAbout(entry, query.about())) {
                continue;
            }
            if (count == query.limit()) {
                left = left.without(Cause.LIMIT, "only the first " + count + " records were asked for");
                break;
            }
            lines.writeBytes(entry.text().getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
            count++;
        }
        return new RecordLines(lines.toByteArray(), count, left);
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
