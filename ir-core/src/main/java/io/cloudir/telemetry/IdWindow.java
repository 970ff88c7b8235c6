package io.cloudir.telemetry;

import io.cloudir.model.Digest;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers the latest record ids, so that a record which arrives twice counts once. Exact but for collisions of 128 bits:
 * a UUID is kept as it is, any other id as the start of its SHA-256. Oldest out first. At most 32 bytes an id (24 at
 * a million).
 */
final class IdWindow {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int capacity;
    private long[] ring;
    /** Open addressing, linear probing: position in the ring plus one, 0 for free. At most half full. */
    private int[] table;

    private int size;
    private int oldest;

    IdWindow(int capacity) {
        this.capacity = capacity;
        int first = Math.min(capacity, 1024);
        ring = new long[2 * first];
        table = new int[tableSize(first)];
    }

    /** Remembers an id. Returns whether it was new. */
    boolean add(String id) {
        if (isUuid(id)) {
            return add(hex(id, 0, 18), hex(id, 19, 36));
        }
        ByteBuffer digest = ByteBuffer.wrap(Digest.sha256().digest(id.getBytes(StandardCharsets.UTF_8)));
        return add(digest.getLong(), digest.getLong());
    }

    /** Remembers what another window remembered. */
    void addAll(SeenRecords seen) {
        LongBuffer keys = ByteBuffer.wrap(seen.keys()).asLongBuffer();
        while (keys.hasRemaining()) {
            add(keys.get(), keys.get());
        }
    }

    /** What is remembered, oldest first. */
    SeenRecords seen() {
        ByteBuffer keys = ByteBuffer.allocate(size * SeenRecords.KEY_BYTES);
        for (int at = 0; at < size; at++) {
            int slot = (oldest + at) % size;
            keys.putLong(ring[2 * slot]).putLong(ring[2 * slot + 1]);
        }
        return SeenRecords.of(keys.array());
    }

    private boolean add(long high, long low) {
        int slot = find(high, low);
        if (table[slot] != 0) {
            return false;
        }
        int at;
        if (size < capacity) {
            if (2 * size == ring.length) {
                grow();
                slot = find(high, low);
            }
            at = size++;
        } else {
            at = oldest;
            remove(find(ring[2 * at], ring[2 * at + 1]));
            oldest = (oldest + 1) % capacity;
            slot = find(high, low);
        }
        ring[2 * at] = high;
        ring[2 * at + 1] = low;
        table[slot] = at + 1;
        return true;
    }

    /** The slot that holds a key, or the free one where it belongs. */
    private int find(long high, long low) {
        int slot = home(high, low);
        while (table[slot] != 0) {
            int at = table[slot] - 1;
            if (ring[2 * at] == high && ring[2 * at + 1] == low) {
                return slot;
            }
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
            int at = table[next] - 1;
            int home = home(ring[2 * at], ring[2 * at + 1]);
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
        ring = Arrays.copyOf(ring, 2 * slots);
        table = new int[tableSize(slots)];
        for (int at = 0; at < size; at++) {
            table[find(ring[2 * at], ring[2 * at + 1])] = at + 1;
        }
    }

    private int home(long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * MIX;
        return (int) (mixed >>> 32) & (table.length - 1);
    }

    private static int tableSize(int ids) {
        return Integer.highestOneBit(Math.max(2 * ids - 1, 1)) << 1;
    }

    /** Whether an id has the form in which AWS writes UUIDs: lower case (RFC 9562, section 4). */
    private static boolean isUuid(String id) {
        if (id.length() != 36) {
            return false;
        }
        for (int at = 0; at < 36; at++) {
            char character = id.charAt(at);
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            boolean fits = dash ? character == '-' : digit(character) >= 0;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String id, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = digit(id.charAt(at));
            value = digit < 0 ? value : value << 4 | digit;
        }
        return value;
    }

    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }
}
