package io.cloudir.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names the formats that are met beside logs, from their first bytes. */
final class Magic {
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("PAR1", "Parquet; export it as JSON lines to read it");
        KINDS.put("PK\u0003\u0004", "a zip archive; unpack it to read what is inside");
        KINDS.put("BZh", "bzip2; unpack it or pack it with gzip");
        KINDS.put("\u00FD7zXZ", "xz; unpack it or pack it with gzip");
        KINDS.put("(\u00B5/\u00FD", "zstd; unpack it or pack it with gzip");
        KINDS.put("\u001F\u008B", "gzip inside gzip; unpack it once");
    }

    private Magic() {}

    static String kind(byte[] beginning) {
        String text = new String(beginning, 0, Math.min(8, beginning.length), StandardCharsets.ISO_8859_1);
        return KINDS.entrySet().stream()
                .filter(kind -> text.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("no text");
    }
}
