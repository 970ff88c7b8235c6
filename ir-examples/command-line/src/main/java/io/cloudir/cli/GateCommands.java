package io.cloudir.cli;

import io.cloudir.incident.lifecycle.StandardGate;
import java.util.List;

/** Which commands meet a gate. The library says what would meet it; how that is typed is this tool's to know. */
final class GateCommands {
    private GateCommands() {}

    /** The commands to type, in order; what is in capitals is the person's to fill in. */
    static List<String> of(String gate, String incident) {
        return StandardGate.find(gate)
                .map(GateCommands::of)
                .orElseGet(() -> gate.equals("reason")
                        ? List.of("the same command with --reason TEXT")
                        : List.of("ir attest ID " + gate + " NOTE"))
                .stream()
                .map(command -> command.replace(" ID", " " + incident))
                .toList();
    }

    private static List<String> of(StandardGate gate) {
        return switch (gate) {
            case ACKNOWLEDGED -> List.of("ir ack ID");
            case SCOPE_ESTABLISHED -> List.of("ir scope ID SUMMARY --affected TYPE:ID");
            case SEVERITY_ASSESSED -> List.of("ir assess ID");
            case EVIDENCE_SECURED -> List.of("ir evidence-add ID KIND --file FILE");
            case REMEDIATIONS_VALIDATED -> List.of("ir validate ID remediations SUMMARY");
            case LONG_TERM_FIXES_OPENED ->
                List.of("ir task ID TASK --kind long_term_fix --title TEXT --owner WHO --due TIME");
            case NO_ACTION_HALF_DONE -> List.of("ir resume ID ACTION");
            case RESTORATIONS_VALIDATED -> List.of("ir validate ID restorations SUMMARY");
            case WATCH_FINISHED -> List.of("ir watch ID", "ir tick");
            case REVIEW_COMPLETED ->
                List.of(
                        "ir cause ID CAUSE STATEMENT",
                        "ir lesson ID LESSON STATEMENT",
                        "ir review ID SUMMARY --participant WHO");
            case DEADLINES_ANSWERED -> List.of("ir deadline ID DEADLINE NOTE");
            case CONTAINMENT_RELEASED -> List.of("ir release ID ACTION --reason TEXT");
        };
    }
}
