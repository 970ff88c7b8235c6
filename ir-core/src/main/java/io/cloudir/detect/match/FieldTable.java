package io.cloudir.detect.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers the fields that a set of rules reads, so that a record's values are found by position. */
public final class FieldTable {
    private final Map<FieldName, Integer> slots = new LinkedHashMap<>();
    private final List<FieldName> names = new ArrayList<>();

    /** The field's number. */
    public int slot(FieldName field) {
        return slots.computeIfAbsent(field, name -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    FieldName name(int slot) {
        return names.get(slot);
    }

    int size() {
        return names.size();
    }
}
