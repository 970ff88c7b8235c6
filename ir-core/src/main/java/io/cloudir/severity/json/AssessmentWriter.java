package io.cloudir.severity.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudir.document.JsonLine;
import io.cloudir.severity.Assessment;
import io.cloudir.severity.Counterfactual;
import io.cloudir.severity.FactorScore;
import io.cloudir.severity.IncidentFact;
import java.io.IOException;

/** Writes an assessment as one line of JSON, in a fixed order. */
final class AssessmentWriter {
    private final Assessment assessment;

    AssessmentWriter(Assessment assessment) {
        this.assessment = assessment;
    }

    String write() {
        return JsonLine.of(this::write);
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("schema", "ir.assessment/1");
        json.writeStringField("severity", assessment.severity().name());
        json.writeStringField("priority", assessment.priority().name());
        json.writeStringField("priorityReason", assessment.priorityReason());
        json.writeNumberField("score", assessment.score());
        json.writeStringField("band", assessment.band());
        json.writeObjectFieldStart("interval");
        json.writeNumberField("low", assessment.interval().low());
        json.writeNumberField("high", assessment.interval().high());
        json.writeEndObject();
        json.writeStringField("decidedBy", assessment.decision().code());
        json.writeObjectFieldStart("computed");
        json.writeStringField("severity", assessment.computed().name());
        json.writeStringField("decidedBy", assessment.computedBy().code());
        json.writeEndObject();
        json.writeStringField("model", assessment.model());
        json.writeArrayFieldStart("factors");
        for (FactorScore factor : assessment.factors()) {
            write(factor, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("floors");
        for (IncidentFact floor : assessment.floors()) {
            json.writeString(floor.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notes");
        for (String note : assessment.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("counterfactuals");
        for (Counterfactual counterfactual : assessment.counterfactuals()) {
            json.writeStartObject();
            json.writeStringField("if", counterfactual.condition());
            json.writeStringField("then", counterfactual.severity().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(FactorScore factor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", factor.factor().id());
        json.writeStringField("option", factor.option());
        json.writeStringField("basis", factor.basis().name());
        json.writeNumberField("value", factor.value());
        json.writeNumberField("weight", factor.weight());
        json.writeNumberField("contribution", factor.contribution());
        json.writeEndObject();
    }
}
