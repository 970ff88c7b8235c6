package io.cloudir.detect.json;

import io.cloudir.detect.RuleExplanation;
import io.cloudir.document.JsonLine;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Locale;

/**
 * Writes explanations of rules: a JSON object on one line, in ASCII. Thread-safe.
 */
public final class RuleExplanationJson {
    private RuleExplanationJson() {}

    /**
     * {@code {"rule":{"id","title","origin"},"asks":[],"records":[{"id","matches","lines":[{"depth","text","holds","found":[]}]}]}}.
     *
     * @param records what the rule is held against; none if it does not look at single records
     */
    public static String line(RuleExplanation explanation, List<Activity> records) {
        return JsonLine.of(json -> {
            json.writeObjectFieldStart("rule");
            json.writeStringField("id", explanation.rule().id());
            json.writeStringField("title", explanation.rule().title());
            json.writeStringField("origin", explanation.rule().origin().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
            json.writeArrayFieldStart("asks");
            for (String line : explanation.lines()) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("records");
            for (Activity record : explanation.looksAtRecords() ? records : List.<Activity>of()) {
                RuleExplanation.Verdict verdict = explanation.verdict(record);
                json.writeStartObject();
                json.writeStringField("id", record.id());
                json.writeBooleanField("matches", verdict.matches());
                json.writeArrayFieldStart("lines");
                for (RuleExplanation.Line line : verdict.lines()) {
                    json.writeStartObject();
                    json.writeNumberField("depth", line.depth());
                    json.writeStringField("text", line.text());
                    json.writeBooleanField("holds", line.holds());
                    json.writeArrayFieldStart("found");
                    for (String found : line.found()) {
                        json.writeString(found);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
