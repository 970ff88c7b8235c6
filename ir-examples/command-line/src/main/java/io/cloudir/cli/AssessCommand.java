package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.cli.HandCommands.OfOneIncident;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.severity.json.SeverityJson;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ir assess}: how bad the incident is, from its signals, from stated facts, or by a person's decision. */
@Command(
        name = "assess",
        description = "Assess the severity from the incident's signals, from facts (--facts), or set it (--severity).")
final class AssessCommand extends OfOneIncident {
    @Option(names = "--facts", paramLabel = "FILE", description = "Severity facts, as ir severity reads them.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> facts;

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            description = "Set it against what was computed; needs --reason.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Severity> severity;

    @Option(names = "--priority", paramLabel = "P", description = "The priority that goes with --severity; P1 to P4.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Priority> priority;

    AssessCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Outcome act(Responder responder, IncidentId incident, String reason) {
        if (severity.isPresent()) {
            return responder.override(incident, severity.get(), priority.orElseGet(this::usual), reason);
        }
        return facts.map(file -> responder.assess(
                        incident,
                        SeverityJson.readFacts(SeverityJson.shippedModel(), file, Input.document(file)),
                        reason))
                .orElseGet(() -> responder.assess(incident, reason));
    }

    /** The priority of a severity while the actor may still be active. */
    private Priority usual() {
        return switch (severity.orElseThrow()) {
            case CRITICAL -> Priority.P1;
            case HIGH -> Priority.P2;
            case MEDIUM -> Priority.P3;
            default -> Priority.P4;
        };
    }
}
