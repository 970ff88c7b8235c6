package io.cloudir.detect.match;

import io.cloudir.model.IpAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of IPv4 or IPv6 addresses. Names are never resolved. An IPv4 address written as IPv6 ({@code ::ffff:192.0.2.1})
 * is that IPv4 address; an IPv6 address with a zone is the address without it.
 */
public final class Network {
    private final String written;
    private final byte[] address;
    private final int bits;

    private Network(String written, byte[] address, int bits) {
        this.written = written;
        this.address = address;
        this.bits = bits;
    }

    /**
     * The network that CIDR notation names; without a length, the one address. Empty if it is no such network or has
     * bits set behind its length.
     */
    public static Optional<Network> of(String written) {
        int slash = written.indexOf('/');
        byte[] address = IpAddress.parse(slash < 0 ? written : written.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int bits = slash < 0 ? address.length * Byte.SIZE : length(written.substring(slash + 1));
        return bits >= 0 && bits <= address.length * Byte.SIZE && isClear(address, bits)
                ? Optional.of(new Network(written, address, bits))
                : Optional.empty();
    }

    /** Whether a text is an address of this network. */
    public boolean contains(String text) {
        byte[] other = IpAddress.parse(text);
        if (other == null || other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((address[whole] ^ other[whole]) & 0xFF) >>> (Byte.SIZE - rest) == 0;
    }

    @Override
    public String toString() {
        return written;
    }

    private static boolean isClear(byte[] address, int bits) {
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if ((address[bit / Byte.SIZE] >>> (7 - bit % Byte.SIZE) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int length(String written) {
        return isNumber(written, 3) ? Integer.parseInt(written) : -1;
    }

    private static boolean isNumber(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
