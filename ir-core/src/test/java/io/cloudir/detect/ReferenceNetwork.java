package io.cloudir.detect;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whether an address is in a network, by the addresses of the platform and whole numbers. */
final class ReferenceNetwork {
    private ReferenceNetwork() {}

    static boolean holds(String network, String text) {
        String[] parts = network.split("/", -1);
        Optional<byte[]> base = address(parts[0]);
        Optional<byte[]> found = address(text);
        if (base.isEmpty() || found.isEmpty() || base.get().length != found.get().length) {
            return false;
        }
        int all = base.get().length * Byte.SIZE;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        return new BigInteger(1, base.get())
                .shiftRight(all - bits)
                .equals(new BigInteger(1, found.get()).shiftRight(all - bits));
    }

    /** Only literals, so that no name is looked up. */
    private static Optional<byte[]> address(String text) {
        boolean v4 = text.matches("(0|[1-9][0-9]{0,2})([.](0|[1-9][0-9]{0,2})){3}");
        boolean v6 = text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        if (!v4 && !v6) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    InetAddress.getByName(v6 ? "[" + text + "]" : text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
