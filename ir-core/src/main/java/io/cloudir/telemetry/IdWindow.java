package io.cloudir.telemetry;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Remembers the latest records, so that one which arrives twice counts once, and one that bears the id of another is told
 * from a copy. What it is given of a record are sums under a secret ({@link ContentHash}), so it is exact but for a chance of
 * one in 2^64 for each pair. Oldest out first. At most 32 bytes a record (24 at a million). Not thread-safe.
 *
 * <p>A record is kept under the sum of its id, a further record of that id under that of its content. Nobody can choose these,
 * so records do not crowd together, however many there are of one id.
 */
final class IdWindow {
    private static final int LONGS = SeenRecords.KEY_BYTES / Long.BYTES;

    /** 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int capacity;
    /** A key and the sum of a record's content, again and again. */
    private long[] ring;
    /** Open addressing, linear probing: position in the ring plus one, 0 for free. At most half full. */
    private int[] table;

    private int size;
    private int oldest;

    /** What a record is to the window. */
    enum Met {
        NEW,
        AGAIN,
        /** Another record had this id. */
        OTHER
    }

    IdWindow(int capacity) {
        this.capacity = capacity;
        int first = Math.min(capacity, 1024);
        ring = new long[LONGS * first];
        table = new int[tableSize(first)];
    }

    /** Remembers a record, by the sums of its id and of what it says. */
    Met add(long id, long content) {
        int byId = table[find(id)];
        int byContent = table[find(ownKey(content))];
        if (holds(byId, content) || holds(byContent, content)) {
            return Met.AGAIN;
        }
        if (byId == 0) {
            put(id, content);
            return Met.NEW;
        }
        if (byContent == 0) {
            put(ownKey(content), content);
        }
        return Met.OTHER;
    }

    /** Remembers a record that has no id, so never the id of another. */
    Met add(long content) {
        return add(ownKey(content), content);
    }

    /** Remembers what another window remembered. */
    void addAll(SeenRecords seen) {
        LongBuffer entries = seen.keys();
        while (entries.hasRemaining()) {
            long key = entries.get();
            long content = entries.get();
            if (table[find(key)] == 0) {
                put(key, content);
            }
        }
    }

    /**
     * What is remembered, oldest first.
     *
     * @param secret under which the sums were made
     */
    SeenRecords seen(byte[] secret) {
        ByteBuffer entries = ByteBuffer.allocate(secret.length + size * SeenRecords.KEY_BYTES)
                .put(secret);
        for (int at = 0; at < size; at++) {
            int entry = LONGS * ((oldest + at) % size);
            entries.putLong(ring[entry]).putLong(ring[entry + 1]);
        }
        return SeenRecords.of(entries.array());
    }

    private static long ownKey(long content) {
        return content * SPREAD;
    }

    private boolean holds(int place, long content) {
        return place != 0 && ring[LONGS * (place - 1) + 1] == content;
    }

    /** Takes up a key that is not there yet. */
    private void put(long key, long content) {
        int at;
        if (size < capacity) {
            if (LONGS * size == ring.length) {
                grow();
            }
            at = size++;
        } else {
            at = oldest;
            remove(find(ring[LONGS * at]));
            oldest = (oldest + 1) % capacity;
        }
        ring[LONGS * at] = key;
        ring[LONGS * at + 1] = content;
        table[find(key)] = at + 1;
    }

    /** The slot that holds a key, or the free one where it belongs. */
    private int find(long key) {
        int slot = home(key);
        while (table[slot] != 0 && ring[LONGS * (table[slot] - 1)] != key) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** Frees a slot and closes the gap, so that no key behind it becomes unreachable. */
    private void remove(int slot) {
        int mask = table.length - 1;
        int gap = slot;
        int next = (gap + 1) & mask;
        while (table[next] != 0) {
            int home = home(ring[LONGS * (table[next] - 1)]);
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                table[gap] = table[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        table[gap] = 0;
    }

    private void grow() {
        int slots = (int) Math.min(2L * size, capacity);
        ring = Arrays.copyOf(ring, LONGS * slots);
        table = new int[tableSize(slots)];
        for (int at = 0; at < size; at++) {
            table[find(ring[LONGS * at])] = at + 1;
        }
    }

    private int home(long key) {
        return (int) key & (table.length - 1);
    }

    private static int tableSize(int records) {
        return Integer.highestOneBit(Math.max(2 * records - 1, 1)) << 1;
    }
}
