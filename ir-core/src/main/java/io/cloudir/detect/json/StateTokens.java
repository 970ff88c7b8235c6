package io.cloudir.detect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of a state file in the one order in which they are written; anything else is a fault with its place. */
final class StateTokens {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(1 << 21)
                    .maxNumberLength(20)
                    .maxNameLength(16)
                    .build())
            .build();
    private static final String FIX = "put back a copy of the file, or delete it to start afresh";

    private final String file;
    private final JsonParser parser;

    StateTokens(byte[] bytes, String file) {
        this.file = file;
        try {
            this.parser = JSON.createParser(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    /** Whether another line follows; the first call after its end. */
    boolean nextLine() {
        JsonToken next = next();
        if (next != null && next != JsonToken.START_OBJECT) {
            throw fault("expected the next line of a detector state");
        }
        return next != null;
    }

    /** The name of the next member, which says what the line is. */
    String name() {
        expect(JsonToken.FIELD_NAME, "the name of a member");
        return value();
    }

    void endLine() {
        expect(JsonToken.END_OBJECT, "the end of the line");
    }

    /** The bytes before the present token. */
    int offset() {
        long offset = parser.currentTokenLocation().getByteOffset();
        if (offset < 0) {
            // The parser has taken it for another encoding, in which it does not count bytes.
            throw fault("expected text in ASCII");
        }
        return (int) offset;
    }

    String text() {
        expect(JsonToken.VALUE_STRING, "a text");
        return value();
    }

    String text(String name) {
        member(name);
        return text();
    }

    Instant time(String name) {
        String text = text(name);
        return made(() -> Instant.parse(text));
    }

    boolean truth(String name) {
        member(name);
        JsonToken next = next();
        if (next != JsonToken.VALUE_TRUE && next != JsonToken.VALUE_FALSE) {
            throw fault("expected true or false");
        }
        return next == JsonToken.VALUE_TRUE;
    }

    long number(String name) {
        member(name);
        return number();
    }

    long number() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return whole();
    }

    private long whole() {
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw fault("the number is too large");
        }
    }

    void open(String name) {
        member(name);
        open();
    }

    void open() {
        expect(JsonToken.START_ARRAY, "a list");
    }

    /** Whether the list that was opened has another list in it; at its end that is left. */
    boolean opensAnother() {
        JsonToken next = next();
        if (next != JsonToken.START_ARRAY && next != JsonToken.END_ARRAY) {
            throw fault("expected a list or the end of one");
        }
        return next == JsonToken.START_ARRAY;
    }

    void close() {
        expect(JsonToken.END_ARRAY, "the end of the list");
    }

    /** The texts up to the end of the list that was opened. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw fault("expected a text or the end of the list");
            }
            texts.add(value());
        }
        return texts;
    }

    /** The whole numbers up to the end of the list that was opened. */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw fault("expected a whole number or the end of the list");
            }
            numbers.add(whole());
        }
        return numbers;
    }

    /** What a constructor makes; what it refuses is a fault here. */
    <T> T made(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw fault(String.valueOf(refused.getMessage()));
        }
    }

    /** A fault at the present token. */
    FaultyDocumentException fault(String message) {
        return fault(parser.currentTokenLocation(), message);
    }

    private FaultyDocumentException fault(JsonLocation at, String message) {
        int line = Math.max(1, at.getLineNr());
        String shown = Text.printable(message.lines().findFirst().orElse(""));
        return new FaultyDocumentException(
                file,
                List.of(new Fault(
                        line,
                        Math.max(1, at.getColumnNr()),
                        "",
                        "detector-state",
                        "not as ir wrote it: " + shown,
                        FIX)));
    }

    /** Where it broke; a limit that was met names no place of its own. */
    private JsonLocation placeOf(JsonProcessingException broken) {
        return broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
    }

    private void member(String name) {
        expect(JsonToken.FIELD_NAME, "'" + name + "'");
        if (!value().equals(name)) {
            throw fault("expected '" + name + "' here");
        }
    }

    private void expect(JsonToken token, String what) {
        if (next() != token) {
            throw fault("expected " + what + " here");
        }
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException broken) {
            throw fault(placeOf(broken), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }

    private String value() {
        try {
            return parser.getText();
        } catch (JsonProcessingException broken) {
            throw fault(placeOf(broken), broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }
}
