package io.cloudir.cli;

import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.plan.Authority;
import io.cloudir.plan.CustomGate;
import java.util.List;
import java.util.stream.Stream;

/** Which commands meet a gate. The library says what would meet it; how that is typed is this tool's to know. */
final class GateCommands {
    private final String incident;
    private final Hints hints;

    /** @param incident the incident's id, or what stands for one */
    GateCommands(String incident, Hints hints) {
        this.incident = incident;
        this.hints = hints;
    }

    /** The commands to type, in order; what is in capitals is the person's to fill in. */
    List<String> of(String gate) {
        return StandardGate.find(gate)
                .map(this::of)
                .orElseGet(() -> gate.equals("reason")
                        ? List.of("the same command with --reason TEXT")
                        : List.of(hints.by(
                                hints.plan()
                                        .gate(gate)
                                        .map(CustomGate::attesters)
                                        .orElse(List.of()),
                                about("attest", gate + " NOTE"))));
    }

    private List<String> of(StandardGate gate) {
        Authority authority = hints.plan().authority();
        return switch (gate) {
            case ACKNOWLEDGED -> same("ack", "");
            case SCOPE_ESTABLISHED ->
                Stream.concat(
                                hints.onCloud() ? same("investigate", "").stream() : Stream.empty(),
                                same("scope", "SUMMARY --affected TYPE:ID").stream())
                        .toList();
            case SEVERITY_ASSESSED -> same("assess", "");
            case EVIDENCE_SECURED -> same("evidence-add", "KIND --file FILE");
            case REMEDIATIONS_VALIDATED, REMEDIATIONS_NOT_REFUTED -> validated(authority, "remediations");
            case LONG_TERM_FIXES_OPENED ->
                same("task", "TASK --kind long_term_fix --title TEXT --owner WHO --due TIME");
            case NO_ACTION_HALF_DONE -> by(authority.executors(), "resume", "ACTION");
            case ACTIONS_READ_BACK ->
                List.of(
                        hints.same(about("verify-action", "ACTION")),
                        hints.by(authority.validators(), about("attest", gate.code() + " NOTE")));
            case RESTORATIONS_VALIDATED -> validated(authority, "restorations");
            case WATCH_FINISHED -> List.of(hints.same(about("watch", "")), hints.anonymous("tick"));
            case REVIEW_COMPLETED ->
                List.of(
                        hints.same(about("cause", "CAUSE STATEMENT")),
                        hints.same(about("lesson", "LESSON STATEMENT")),
                        hints.same(about("review", "SUMMARY --participant WHO")));
            case DEADLINES_ANSWERED -> same("deadline", "DEADLINE NOTE");
            case PLAYBOOKS_ENDED ->
                List.of(
                        hints.same("playbook follow " + incident),
                        hints.same("playbook give-up " + incident + " RUN STEP --reason TEXT"),
                        hints.same("playbook stop " + incident + " RUN --reason TEXT"));
            case CONTAINMENT_RELEASED -> same("release", "ACTION --reason TEXT");
        };
    }

    /** A look, where there is a cloud to look at; else a person's word. */
    private List<String> validated(Authority authority, String what) {
        return by(authority.validators(), "validate", hints.onCloud() ? what : what + " SUMMARY");
    }

    private List<String> same(String verb, String arguments) {
        return List.of(hints.same(about(verb, arguments)));
    }

    private List<String> by(List<String> roles, String verb, String arguments) {
        return List.of(hints.by(roles, about(verb, arguments)));
    }

    private String about(String verb, String arguments) {
        return (verb + ' ' + incident + ' ' + arguments).strip();
    }
}
