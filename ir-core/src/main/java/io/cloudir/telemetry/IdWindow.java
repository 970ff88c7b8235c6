package io.cloudir.telemetry;

import io.cloudir.model.Digest;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Remembers the latest records, so that one which arrives twice counts once, and one that bears the id of another is told
 * from a copy. A copy is exact but for collisions of 128 bits, a new id but for those of 64, which only cost a note. Oldest
 * out first. At most 40 bytes a record (32 at a million). Not thread-safe.
 *
 * <p>Each record has a key that nobody can choose: the start of its id's SHA-256, or, for a further record of that id, a part
 * of its own digest. So records of one id do not crowd together, however many there are.
 */
final class IdWindow {
    private static final int LONGS = SeenRecords.KEY_BYTES / Long.BYTES;

    private final MessageDigest ids = Digest.sha256();
    private final int capacity;
    /** A key and 128 bits of a record's digest, again and again. */
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

    /**
     * Remembers a record.
     *
     * @param identity the 32 bytes of its digest
     */
    Met add(String id, byte[] identity) {
        long key =
                ByteBuffer.wrap(ids.digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
        return add(key, identity);
    }

    /** Remembers a record that has no id, so never the id of another. */
    Met add(byte[] identity) {
        return add(ownKey(identity), identity);
    }

    private Met add(long idKey, byte[] identity) {
        ByteBuffer digest = ByteBuffer.wrap(identity);
        long high = digest.getLong();
        long low = digest.getLong();
        int byId = table[find(idKey)];
        int byDigest = table[find(ownKey(identity))];
        if (holds(byId, high, low) || holds(byDigest, high, low)) {
            return Met.AGAIN;
        }
        if (byId == 0) {
            put(idKey, high, low);
            return Met.NEW;
        }
        if (byDigest == 0) {
            put(ownKey(identity), high, low);
        }
        return Met.OTHER;
    }

    /** Remembers what another window remembered. */
    void addAll(SeenRecords seen) {
        LongBuffer entries = ByteBuffer.wrap(seen.keys()).asLongBuffer();
        while (entries.hasRemaining()) {
            long key = entries.get();
            long high = entries.get();
            long low = entries.get();
            if (table[find(key)] == 0) {
                put(key, high, low);
            }
        }
    }

    /** What is remembered, oldest first. */
    SeenRecords seen() {
        ByteBuffer entries = ByteBuffer.allocate(size * SeenRecords.KEY_BYTES);
        for (int at = 0; at < size; at++) {
            int entry = LONGS * ((oldest + at) % size);
            entries.putLong(ring[entry]).putLong(ring[entry + 1]).putLong(ring[entry + 2]);
        }
        return SeenRecords.of(entries.array());
    }

    private static long ownKey(byte[] identity) {
        return ByteBuffer.wrap(identity).getLong(2 * Long.BYTES);
    }

    private boolean holds(int place, long high, long low) {
        int entry = LONGS * (place - 1);
        return place != 0 && ring[entry + 1] == high && ring[entry + 2] == low;
    }

    /** Takes up a key that is not there yet. */
    private void put(long key, long high, long low) {
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
        ring[LONGS * at + 1] = high;
        ring[LONGS * at + 2] = low;
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
