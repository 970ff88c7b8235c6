package io.cloudir.detect.match;

import io.cloudir.model.Cloud;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import io.cloudir.telemetry.LogKind;
import io.cloudir.telemetry.RecordScan;
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
    private final Candidates[] found;
    /** For which record the values of a slot were looked up. */
    private final long[] foundFor;
    /** The fields that are looked for, and for each slot, where its names are among them, in the order in which they count. */
    private final List<FieldPath> wanted;

    private final int[][] scanned;
    private final FieldScan own;

    private long records;
    private FieldScan scan;
    private boolean isScanned;
    private @Nullable List<Candidate> scalars;
    private @Nullable Activity record;
    private @Nullable RecordScan inPlace;

    public RecordFields(FieldTable table) {
        this.table = table;
        this.found = new Candidates[table.size()];
        Arrays.setAll(found, slot -> new Candidates());
        this.foundFor = new long[table.size()];
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
        this.wanted = List.copyOf(paths.keySet());
        this.own = new FieldScan(wanted);
        this.scan = own;
    }

    /** What a {@link RecordScan} must look for to be read. */
    public List<FieldPath> wanted() {
        return wanted;
    }

    /** Turns to the next record. */
    public void read(Activity next) {
        turn();
        record = next;
        scan = own;
        isScanned = next.scan(own);
    }

    /**
     * Turns to the next record, where it lies.
     *
     * @throws IllegalArgumentException if the scan looks for something else than {@link #wanted}
     */
    public void read(RecordScan next) {
        if (!next.wanted().equals(wanted)) {
            throw new IllegalArgumentException("a scan that looks for other fields than these rules ask for");
        }
        if (next.isInPlace()) {
            turn();
            inPlace = next;
            scan = next.fields();
            isScanned = true;
        } else {
            read(next.activity());
        }
    }

    private void turn() {
        records++;
        record = null;
        inPlace = null;
        scalars = null;
    }

    /** The record, made now if it was read where it lies. */
    public Activity record() {
        if (record == null) {
            if (inPlace == null) {
                throw new IllegalStateException("no record has been read yet; call read first");
            }
            record = inPlace.activity();
        }
        return record;
    }

    /** The source of the record, as {@link Activity#source} has it. */
    String source() {
        return inPlace == null ? record().source() : inPlace.source();
    }

    /** The cloud of the record. */
    Cloud cloud() {
        return inPlace == null ? record().cloud() : inPlace.cloud();
    }

    /** What a mapping says is the log source of the record. */
    Optional<LogKind> kind() {
        return inPlace == null ? record().kind() : Optional.empty();
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
        return heads[slot] == null && (isScanned ? scan.has(named(slot)) : record().has(name(slot)));
    }

    List<Candidate> values(int slot) {
        Candidates values = found[slot];
        if (foundFor[slot] != records) {
            foundFor[slot] = records;
            values.clear();
            lookUp(slot, values);
        }
        return values;
    }

    /** Every text, number and truth value of the record. */
    List<Candidate> scalars() {
        if (scalars == null) {
            Candidates all = new Candidates();
            record().forEachScalar(text -> all.add(new FieldValue(FieldValue.Kind.TEXT, text)));
            scalars = all;
        }
        return scalars;
    }

    private void lookUp(int slot, Candidates values) {
        HeadField head = heads[slot];
        if (head != null) {
            String text = head.of(record().head());
            if (!text.isEmpty()) {
                values.add(new FieldValue(FieldValue.Kind.TEXT, text));
            }
        } else if (isScanned) {
            for (int value = scan.first(named(slot)); value != FieldScan.NONE; value = scan.next(value)) {
                values.add(scan, value);
            }
        } else {
            record().values(name(slot)).forEach(values::add);
        }
    }

    /** The first of the field's names that the scanned record has. */
    private int named(int slot) {
        int[] names = scanned[slot];
        for (int at = 0; at < names.length - 1; at++) {
            if (scan.has(names[at])) {
                return names[at];
            }
        }
        int last = names[names.length - 1];
        return names.length == 1 || scan.has(last) ? last : names[0];
    }

    /** The first of the field's names that the record has. */
    private FieldPath name(int slot) {
        FieldName field = table.name(slot);
        if (!field.others().isEmpty() && !record().has(field.written())) {
            for (FieldPath other : field.others()) {
                if (record().has(other)) {
                    return other;
                }
            }
        }
        return field.written();
    }
}
