package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.incident.Due;
import io.cloudir.incident.IncidentAction;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;

/**
 * A control whose time is over.
 *
 * @param incident the incident
 * @param action the action that made it
 * @param end when it was to end
 */
record Overdue(IncidentId incident, String action, Instant end) {
    /** All that are to be ended by a time, of every incident that can be read. */
    static List<Overdue> in(IncidentResponse response, Instant now) {
        return response.incidents().stream()
                .flatMap(it -> it.dues().stream()
                        .filter(due ->
                                due.kind() == Due.Kind.EXPIRY && !due.at().isAfter(now))
                        .map(due -> new Overdue(it.id(), due.id(), due.at())))
                .toList();
    }

    /** Whether it is still in force. */
    boolean isLeft(IncidentResponse response) {
        return response.incident(incident)
                .flatMap(it -> it.response().action(action))
                .flatMap(IncidentAction::endsAt)
                .isPresent();
    }

    /** What is in force still, and the command that ends it. */
    List<String> lines(Hints hints) {
        return List.of(
                incident + "  action " + action + " was to end at " + end + " and is still in force; undo it:",
                "  next: " + hints.another("release " + incident + ' ' + action + " --reason TEXT"));
    }
}
