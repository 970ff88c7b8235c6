package io.cloudir.intel;

import io.cloudir.model.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Indicators, found by what was seen in about the time of one look into a hash table, however many there are. It takes about
 * a hundred bytes an indicator besides the indicator itself. Immutable and safe to share between threads.
 */
public final class IndicatorSet {
    private static final IndicatorSet NONE = new IndicatorSet(List.of());

    /** Most indicators told of one value. */
    private static final int MATCHES = 20;

    private static final byte[] NO_BYTES = {};

    private final Indicator[] indicators;
    /** For each indicator, what it is found by: an address's bytes, a name, a hash. */
    private final byte[][] keys;
    /** Open addressing: the place of an indicator plus 1; 0 is free. */
    private final int[] table;
    /** Lengths of the blocks there are, of IPv4 and, 64 further on, of IPv6. */
    private final BitSet lengths = new BitSet();

    private IndicatorSet(List<Indicator> given) {
        indicators = given.toArray(Indicator[]::new);
        keys = new byte[indicators.length][];
        int size = Integer.highestOneBit(Math.max(2, indicators.length)) << 2;
        table = new int[size];
        for (int place = 0; place < indicators.length; place++) {
            Indicator indicator = indicators[place];
            keys[place] = key(indicator);
            put(place);
        }
    }

    /** No indicators. */
    public static IndicatorSet none() {
        return NONE;
    }

    /** Some indicators. Several may have the same value: all of them are found. */
    public static IndicatorSet of(List<Indicator> indicators) {
        return indicators.isEmpty() ? NONE : new IndicatorSet(indicators);
    }

    /** How many there are. */
    public int size() {
        return indicators.length;
    }

    /**
     * The indicators that hold at a time for an address: those of the address and of the blocks that it lies in.
     *
     * @param address as a log has it; what is no address matches nothing
     */
    public List<Indicator> ofAddress(String address, Instant time) {
        byte[] bytes = indicators.length == 0 ? null : IpAddress.parse(address);
        if (bytes == null) {
            return List.of();
        }
        List<Indicator> found = find(IndicatorType.ADDRESS, bytes, time, null);
        int first = bytes.length == 4 ? 0 : 64;
        for (int at = lengths.nextSetBit(first);
                at >= 0 && at <= first + bytes.length * Byte.SIZE;
                at = lengths.nextSetBit(at + 1)) {
            found = find(IndicatorType.NETWORK, block(AddressBlock.masked(bytes, at - first), at - first), time, found);
        }
        return found == null ? List.of() : found;
    }

    /** The indicators that hold at a time for a domain name or a name that it is below. */
    public List<Indicator> ofDomain(String name, Instant time) {
        if (indicators.length == 0) {
            return List.of();
        }
        String rest = IndicatorType.domain(name);
        List<Indicator> found = null;
        while (rest.indexOf('.') > 0) {
            found = find(IndicatorType.DOMAIN, rest.getBytes(StandardCharsets.UTF_8), time, found);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return found == null ? List.of() : found;
    }

    /** The indicators that hold at a time for the hash of a file. */
    public List<Indicator> ofHash(String hash, Instant time) {
        return ofText(IndicatorType.FILE_HASH, hash, time);
    }

    /** The indicators that hold at a time for what a client says it is. */
    public List<Indicator> ofUserAgent(String agent, Instant time) {
        return ofText(IndicatorType.USER_AGENT, agent, time);
    }

    private List<Indicator> ofText(IndicatorType type, String text, Instant time) {
        if (indicators.length == 0) {
            return List.of();
        }
        byte[] key = type.canonical(text)
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .orElse(NO_BYTES);
        List<Indicator> found = key.length == 0 ? null : find(type, key, time, null);
        return found == null ? List.of() : found;
    }

    private @Nullable List<Indicator> find(
            IndicatorType type, byte[] key, Instant time, @Nullable List<Indicator> before) {
        List<Indicator> found = before;
        int mask = table.length - 1;
        for (int at = slot(type, key); table[at] != 0; at = (at + 1) & mask) {
            Indicator candidate = indicators[table[at] - 1];
            if (candidate.type() == type && Arrays.equals(keys[table[at] - 1], key) && candidate.isValidAt(time)) {
                if (found == null) {
                    found = new ArrayList<>(1);
                }
                if (found.size() < MATCHES) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** Leaves out what nobody would be told of, or a feed of one value a million times would be gone through each time. */
    private void put(int place) {
        int mask = table.length - 1;
        int at = slot(indicators[place].type(), keys[place]);
        int same = 0;
        while (table[at] != 0) {
            int other = table[at] - 1;
            if (indicators[other].type() == indicators[place].type() && Arrays.equals(keys[other], keys[place])) {
                same++;
            }
            at = (at + 1) & mask;
        }
        if (same < MATCHES) {
            table[at] = place + 1;
        }
    }

    private int slot(IndicatorType type, byte[] key) {
        int hash = 31 * Arrays.hashCode(key) + type.code().hashCode();
        // Spreads what the multiplication by 31 leaves close together.
        hash = hash * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (table.length - 1);
    }

    private byte[] key(Indicator indicator) {
        if (indicator.type() == IndicatorType.ADDRESS) {
            return Objects.requireNonNull(IpAddress.parse(indicator.value()), "checked by the indicator");
        }
        if (indicator.type() == IndicatorType.NETWORK) {
            AddressBlock block = AddressBlock.parse(indicator.value()).orElseThrow();
            lengths.set((block.address().length == 4 ? 0 : 64) + block.bits());
            return block(block.address(), block.bits());
        }
        return indicator.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] block(byte[] address, int bits) {
        byte[] key = Arrays.copyOf(address, address.length + 1);
        key[address.length] = (byte) bits;
        return key;
    }
}
