package io.cloudir.incident.journal.json;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Writes JSON in the one form that is hashed: no spaces, the escapes that {@code jq -c} prints, so that an auditor's tools
 * reproduce the bytes. Callers write object keys in order themselves.
 */
public final class CanonicalJson {
    /** Greatest integer that every JSON reader keeps exactly: 2^53 - 1 (RFC 8259, section 6). */
    private static final long EXACT_LIMIT = (1L << 53) - 1;

    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private final StringBuilder text = new StringBuilder(512);
    private int replaced;

    static String format(Instant instant) {
        return INSTANT.format(instant);
    }

    static boolean isExact(long value) {
        return -EXACT_LIMIT <= value && value <= EXACT_LIMIT;
    }

    /** JSON as it is. */
    public CanonicalJson raw(String json) {
        text.append(json);
        return this;
    }

    /** An object's key and its colon. */
    public CanonicalJson key(String name) {
        return string(name).raw(":");
    }

    /** A number; as a string where not every JSON reader would keep it exactly. */
    public CanonicalJson integer(long value) {
        if (isExact(value)) {
            text.append(value);
        } else {
            text.append('"').append(value).append('"');
        }
        return this;
    }

    /** A string, escaped. */
    public CanonicalJson string(String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (!Character.isSurrogate(unit)) {
                character(unit);
            } else if (Character.isHighSurrogate(unit)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1))) {
                text.append(unit).append(value.charAt(++at));
            } else {
                text.append('\uFFFD');
                replaced++;
            }
        }
        text.append('"');
        return this;
    }

    /** An array, each element written by the writer. */
    public <T> CanonicalJson list(List<T> elements, BiConsumer<T, CanonicalJson> writer) {
        text.append('[');
        for (int at = 0; at < elements.size(); at++) {
            text.append(at == 0 ? "" : ",");
            writer.accept(elements.get(at), this);
        }
        text.append(']');
        return this;
    }

    private void character(char unit) {
        switch (unit) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (unit < 0x20 || unit == 0x7f) {
                    text.append("\\u00")
                            .append(Character.forDigit(unit >> 4, 16))
                            .append(Character.forDigit(unit & 0xf, 16));
                } else {
                    text.append(unit);
                }
            }
        }
    }

    /** How many unpaired surrogates were replaced by U+FFFD so far. */
    int replaced() {
        return replaced;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
