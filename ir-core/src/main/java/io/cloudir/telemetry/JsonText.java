package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of values that do not stand in a record as they read. */
final class JsonText {
    private static final JsonRecord PARSER = JsonRecord.again();

    private JsonText() {}

    /** A string's text: escapes resolved. The bytes are those of a valid string without its quotation marks. */
    static String unescaped(byte[] json, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int start = from;
        int at = from;
        while (at < to) {
            if (json[at] != '\\') {
                at++;
                continue;
            }
            text.append(new String(json, start, at - start, StandardCharsets.UTF_8));
            byte code = json[at + 1];
            if (code == 'u') {
                text.append((char) Integer.parseInt(new String(json, at + 2, 4, StandardCharsets.US_ASCII), 16));
                at += 6;
            } else {
                text.append(
                        switch (code) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> (char) code;
                        });
                at += 2;
            }
            start = at;
        }
        return text.append(new String(json, start, to - start, StandardCharsets.UTF_8))
                .toString();
    }

    /** A number with all its digits, written as {@link BigDecimal} does. */
    static String number(byte[] json, int from, int to) {
        return new BigDecimal(ascii(json, from, to)).toString();
    }

    /** Whether Java can hold a number, as to its exponent. */
    static boolean isNumber(byte[] json, int from, int to) {
        try {
            new BigDecimal(ascii(json, from, to));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String ascii(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.US_ASCII);
    }

    /** An object without white space; where a key stands twice in it, as it is written. */
    static String compact(byte[] json, int from, int to) {
        byte[] object = Arrays.copyOfRange(json, from, to);
        try {
            JsonNode parsed = PARSER.parse(object);
            return parsed.toString();
        } catch (MalformedRecordException e) {
            return new String(object, StandardCharsets.UTF_8);
        }
    }
}
