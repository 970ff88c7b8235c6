package io.cloudir.intel;

import io.cloudir.model.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Indicators, found by what was seen in about the time of one look into a hash table, however many there are. It takes about
 * 150 bytes an indicator besides the indicator itself. Values that are chosen to share a hash cost a few comparisons more, no
 * matter how many. Immutable and safe to share between threads.
 */
public final class IndicatorSet {
    private static final IndicatorSet NONE = new IndicatorSet(List.of());

    /** Most indicators kept, and told, of one value. */
    private static final int MATCHES = 20;

    /** Where the lengths of IPv6 blocks begin, behind those of IPv4. */
    private static final int V6_LENGTHS = 64;

    private final int size;
    private final Map<Key, List<Indicator>> indicators;
    /** Lengths of the blocks there are. */
    private final BitSet lengths = new BitSet();

    private IndicatorSet(List<Indicator> given) {
        size = given.size();
        indicators = new HashMap<>(2 * given.size());
        given.forEach(this::put);
    }

    /** No indicators. */
    public static IndicatorSet none() {
        return NONE;
    }

    /** Some indicators. Several may have the same value: the first twenty are found. */
    public static IndicatorSet of(List<Indicator> indicators) {
        return indicators.isEmpty() ? NONE : new IndicatorSet(indicators);
    }

    /** How many were given. */
    public int size() {
        return size;
    }

    /**
     * The indicators that hold at a time for an address: those of the address and of the blocks that it lies in.
     *
     * @param address as a log has it; what is no address matches nothing
     */
    public List<Indicator> ofAddress(String address, Instant time) {
        byte[] bytes = size == 0 ? null : IpAddress.parse(address);
        if (bytes == null) {
            return List.of();
        }
        List<Indicator> found = find(IndicatorType.ADDRESS, bytes, time, List.of());
        int first = firstLength(bytes);
        int last = first + bytes.length * Byte.SIZE;
        for (int at = lengths.nextSetBit(first); at >= 0 && at <= last; at = lengths.nextSetBit(at + 1)) {
            int bits = at - first;
            found = find(IndicatorType.NETWORK, block(AddressBlock.masked(bytes, bits), bits), time, found);
        }
        return found;
    }

    /** The indicators that hold at a time for a domain name or a name that it is below. */
    public List<Indicator> ofDomain(String name, Instant time) {
        List<Indicator> found = List.of();
        String rest = size == 0 ? "" : IndicatorType.domain(name);
        while (rest.indexOf('.') > 0) {
            found = find(IndicatorType.DOMAIN, rest.getBytes(StandardCharsets.UTF_8), time, found);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return found;
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
        return size == 0
                ? List.of()
                : type.canonical(text)
                        .map(value -> find(type, value.getBytes(StandardCharsets.UTF_8), time, List.of()))
                        .orElse(List.of());
    }

    /** Those found before, and what a key finds. */
    private List<Indicator> find(IndicatorType type, byte[] value, Instant time, List<Indicator> before) {
        List<Indicator> candidates = indicators.get(new Key(type, value));
        if (candidates == null) {
            return before;
        }
        List<Indicator> found = new ArrayList<>(before);
        for (Indicator candidate : candidates) {
            if (found.size() < MATCHES && candidate.isValidAt(time)) {
                found.add(candidate);
            }
        }
        return found;
    }

    private void put(Indicator indicator) {
        List<Indicator> same = indicators.computeIfAbsent(key(indicator), fresh -> new ArrayList<>(1));
        if (same.size() < MATCHES) {
            same.add(indicator);
        }
    }

    private Key key(Indicator indicator) {
        byte[] value = switch (indicator.type()) {
            case ADDRESS -> Objects.requireNonNull(IpAddress.parse(indicator.value()), "checked by the indicator");
            case NETWORK -> {
                AddressBlock block = AddressBlock.parse(indicator.value()).orElseThrow();
                lengths.set(firstLength(block.address()) + block.bits());
                yield block(block.address(), block.bits());
            }
            default -> indicator.value().getBytes(StandardCharsets.UTF_8);
        };
        return new Key(indicator.type(), value);
    }

    private static int firstLength(byte[] address) {
        return address.length == 4 ? 0 : V6_LENGTHS;
    }

    private static byte[] block(byte[] address, int bits) {
        byte[] key = Arrays.copyOf(address, address.length + 1);
        key[address.length] = (byte) bits;
        return key;
    }

    /** What an indicator is found by. Ordered, so that a map finds its way among many that share a hash. */
    private static final class Key implements Comparable<Key> {
        private final IndicatorType type;
        private final byte[] value;

        Key(IndicatorType type, byte[] value) {
            this.type = type;
            this.value = value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && type == key.type && Arrays.equals(value, key.value);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(value) + type.code().hashCode();
        }

        @Override
        public int compareTo(Key other) {
            int order = type.compareTo(other.type);
            return order != 0 ? order : Arrays.compare(value, other.value);
        }
    }
}
