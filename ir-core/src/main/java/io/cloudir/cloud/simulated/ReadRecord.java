package io.cloudir.cloud.simulated;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A record that was read from a log. */
record ReadRecord(Activity activity) implements LogRecord {
    /** Compiled once; there are as many as the rules of this package name. */
    private static final Map<String, FieldPath> PATHS = new ConcurrentHashMap<>();

    @Override
    public List<String> all(String path) {
        return values(path).stream()
                .filter(value -> value.kind() != FieldValue.Kind.NULL && value.kind() != FieldValue.Kind.OBJECT)
                .map(FieldValue::text)
                .toList();
    }

    @Override
    public Optional<String> json(String path) {
        return values(path).stream()
                .filter(value -> value.kind() != FieldValue.Kind.NULL)
                .map(FieldValue::text)
                .findFirst();
    }

    private List<FieldValue> values(String path) {
        return activity.values(PATHS.computeIfAbsent(path, FieldPath::of));
    }

    @Override
    public Instant time() {
        return activity.time();
    }

    @Override
    public String id() {
        return activity.id();
    }

    @Override
    public String action() {
        return activity.head().action();
    }
}
