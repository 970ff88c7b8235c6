package io.cloudir.investigate;

import io.cloudir.model.IpAddress;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Adds up flows: how much went to whom outside, and what was refused. */
final class Connections {
    private static final List<FieldPath> FROM = paths("srcaddr", "jsonPayload.connection.src_ip");
    private static final List<FieldPath> TO = paths("dstaddr", "jsonPayload.connection.dest_ip");
    private static final List<FieldPath> BYTES = paths("bytes", "jsonPayload.bytes_sent");

    /** Most peers that are named. */
    private static final int NAMED = 3;

    private static final long KIB = 1024;

    private final Map<String, Long> sent = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private int flows;
    private int refused;
    private int within;

    Connections(List<Activity> records) {
        records.forEach(this::add);
    }

    private void add(Activity flow) {
        Optional<String> to = first(flow, TO);
        if (to.isEmpty()) {
            return;
        }
        flows++;
        ids.add(flow.id());
        boolean inside = isPrivate(to.get());
        if (!flow.head().errorCode().isEmpty()) {
            refused++;
        } else if (inside) {
            within += first(flow, FROM).filter(Connections::isPrivate).isPresent() ? 1 : 0;
        } else {
            sent.merge(to.get(), first(flow, BYTES).map(Connections::number).orElse(0L), Long::sum);
        }
    }

    boolean isEmpty() {
        return flows == 0;
    }

    /** The records that it rests on. */
    List<String> recordIds() {
        return ids;
    }

    /** In words, without a full stop. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!sent.isEmpty()) {
            long all = sent.values().stream().mapToLong(Long::longValue).sum();
            List<String> most = sent.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(NAMED)
                    .map(peer -> Text.printable(peer.getKey()) + " (" + size(peer.getValue()) + ")")
                    .toList();
            parts.add(size(all) + " sent to " + Text.count(sent.size(), "address") + " outside, most to "
                    + String.join(", ", most));
        }
        if (within > 0) {
            parts.add(within + " within the network");
        }
        if (refused > 0) {
            parts.add(refused + " refused");
        }
        return Text.count(flows, "flow") + (parts.isEmpty() ? "" : ": " + String.join("; ", parts));
    }

    private static boolean isPrivate(String text) {
        byte[] address = IpAddress.parse(text);
        if (address == null) {
            return false;
        }
        int first = address[0] & 0xFF;
        int second = address[1] & 0xFF;
        return address.length == 4
                // RFC 1918, RFC 6598, link-local.
                ? first == 10
                        || (first == 172 && second >= 16 && second < 32)
                        || (first == 192 && second == 168)
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 169 && second == 254)
                : (first & 0xFE) == 0xFC || (first == 0xFE && (second & 0xC0) == 0x80);
    }

    private static Optional<String> first(Activity flow, List<FieldPath> paths) {
        return paths.stream()
                .flatMap(path -> flow.values(path).stream())
                .map(value -> value.text())
                .findFirst();
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String size(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        double size = bytes;
        int unit = 0;
        while (size >= KIB && unit < units.length - 1) {
            size /= KIB;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", size)) + " " + units[unit];
    }

    private static List<FieldPath> paths(String... names) {
        return Arrays.stream(names).map(FieldPath::of).toList();
    }
}
