package io.cloudir.cloud;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads literal network addresses, never asking a name service. */
final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(?:OCTET\\.){3}OCTET".replace("OCTET", OCTET));
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    /** Longest text of an address: IPv6 with an IPv4 address at its end. */
    private static final int LONGEST = 45;

    private static final int UNIQUE_LOCAL = 0xFC;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    private Addresses() {}

    /**
     * Whether the text is one address that can stand for somebody on the public Internet. Ranges that are special by the
     * registry of RFC 6890 are not, but for those of documentation, in which exercises take place.
     */
    static boolean isPublic(String text) {
        return parse(text)
                .filter(address -> !address.isAnyLocalAddress()
                        && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && !address.isSiteLocalAddress()
                        && !address.isMulticastAddress()
                        && !isUniqueLocal(address)
                        && !isSpecial(address))
                .isPresent();
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

    private static Optional<InetAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
