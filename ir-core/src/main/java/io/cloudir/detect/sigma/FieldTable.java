package io.cloudir.detect.sigma;

import io.cloudir.telemetry.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the fields that a set of rules reads, so that a record's values are found by position. */
public final class FieldTable {
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<FieldPath> paths = new ArrayList<>();

    /** The field's number. */
    public int slot(FieldPath path) {
        return slots.computeIfAbsent(path.dotted(), dotted -> {
            paths.add(path);
            return paths.size() - 1;
        });
    }

    FieldPath path(int slot) {
        return paths.get(slot);
    }

    int size() {
        return paths.size();
    }
}
