package io.cloudir.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.cloudir.model.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One JSON object on one line, for programs. Only ASCII is written, the rest escaped: text from a log or a person cannot
 * steer a terminal that shows it. Safe to use from several threads.
 */
public final class JsonLine {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    /** Writes what stands between the braces. */
    @FunctionalInterface
    public interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /** The object, without a line break at the end. */
    public static String of(Members members) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    /** Writes the member {@code faults}, a list that is empty if nothing is wrong. */
    public static void faults(List<Fault> faults, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("faults");
        for (Fault fault : faults) {
            json.writeStartObject();
            json.writeNumberField("line", fault.line());
            json.writeNumberField("column", fault.column());
            json.writeStringField("pointer", fault.pointer());
            json.writeStringField("code", fault.code());
            json.writeStringField("message", fault.message());
            json.writeStringField("fix", fault.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
