package io.cloudir.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.model.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Sums up what a record says in 64 bits, while it is scanned, to tell a copy from another record. White space, the order of
 * keys and the way in which characters are escaped do not matter. Whoever does not know the secret cannot write two records
 * that share a sum: each step multiplies by it and folds the 128 bits of the product (as in Wang Yi's wyhash). For one thread.
 */
final class ContentHash {
    /** Half pairs of UTF-16 have no UTF-8; they are summed up by themselves. */
    private static final int HALVES = 'u';

    private static final ObjectWriter ASCII = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private final long first;
    private final long word;
    private final long tail;
    private final long size;
    private final FieldScan scan = new FieldScan(List.of(), ReadLimits.NONE, this);

    /** The keys of the objects that are open, one object's behind another's. */
    private long[] keys = new long[64];

    private int keyCount;

    /** @param secret what whoever writes records does not know */
    ContentHash(byte[] secret) {
        ByteBuffer bits = ByteBuffer.wrap(Digest.sha256().digest(secret));
        first = bits.getLong();
        word = bits.getLong();
        tail = bits.getLong();
        size = bits.getLong();
    }

    /** The sum of a record that was parsed. */
    long of(JsonNode record) {
        byte[] json;
        try {
            json = ASCII.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was parsed can be written", e);
        }
        if (scan.scan(json, 0, json.length) < 0) {
            throw new IllegalStateException("what was written can be read: " + scan.fault());
        }
        return scan.content();
    }

    /** The sum of a text that has a place in the record, or beside it. */
    long text(int kind, String text) {
        boolean halves = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        byte[] bytes = halves ? units(text) : text.getBytes(StandardCharsets.UTF_8);
        return text(halves ? HALVES : kind, bytes, 0, bytes.length);
    }

    private static byte[] units(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    /** The sum of a text in UTF-8. */
    long text(int kind, byte[] text, int from, int to) {
        long sum = first ^ kind;
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            sum = folded(sum ^ SwarText.word(text, at), word);
        }
        sum = folded(sum ^ SwarText.shortWord(text, at, to - at), tail);
        return folded(sum ^ (to - from), size);
    }

    /** What a key and its value add to the sum of their object, in whatever order. */
    long member(long key, long value) {
        return folded(key ^ word, value ^ tail);
    }

    /** What a list says up to a member, from what it says before. */
    long element(long before, long value) {
        return folded(before ^ value, word);
    }

    /** The sum of an object or a list. */
    long closed(int kind, long sum) {
        return folded(sum ^ kind, size ^ first);
    }

    /** Where the keys begin of an object that opens. */
    int open() {
        return keyCount;
    }

    void key(long key) {
        if (keyCount == keys.length) {
            keys = Arrays.copyOf(keys, 2 * keyCount);
        }
        keys[keyCount++] = key;
    }

    /** Forgets the keys of objects that were left half read. */
    void clear() {
        keyCount = 0;
    }

    /** Closes the object whose keys begin here; whether each of them stands in it once. */
    boolean close(int open) {
        int count = keyCount;
        keyCount = open;
        if (count - open > Long.SIZE) {
            Arrays.sort(keys, open, count);
            for (int at = open + 1; at < count; at++) {
                if (keys[at] == keys[at - 1]) {
                    return false;
                }
            }
            return true;
        }
        for (int at = open + 1; at < count; at++) {
            for (int before = open; before < at; before++) {
                if (keys[at] == keys[before]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long folded(long one, long other) {
        return Math.multiplyHigh(one, other) ^ (one * other);
    }
}
