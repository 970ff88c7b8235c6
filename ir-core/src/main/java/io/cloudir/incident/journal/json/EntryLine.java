package io.cloudir.incident.journal.json;

import io.cloudir.model.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stored line cut into the slices that are hashed. Nothing is parsed and nothing written anew: every byte of the line is
 * either in a slice that a hash covers, or in a hash, or compared with the one text that may stand there.
 */
public final class EntryLine {
    private static final byte[] PAYLOAD = ascii(",\"payload\":");
    private static final byte[] NULL = ascii("null");
    private static final int HASH_DIGITS = 64;
    private static final int CHAIN_LENGTH = "\"payloadHash\":\"\",\"prev\":\"\"".length() + 2 * HASH_DIGITS;

    private final byte[] header;
    private final byte[] payload;
    private final byte[] salt;
    private final String payloadHash;
    private final String prev;
    private final String hash;

    private EntryLine(byte[] header, byte[] payload, byte[] salt, String payloadHash, String prev, String hash) {
        this.header = header;
        this.payload = payload;
        this.salt = salt;
        this.payloadHash = payloadHash;
        this.prev = prev;
        this.hash = hash;
    }

    /** Cuts a line, given without its line feed; empty if it does not have the form of an entry. */
    public static Optional<EntryLine> cut(byte[] line) {
        Backwards rest = new Backwards(line);
        Optional<String> hash = rest.token("\"}").digest();
        Optional<String> prev = rest.token("\",\"hash\":\"").digest();
        Optional<String> payloadHash = rest.token("\",\"prev\":\"").digest();
        rest.token("\"payloadHash\":\"");
        int chainStart = rest.end;
        byte[] salt = rest.token(",").salt();
        rest.token(",\"salt\":");
        int payloadAt = indexOf(line, PAYLOAD, Math.max(rest.end, 0));
        if (rest.broken || payloadAt < 0 || hash.isEmpty() || prev.isEmpty() || payloadHash.isEmpty()) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(line, payloadAt + PAYLOAD.length, rest.end);
        if (Arrays.equals(payload, NULL) != (salt.length == 0)) {
            return Optional.empty();
        }
        byte[] header = Arrays.copyOf(line, payloadAt + 1 + CHAIN_LENGTH + 1);
        System.arraycopy(line, chainStart, header, payloadAt + 1, CHAIN_LENGTH);
        header[header.length - 1] = '}';
        return Optional.of(new EntryLine(header, payload, salt, payloadHash.get(), prev.get(), hash.get()));
    }

    /** The hash that some text ends in, as the end of a journal does. */
    public static Optional<Digest> lastHash(byte[] end) {
        return new Backwards(end).token("\"}\n").digest().map(Digest::new);
    }

    /** Whether the hashes in the line are those of its bytes. */
    public boolean isConsistent() {
        return Digest.of(header).hex().equals(hash)
                && (isErased() || EntryWriter.payloadHash(salt, payload).hex().equals(payloadHash));
    }

    /** Whether salt and payload are gone. */
    public boolean isErased() {
        return salt.length == 0;
    }

    /** Whether a whole line, its line feed included, is an entry without salt and payload. */
    public static boolean isErased(byte[] line) {
        return cut(Arrays.copyOf(line, line.length - 1))
                .filter(EntryLine::isErased)
                .isPresent();
    }

    public Digest prev() {
        return new Digest(prev);
    }

    public Digest hash() {
        return new Digest(hash);
    }

    Digest payloadHash() {
        return new Digest(payloadHash);
    }

    /** Whether the line says, to the byte, what a header says. */
    boolean hasHeader(EntryHeader expected) {
        String text = expected.start() + "\"payloadHash\":\"" + payloadHash + "\",\"prev\":\"" + prev + "\"}";
        return Arrays.equals(header, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the payload stands there in the one form that is written; nothing is asked of one that is gone. */
    boolean isCanonical() {
        return isErased() || CanonicalPayload.isOne(payload);
    }

    String header() {
        return new String(header, StandardCharsets.UTF_8);
    }

    String payload() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    void writeErased(ByteArrayOutputStream line) {
        int chain = header.length - CHAIN_LENGTH - 1;
        line.write(header, 0, chain);
        line.writeBytes(ascii("\"payload\":null,\"salt\":null,"));
        line.write(header, chain, CHAIN_LENGTH);
        line.writeBytes(ascii(",\"hash\":\"" + hash + "\"}\n"));
    }

    private static int indexOf(byte[] bytes, byte[] token, int end) {
        for (int at = 0; at <= end - token.length; at++) {
            if (Arrays.equals(bytes, at, at + token.length, token, 0, token.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the fixed end of a line from its last byte on. */
    private static final class Backwards {
        private final byte[] line;
        private int end;
        private boolean broken;

        Backwards(byte[] line) {
            this.line = line;
            this.end = line.length;
        }

        Backwards token(String text) {
            byte[] expected = ascii(text);
            int start = end - expected.length;
            broken |= start < 0 || !Arrays.equals(line, start, end, expected, 0, expected.length);
            end = start;
            return this;
        }

        Optional<String> digest() {
            return hex(HASH_DIGITS);
        }

        byte[] salt() {
            if (end >= NULL.length && line[end - 1] == 'l') {
                token("null");
                return new byte[0];
            }
            token("\"");
            Optional<String> digits = hex(32);
            token("\"");
            return ascii(digits.orElse(""));
        }

        private Optional<String> hex(int digits) {
            int start = end - digits;
            if (broken || start < 0) {
                broken = true;
                return Optional.empty();
            }
            String text = new String(line, start, digits, StandardCharsets.ISO_8859_1);
            end = start;
            broken = !text.chars().allMatch(c -> ('0' <= c && c <= '9') || ('a' <= c && c <= 'f'));
            return broken ? Optional.empty() : Optional.of(text);
        }
    }
}
