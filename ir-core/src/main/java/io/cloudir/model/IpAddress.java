package io.cloudir.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads IPv4 and IPv6 addresses as they are written. Names are never resolved. An IPv4 address written as IPv6 ({@code
 * ::ffff:192.0.2.1}) is that IPv4 address; an IPv6 address with a zone is the address without it.
 */
public final class IpAddress {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final int LONGEST = 64;

    private IpAddress() {}

    /** The 4 or 16 bytes of an address; null if the text is none. */
    public static byte @Nullable [] parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (text.indexOf(':') < 0) {
            byte[] v4 = new byte[V4];
            return parseV4(text, v4, 0) ? v4 : null;
        }
        int zone = text.indexOf('%');
        byte[] v6 = parseV6(zone < 0 ? text : text.substring(0, zone));
        return v6 != null && isMapped(v6) ? Arrays.copyOfRange(v6, V6 - V4, V6) : v6;
    }

    /** The one way to write the 4 or 16 bytes of an address, by RFC 5952. */
    public static String text(byte[] address) {
        if (address.length == V4) {
            return IntStream.range(0, V4)
                    .mapToObj(at -> String.valueOf(address[at] & 0xFF))
                    .collect(Collectors.joining("."));
        }
        List<String> groups = new ArrayList<>();
        for (int at = 0; at < V6; at += 2) {
            groups.add(Integer.toHexString((address[at] & 0xFF) << Byte.SIZE | (address[at + 1] & 0xFF)));
        }
        int from = 0;
        int length = 0;
        for (int start = 0; start < groups.size(); start++) {
            int end = start;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - start > length) {
                from = start;
                length = end - start;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, from)) + "::"
                        + String.join(":", groups.subList(from + length, groups.size()));
    }

    private static boolean isMapped(byte[] v6) {
        for (int at = 0; at < 10; at++) {
            if (v6[at] != 0) {
                return false;
            }
        }
        return v6[10] == -1 && v6[11] == -1;
    }

    private static boolean parseV4(String text, byte[] into, int at) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != V4) {
            return false;
        }
        for (int part = 0; part < V4; part++) {
            // A leading zero may mean an octal number or not: whoever writes it can be misread.
            boolean plain = isNumber(parts[part], 3) && (parts[part].length() == 1 || parts[part].charAt(0) != '0');
            if (!plain || Integer.parseInt(parts[part]) > 255) {
                return false;
            }
            into[at + part] = (byte) Integer.parseInt(parts[part]);
        }
        return true;
    }

    private static byte @Nullable [] parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] address = new byte[V6];
        if (gap < 0) {
            return groups(text, address) == V6 ? address : null;
        }
        byte[] tail = new byte[V6];
        int before = groups(text.substring(0, gap), address);
        int behind = groups(text.substring(gap + 2), tail);
        if (before < 0 || behind < 0 || before + behind > V6 - 2) {
            return null;
        }
        System.arraycopy(tail, 0, address, V6 - behind, behind);
        return address;
    }

    /** How many bytes the groups fill; -1 if they are no groups. */
    private static int groups(String text, byte[] into) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        int at = 0;
        for (int group = 0; group < groups.length; group++) {
            if (group == groups.length - 1 && groups[group].indexOf('.') >= 0) {
                return at + V4 <= V6 && parseV4(groups[group], into, at) ? at + V4 : -1;
            }
            int value = hex(groups[group]);
            if (value < 0 || at + 2 > V6) {
                return -1;
            }
            into[at++] = (byte) (value >>> Byte.SIZE);
            into[at++] = (byte) value;
        }
        return at;
    }

    private static int hex(String group) {
        if (group.isEmpty() || group.length() > 4) {
            return -1;
        }
        for (int at = 0; at < group.length(); at++) {
            char digit = group.charAt(at);
            if (digit > 'f' || Character.digit(digit, 16) < 0) {
                return -1;
            }
        }
        return Integer.parseInt(group, 16);
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
