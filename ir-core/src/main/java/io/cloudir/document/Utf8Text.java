package io.cloudir.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a document into text; what is not clean UTF-8 is a fault. */
final class Utf8Text {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    /** The text, with what could not be decoded replaced; empty if the bytes cannot be text at all. */
    static Optional<String> decode(byte[] bytes, Form.Mark mark, Faults faults) {
        Optional<String> foreign = foreignEncoding(bytes);
        if (foreign.isPresent()) {
            faults.add(
                    Place.START,
                    "encoding",
                    "the document is " + foreign.get() + "; expected UTF-8",
                    "save it as UTF-8");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String clean = out.flip().toString();
        if (mark == Form.Mark.REFUSED && clean.indexOf(BYTE_ORDER_MARK) == 0) {
            faults.add(
                    Place.START,
                    "byte-order-mark",
                    "the document begins with a byte order mark",
                    "save it as UTF-8 without a byte order mark");
        }
        if (result.isError()) {
            faults.add(
                    endOf(clean),
                    "encoding",
                    "byte 0x%02X does not belong to any UTF-8 character".formatted(bytes[in.position()] & 0xFF),
                    "save the document as UTF-8");
            return Optional.of(new String(bytes, StandardCharsets.UTF_8)).map(Utf8Text::withoutMark);
        }
        return Optional.of(withoutMark(clean));
    }

    /** The text with a space for each control character, and each code point that is no character, that cannot stand in a document. */
    static String withoutControls(String text, Faults faults) {
        StringBuilder clean = new StringBuilder(text);
        int line = 1;
        int column = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t')
                    || (c >= 0x7F && c < 0xA0 && c != 0x85)
                    || c >= 0xFFFE) {
                faults.add(
                        new Place(line, column, ""),
                        "unprintable",
                        "character U+%04X cannot stand in a document".formatted((int) c),
                        "remove it");
                clean.setCharAt(at, ' ');
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + (Character.isLowSurrogate(c) ? 0 : 1);
        }
        return clean.toString();
    }

    private static Optional<String> foreignEncoding(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xFF : 1;
        int second = bytes.length > 1 ? bytes[1] & 0xFF : 1;
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            return Optional.of("UTF-16 or UTF-32");
        }
        if (first == 0 || second == 0) {
            return Optional.of("binary, or UTF-16 or UTF-32 without a byte order mark");
        }
        return Optional.empty();
    }

    private static String withoutMark(String text) {
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    private static Place endOf(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Place(line, 1 + text.codePointCount(lineStart, text.length()), "");
    }
}
