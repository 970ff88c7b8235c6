package io.cloudir.cloud;

import io.cloudir.model.IpAddress;
import io.cloudir.model.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Reads literal network addresses, never asking a name service. */
final class Addresses {
    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    private Addresses() {}

    /** Why a text is no address to keep away, and what to give. */
    static IllegalArgumentException refused(String text, String cannot) {
        return new IllegalArgumentException("'" + Text.printable(text) + "' cannot be " + cannot
                + embedded(text)
                        .map(v4 -> ": it is a way to write or to reach IPv4 address " + v4
                                + "; give that, if it is public")
                        .orElse("; give one public IPv4 or IPv6 address"));
    }

    /**
     * Whether the text is one address that can stand for somebody on the public Internet. Ranges that are special by the
     * registry of RFC 6890 are not, but for those of documentation, in which exercises take place.
     */
    static boolean isPublic(String text) {
        return canonical(text).isPresent();
    }

    /** The one way to write a public address, by RFC 5952 and as IPv4 where it is one; empty if the text is no public address. */
    static Optional<String> canonical(String text) {
        return parse(text)
                .filter(address -> !address.isAnyLocalAddress()
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && !address.isSiteLocalAddress()
                        && !address.isMulticastAddress()
                        && !isUniqueLocal(address)
                        && !isSpecial(address))
                .map(address -> IpAddress.text(address.getAddress()));
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }

    /** IPv4: this network, shared by carriers, protocol assignments, benchmarks, reserved and broadcast. */
    private static boolean isSpecial(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 4) {
            return false;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first == 0
                || first >= 240
                || (first == 100 && (second & 0xC0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xFE) == 18);
    }

    /** The IPv4 address that an IPv6 address stands for by a way from one to the other; empty if it is one of its own. */
    static Optional<String> embedded(String text) {
        byte[] bytes = IpAddress.parse(text);
        if (bytes == null || bytes.length != 16) {
            return Optional.empty();
        }
        if (begins(bytes, 0x2002)) {
            return Optional.of(IpAddress.text(Arrays.copyOfRange(bytes, 2, 6)));
        }
        byte[] last = Arrays.copyOfRange(bytes, 12, 16);
        if (begins(bytes, 0x2001, 0)) {
            for (int at = 0; at < last.length; at++) {
                last[at] = (byte) ~last[at];
            }
            return Optional.of(IpAddress.text(last));
        }
        boolean compatible = isCompatible(bytes) && last[0] != 0;
        boolean translated = begins(bytes, 0x64, 0xFF9B, 0, 0, 0, 0) || begins(bytes, 0x64, 0xFF9B, 1);
        return compatible || translated ? Optional.of(IpAddress.text(last)) : Optional.empty();
    }

    private static boolean isCompatible(byte[] address) {
        return address.length == 16 && begins(address, 0, 0, 0, 0, 0, 0);
    }

    private static boolean begins(byte[] address, int... groups) {
        for (int at = 0; at < groups.length; at++) {
            if (((address[2 * at] & 0xFF) << Byte.SIZE | (address[2 * at + 1] & 0xFF)) != groups[at]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<InetAddress> parse(String text) {
        // A zone says on which of a machine's networks the address is, so it is none of the public Internet.
        byte[] bytes = text.indexOf('%') < 0 ? IpAddress.parse(text) : null;
        if (bytes == null || isCompatible(bytes) || embedded(text).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }
}
