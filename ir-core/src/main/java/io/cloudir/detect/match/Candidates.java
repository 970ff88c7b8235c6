package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/** The values of one field of the record at hand. List and values are used again for the next record, so that most leave no garbage. */
final class Candidates extends AbstractList<Candidate> implements RandomAccess {
    /** Values are given up when a record of more than this has passed. */
    private static final int KEPT = 64;

    private Candidate[] values = {new Candidate()};
    private int size;

    @Override
    public void clear() {
        size = 0;
        if (values.length > KEPT) {
            values = Arrays.copyOf(values, 1);
        }
    }

    void add(FieldScan scan, int place) {
        fresh().set(scan, place);
    }

    void add(FieldValue value) {
        fresh().set(value);
    }

    private Candidate fresh() {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            for (int at = size; at < values.length; at++) {
                values[at] = new Candidate();
            }
        }
        return values[size++];
    }

    @Override
    public Candidate get(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
