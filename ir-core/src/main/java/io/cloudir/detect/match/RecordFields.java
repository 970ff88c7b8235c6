package io.cloudir.detect.match;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record after another: found in one pass over its bytes, or looked up when the first rule asks for one if the
 * record is none that can be scanned. For one thread; the table must be complete when this is made.
 */
public final class RecordFields {
    private final FieldTable table;
    private final @Nullable HeadField[] heads;
    private final @Nullable List<Candidate>[] found;
    private final FieldScan scan;
    /** For each slot, where the scan has its names, in the order in which they count. */
    private final int[][] scanned;

    private boolean isScanned;
    private @Nullable List<Candidate> scalars;
    private @Nullable Activity record;

    @SuppressWarnings({"unchecked", "rawtypes"})
    public RecordFields(FieldTable table) {
        this.table = table;
        this.found = new List[table.size()];
        this.heads = new HeadField[table.size()];
        this.scanned = new int[table.size()][];
        Map<FieldPath, Integer> paths = new LinkedHashMap<>();
        for (int slot = 0; slot < heads.length; slot++) {
            FieldName name = table.name(slot);
            heads[slot] = HeadField.of(name.written()).orElse(null);
            List<FieldPath> names = new ArrayList<>(List.of(name.written()));
            names.addAll(name.others());
            scanned[slot] = names.stream()
                    .mapToInt(path -> paths.computeIfAbsent(path, fresh -> paths.size()))
                    .toArray();
        }
        this.scan = new FieldScan(List.copyOf(paths.keySet()));
    }

    /** Turns to the next record. */
    public void read(Activity next) {
        record = next;
        isScanned = next.scan(scan);
        scalars = null;
        Arrays.fill(found, null);
    }

    /** The first value that is not null of a field, as text; empty if there is none. */
    public Optional<String> firstText(int slot) {
        for (Candidate value : values(slot)) {
            if (!value.isNull()) {
                return Optional.of(value.text());
            }
        }
        return Optional.empty();
    }

    /** Every value that is not null of a field, as text. */
    public List<String> texts(int slot) {
        List<Candidate> values = values(slot);
        if (values.size() == 1) {
            Candidate only = values.get(0);
            return only.isNull() ? List.of() : List.of(only.text());
        }
        List<String> texts = new ArrayList<>(values.size());
        for (Candidate value : values) {
            if (!value.isNull()) {
                texts.add(value.text());
            }
        }
        return texts;
    }

    /** Whether the record has a field, whatever it holds. */
    boolean has(int slot) {
        if (!values(slot).isEmpty()) {
            return true;
        }
        return heads[slot] == null
                && (isScanned ? scan.has(named(slot)) : current().has(name(slot)));
    }

    List<Candidate> values(int slot) {
        List<Candidate> values = found[slot];
        if (values == null) {
            values = lookUp(slot);
            found[slot] = values;
        }
        return values;
    }

    /** Every text, number and truth value of the record. */
    List<Candidate> scalars() {
        if (scalars == null) {
            List<Candidate> all = new ArrayList<>();
            current().forEachScalar(text -> all.add(new Candidate(new FieldValue(FieldValue.Kind.TEXT, text))));
            scalars = all;
        }
        return scalars;
    }

    private List<Candidate> lookUp(int slot) {
        HeadField head = heads[slot];
        if (head != null) {
            String text = head.of(current().head());
            return text.isEmpty() ? List.of() : List.of(new Candidate(new FieldValue(FieldValue.Kind.TEXT, text)));
        }
        if (isScanned) {
            return found(scan.first(named(slot)));
        }
        List<FieldValue> values = current().values(name(slot));
        List<Candidate> candidates = new ArrayList<>(values.size());
        for (FieldValue value : values) {
            candidates.add(new Candidate(value));
        }
        return candidates;
    }

    private List<Candidate> found(int first) {
        if (first == FieldScan.NONE) {
            return List.of();
        }
        if (scan.next(first) == FieldScan.NONE) {
            return List.of(new Candidate(scan, first));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int value = first; value != FieldScan.NONE; value = scan.next(value)) {
            candidates.add(new Candidate(scan, value));
        }
        return candidates;
    }

    /** The first of the field's names that the scanned record has. */
    private int named(int slot) {
        for (int field : scanned[slot]) {
            if (scan.has(field)) {
                return field;
            }
        }
        return scanned[slot][0];
    }

    /** The first of the field's names that the record has. */
    private FieldPath name(int slot) {
        FieldName field = table.name(slot);
        if (!field.others().isEmpty() && !current().has(field.written())) {
            for (FieldPath other : field.others()) {
                if (current().has(other)) {
                    return other;
                }
            }
        }
        return field.written();
    }

    private Activity current() {
        if (record == null) {
            throw new IllegalStateException("no record has been read yet; call read first");
        }
        return record;
    }
}
