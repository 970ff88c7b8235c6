package io.cloudir.review.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes fields of one kind each; a field is always written, as null where there is nothing to say. */
final class JsonOut {
    private static final DateTimeFormatter NINE_DECIMALS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonFactory FORMAT =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Writes the fields of one object. */
    interface Fields<T> {
        void write(T value) throws IOException;
    }

    /** Writes what comes next. */
    interface Part {
        void write() throws IOException;
    }

    private final JsonGenerator json;

    private JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** A whole text, indented and in ASCII, that ends with a line feed. */
    static String document(Fields<JsonOut> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FORMAT.createGenerator(text)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            content.write(new JsonOut(generator));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be written", e);
        }
        // The one control character that JSON allows to stand for itself; it can occur within strings only.
        return text.append('\n').toString().replace("\u007F", "\\u007F");
    }

    void begin() throws IOException {
        json.writeStartObject();
    }

    void begin(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, Text.wellFormed(value));
    }

    void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void number(String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            number(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    void time(String name, Instant value) throws IOException {
        text(name, NINE_DECIMALS.format(value));
    }

    void time(String name, Optional<Instant> value) throws IOException {
        text(name, value.map(NINE_DECIMALS::format));
    }

    void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(Text.wellFormed(value));
        }
        json.writeEndArray();
    }

    /** An array whose elements are written one after another. */
    void array(String name, Part elements) throws IOException {
        json.writeArrayFieldStart(name);
        elements.write();
        json.writeEndArray();
    }

    /** An array with an object for each value. */
    <T> void objects(String name, List<T> values, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            begin();
            fields.write(value);
            end();
        }
        json.writeEndArray();
    }

    /** An object, or null. */
    <T> void object(String name, Optional<T> value, Fields<T> fields) throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        begin(name);
        fields.write(value.get());
        end();
    }

    void entity(String name, Entity value) throws IOException {
        begin(name);
        text("type", value.type().code());
        text("id", value.id());
        end();
    }

    void entities(String name, List<Entity> values) throws IOException {
        objects(name, values, value -> {
            text("type", value.type().code());
            text("id", value.id());
        });
    }

    void actor(Actor actor) throws IOException {
        begin("by");
        text("kind", actor instanceof Actor.Person ? "person" : "automation");
        text("id", actor.id());
        text("rule", actor instanceof Actor.Automation it ? Optional.of(it.rule()) : Optional.empty());
        end();
    }
}
