package io.cloudir.cloud.simulated;

import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CloudTrail record from which the account learns: one that was read, or one that the simulated cloud just wrote. */
interface LogRecord {
    /** Every scalar at a path; arrays on the way are crossed. */
    List<String> all(String path);

    /** The JSON of the object at a path, or the scalar there. */
    Optional<String> json(String path);

    default String text(String path) {
        List<String> values = all(path);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The first of some paths that has a value. */
    default String first(String... paths) {
        for (String path : paths) {
            String value = text(path);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    default String id() {
        return text("eventID");
    }

    default String action() {
        return text("eventName");
    }

    default boolean succeeded() {
        return text("errorCode").isEmpty();
    }

    default Instant time() {
        return Instant.parse(text("eventTime"));
    }

    /** The record behind an activity. */
    static LogRecord of(Activity activity) {
        return new ReadRecord(activity);
    }

    /** A record that is still a map. */
    static LogRecord of(Map<String, Object> record) {
        return new LogRecord() {
            @Override
            public List<String> all(String path) {
                List<Object> found = new ArrayList<>();
                descend(record, List.of(path.split("\\.", -1)), 0, found);
                return found.stream()
                        .filter(value -> !(value instanceof Map))
                        .map(String::valueOf)
                        .toList();
            }

            @Override
            public Optional<String> json(String path) {
                List<Object> found = new ArrayList<>();
                descend(record, List.of(path.split("\\.", -1)), 0, found);
                return found.stream().findFirst().map(TrailRecord::json);
            }
        };
    }

    private static void descend(Object node, List<String> segments, int depth, List<Object> found) {
        if (node instanceof List<?> members) {
            members.forEach(member -> descend(member, segments, depth, found));
        } else if (depth == segments.size()) {
            found.add(node);
        } else if (node instanceof Map<?, ?> object) {
            Object next = object.get(segments.get(depth));
            if (next != null) {
                descend(next, segments, depth + 1, found);
            }
        }
    }
}
