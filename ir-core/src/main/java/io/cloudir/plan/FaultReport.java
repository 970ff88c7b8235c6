package io.cloudir.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudir.model.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Tells programs what is wrong with a document. */
public final class FaultReport {
    private static final JsonFactory JSON = new JsonFactory();

    private FaultReport() {}

    /**
     * One line of JSON: {@code {"faults":[{"line","column","pointer","code","message","fix"}]}}, with an empty list if
     * nothing is wrong.
     */
    public static String json(List<Fault> faults) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
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
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to a text failed", impossible);
        }
        return text.toString();
    }
}
