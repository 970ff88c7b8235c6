package io.cloudir.incident.journal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.incident.journal.Head;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The line that ends an export.
 *
 * @param head what it states
 * @param signature Base64 of the signature over {@link #signed}; empty if there is none
 */
public record HeadLine(Head head, Optional<String> signature) {
    private static final String START = "{\"head\":";

    /** The bytes that a signature covers: the head as the line has it. */
    public static byte[] signed(Head head) {
        return object(head).getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Head head) {
        CanonicalJson json = new CanonicalJson();
        json.raw("{").key("incident").string(head.incident().value());
        json.raw(",").key("entries").integer(head.entries());
        json.raw(",").key("hash").string(head.hash().hex()).raw("}");
        return json.toString();
    }

    /** The line, with its line feed. */
    public byte[] bytes() {
        CanonicalJson json = new CanonicalJson();
        json.raw(START).raw(object(head)).raw(",").key("signature");
        signature.ifPresentOrElse(json::string, () -> json.raw("null"));
        return json.raw("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a line claims to be a head line. */
    public static boolean isOne(byte[] line) {
        byte[] start = START.getBytes(StandardCharsets.UTF_8);
        return line.length >= start.length && Arrays.equals(line, 0, start.length, start, 0, start.length);
    }

    /** Reads a line, given with its line feed; empty unless it is a head line to the byte. */
    public static Optional<HeadLine> read(byte[] line) {
        try {
            JsonNode json = JsonText.parse(new String(line, StandardCharsets.UTF_8));
            JsonNode head = json.path("head");
            HeadLine read = new HeadLine(
                    new Head(
                            new IncidentId(head.path("incident").asText()),
                            head.path("entries").longValue(),
                            new Digest(head.path("hash").asText())),
                    Optional.ofNullable(json.path("signature").textValue()));
            return Optional.of(read).filter(same -> Arrays.equals(same.bytes(), line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
