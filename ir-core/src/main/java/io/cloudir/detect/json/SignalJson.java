package io.cloudir.detect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudir.detect.Signal;
import io.cloudir.document.JsonLine;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Writes signals as schema {@value #SCHEMA}: a JSON object on one line, keys always in the same order, so the same signal
 * gives the same text. Only ASCII is written, the rest escaped: what a log holds cannot steer a terminal that shows it.
 * Thread-safe.
 */
public final class SignalJson {
    /** The value of the {@code schema} key. */
    public static final String SCHEMA = "ir.signal/1";

    private SignalJson() {}

    /** The signal without a line break at the end. */
    public static String line(Signal signal) {
        return JsonLine.of(json -> write(signal, json));
    }

    private static void write(Signal signal, JsonGenerator json) throws IOException {
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("id", signal.id());
        json.writeStringField("time", signal.time().toString());
        json.writeStringField("firstSeen", signal.span().from().toString());
        json.writeStringField("lastSeen", signal.span().to().toString());
        json.writeObjectFieldStart("rule");
        text(json, "id", signal.rule().id());
        text(json, "title", signal.rule().title());
        json.writeStringField("origin", signal.rule().origin().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
        json.writeStringField("trigger", signal.trigger().name());
        json.writeStringField("level", signal.level().code());
        json.writeObjectFieldStart("entity");
        json.writeStringField("type", signal.entity().type().code());
        text(json, "id", signal.entity().id());
        json.writeEndObject();
        text(json, "account", signal.account());
        text(json, "region", signal.region());
        json.writeStringField("cloud", signal.cloud().code());
        texts(json, "records", signal.records().stream().map(RecordSummary::id).toList());
        json.writeNumberField("recordCount", signal.recordCount());
        measures(signal, json);
        texts(
                json,
                "techniques",
                signal.techniques().stream().map(Technique::id).toList());
        text(json, "explanation", signal.explanation());
    }

    private static void measures(Signal signal, JsonGenerator json) throws IOException {
        Measure observed = signal.observed();
        json.writeObjectFieldStart("observed");
        json.writeNumberField("value", observed.value());
        text(json, "unit", observed.unit());
        json.writeEndObject();
        if (signal.expected().isEmpty()) {
            json.writeNullField("expected");
            return;
        }
        Signal.Expected expected = signal.expected().get();
        json.writeObjectFieldStart("expected");
        json.writeNumberField("min", expected.min());
        json.writeNumberField("max", expected.max());
        text(json, "unit", expected.unit());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(Text.wellFormed(value));
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, Text.wellFormed(value));
    }
}
