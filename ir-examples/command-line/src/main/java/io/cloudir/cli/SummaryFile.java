package io.cloudir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.SuppressionCount;
import io.cloudir.incident.Incident;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.telemetry.ReadCounts;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** What a run came to, in one JSON object. */
final class SummaryFile {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private SummaryFile() {}

    static String json(
            List<Incident> incidents,
            Set<IncidentId> altered,
            int signals,
            List<SuppressionCount> suppressions,
            ReadCounts counts) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", "ir.summary/1");
        ArrayNode rows = root.putArray("incidents");
        incidents.forEach(incident -> add(rows.addObject(), incident));
        if (!altered.isEmpty()) {
            ArrayNode leftAlone = root.putArray("altered");
            altered.forEach(id -> leftAlone.add(id.value()));
        }
        if (!suppressions.isEmpty()) {
            ArrayNode held = root.putArray("suppressions");
            suppressions.forEach(count -> held.addObject()
                    .put("id", count.suppression().id())
                    .put("reason", count.suppression().reason())
                    .put("by", count.suppression().by())
                    .put("until", count.suppression().until().toString())
                    .put("expired", count.expired())
                    .put("heldBack", count.heldBack())
                    .put("outOfTime", count.outOfTime()));
        }
        ObjectNode numbers = root.putObject("counts");
        numbers.put("records", counts.read());
        numbers.put("duplicates", counts.duplicates());
        numbers.put("malformed", counts.malformed());
        numbers.put("files", counts.files());
        numbers.put("signals", signals);
        numbers.put("incidents", incidents.size());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode row, Incident incident) {
        row.put("id", incident.id().value());
        row.put("title", Text.wellFormed(incident.title()));
        row.put("scenario", incident.scenario());
        row.put("exercise", incident.exercise());
        row.put("phase", incident.phase().name());
        row.put("severity", incident.severity().map(Severity::name).orElse(null));
        row.put("priority", incident.priority().map(Priority::name).orElse(null));
        ArrayNode entities = row.putArray("entities");
        incident.detection()
                .entities()
                .forEach(involved -> entities.addObject()
                        .put("type", involved.entity().type().code())
                        .put("id", Text.wellFormed(involved.entity().id()))
                        .put("signals", involved.signalIds().size()));
        row.put("signals", incident.detection().signals().size());
        row.put("report", RunOutput.folderOf(incident) + "/report.html");
    }
}
