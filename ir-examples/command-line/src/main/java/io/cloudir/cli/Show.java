package io.cloudir.cli;

import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.json.SummaryJson;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.nio.charset.StandardCharsets;

/** Tells where an incident stands. */
final class Show {
    private Show() {}

    static void incident(Terminal terminal, Incident incident, boolean json) {
        if (json) {
            terminal.json(row(incident));
        } else {
            terminal.line(line(incident));
        }
    }

    static String row(Incident incident) {
        String row = new String(SummaryJson.write(IncidentSummary.of(incident)), StandardCharsets.UTF_8);
        return row.substring(0, row.length() - 1) + ",\"playbooksHalfWay\":" + HalfWay.json(incident) + "}";
    }

    /** One line: id, phase, severity, priority, title. */
    static String line(Incident incident) {
        return String.join(
                "  ",
                incident.id().value(),
                pad(incident.phase().code(), 14),
                pad(incident.severity().map(Severity::code).orElse("unassessed"), 13),
                incident.priority().map(Priority::name).orElse("--"),
                incident.title());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
