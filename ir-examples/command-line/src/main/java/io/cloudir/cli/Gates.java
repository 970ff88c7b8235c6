package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.incident.Incident;
import io.cloudir.incident.lifecycle.TransitionCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells which gates stand in the way and what meets each, one below the other. */
final class Gates {
    private Gates() {}

    /** What an incident waits for before its next phase; nothing if it is over or may move on. */
    static List<String> next(IncidentResponse response, Incident incident, Instant now, Hints hints) {
        if (!incident.phase().isWorkedOn()) {
            return List.of();
        }
        return response.lifecycle().targets(incident).stream()
                .findFirst()
                .map(phase -> response.lifecycle().check(incident, phase, now))
                .filter(TransitionCheck.Refused.class::isInstance)
                .map(check ->
                        waiting((TransitionCheck.Refused) check, incident.id().value(), hints))
                .orElse(List.of());
    }

    private static List<String> waiting(TransitionCheck.Refused refused, String incident, Hints hints) {
        List<String> lines = new ArrayList<>();
        lines.add("Before it can go from " + refused.from().code() + " to "
                + refused.to().code() + ":");
        lines.addAll(lines(refused, incident, hints));
        return lines;
    }

    /** Every unmet gate with what meets it and the commands for it. */
    static List<String> lines(TransitionCheck.Refused refused, String incident, Hints hints) {
        GateCommands commands = new GateCommands(incident, hints);
        List<String> lines = new ArrayList<>();
        refused.unmet().forEach(gate -> {
            lines.addAll(Wrapped.lines("  - " + gate.name() + ": " + gate.reason(), "    "));
            lines.addAll(Wrapped.lines("    to meet it: " + gate.whatMeetsIt(), "    "));
            // A command is one line, to be copied.
            commands.of(gate.name()).forEach(command -> lines.add("      " + command));
        });
        return lines;
    }
}
