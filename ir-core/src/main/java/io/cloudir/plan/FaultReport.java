package io.cloudir.plan;

import io.cloudir.document.JsonLine;
import io.cloudir.model.Fault;
import java.util.List;

/** Tells programs what is wrong with a document. */
public final class FaultReport {
    private FaultReport() {}

    /**
     * One line of JSON in ASCII: {@code {"faults":[{"line","column","pointer","code","message","fix"}]}}, with an empty list if
     * nothing is wrong.
     */
    public static String json(List<Fault> faults) {
        return JsonLine.of(json -> {
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
        });
    }
}
