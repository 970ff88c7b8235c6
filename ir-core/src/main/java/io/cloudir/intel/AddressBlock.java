package io.cloudir.intel;

import io.cloudir.model.IpAddress;
import java.util.Arrays;
import java.util.Optional;

/** A block of addresses. */
final class AddressBlock {
    private final byte[] address;
    private final int bits;

    private AddressBlock(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** Its first address, 4 or 16 bytes; not to be changed. */
    byte[] address() {
        return address;
    }

    /** How many leading bits its addresses share. */
    int bits() {
        return bits;
    }

    /** The block that CIDR notation names; bits behind its length are taken for 0. Empty if it is none, or all addresses. */
    static Optional<AddressBlock> parse(String written) {
        int slash = written.indexOf('/');
        byte[] address = slash < 0 ? null : IpAddress.parse(written.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int bits;
        try {
            bits = Integer.parseInt(written.substring(slash + 1));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return bits < 1 || bits > address.length * Byte.SIZE
                ? Optional.empty()
                : Optional.of(new AddressBlock(masked(address, bits), bits));
    }

    /** The leading bits of an address, the others 0. */
    static byte[] masked(byte[] address, int bits) {
        byte[] masked = Arrays.copyOf(address, address.length);
        for (int at = bits / Byte.SIZE; at < masked.length; at++) {
            int kept = Math.max(0, bits - at * Byte.SIZE);
            masked[at] = (byte) (masked[at] & (0xFF00 >>> Math.min(kept, Byte.SIZE)));
        }
        return masked;
    }
}
