package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.incident.Phase;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands by which a person runs an incident: each does one thing to one incident. */
final class HandCommands {
    private HandCommands() {}

    /** What they share: the terminal, the options and the incident. */
    abstract static class OfOneIncident implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final HandOptions hand = new HandOptions();

        @Parameters(index = "0", paramLabel = "ID", description = "The incident, such as ir-0a1b2c3d4e5f.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        OfOneIncident(Terminal terminal) {
            this.terminal = terminal;
        }

        /** The plan in force, for what the library leaves to whoever calls it. */
        final ResponsePlan plan() {
            return hand.plan();
        }

        abstract Outcome act(Responder responder, IncidentId incident, String reason);

        @Override
        public Integer call() {
            requireTexts();
            IncidentId incident = HandOptions.incident(id);
            return hand.run(terminal, Optional.of(incident), responder -> act(responder, incident, hand.reason()));
        }

        /** An argument that says nothing is a mistake of the script that gave it. */
        private void requireTexts() {
            for (PositionalParamSpec argument : spec.positionalParameters()) {
                Object value = argument.getValue();
                if (value instanceof String text && text.isBlank()) {
                    throw new ParameterException(
                            spec.commandLine(), argument.paramLabel() + " is blank; expected a text");
                }
            }
        }
    }

    /** {@code ir ack}. */
    @Command(name = "ack", description = "Take notice of an incident.")
    static final class Acknowledge extends OfOneIncident {
        Acknowledge(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.acknowledge(incident);
        }
    }

    /** {@code ir assign}. */
    @Command(name = "assign", description = "Give a role of the plan to a person.")
    static final class Assign extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "ROLE", description = "The role's id in the plan.")
        @SuppressWarnings("NullAway.Init") // required
        private String role;

        @Parameters(index = "2", paramLabel = "PERSON", description = "The person's id in the plan.")
        @SuppressWarnings("NullAway.Init") // required
        private String person;

        Assign(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            if (plan().role(role).isEmpty()) {
                throw unknown("role", role, plan().roles().stream().map(Role::id));
            }
            if (plan().person(person).isEmpty()) {
                throw unknown("person", person, plan().people().stream().map(Person::id));
            }
            return responder.assign(incident, role, person);
        }

        private static Failure unknown(String what, String id, Stream<String> known) {
            return new Failure(
                    ExitCode.USAGE,
                    "the plan has no " + what + " '" + id + "'; expected one of "
                            + known.collect(Collectors.joining(", ")) + "; or give another --plan");
        }
    }

    /** {@code ir note}. */
    @Command(name = "note", description = "Write something down.")
    static final class Note extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "TEXT", description = "The note.")
        @SuppressWarnings("NullAway.Init") // required
        private String text;

        Note(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.note(incident, text);
        }
    }

    /** {@code ir advance}. */
    @Command(
            name = "advance",
            description = "Move an incident to another phase; a refusal names every unmet gate and what meets it.")
    static final class Advance extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "PHASE", description = "Such as investigating or mitigating.")
        @SuppressWarnings("NullAway.Init") // required
        private String phase;

        Advance(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.advance(incident, phaseOf(phase), reason);
        }

        private static Phase phaseOf(String name) {
            try {
                return Phase.ofCode(name.toLowerCase(Locale.ROOT).replace('_', '-'));
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** {@code ir merge}. */
    @Command(name = "merge", description = "Make an incident part of another; the other goes on.")
    static final class Merge extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "INTO", description = "The incident that takes over.")
        @SuppressWarnings("NullAway.Init") // required
        private String target;

        Merge(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.merge(incident, HandOptions.incident(target), reason);
        }
    }

    /** {@code ir hold}. */
    @Command(
            name = "hold",
            description = {
                "Let work on an incident rest; advance takes it up again.",
                "With --legal or --lift-legal: forbid erasing anything of it, or end that; work goes on."
            })
    static final class Hold extends OfOneIncident {
        @Option(names = "--legal", paramLabel = "AUTHORITY", description = "Place a legal hold; who ordered it.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> place;

        @Option(names = "--lift-legal", paramLabel = "AUTHORITY", description = "Lift it; who ordered that.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> lift;

        Hold(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            if (place.isPresent() && lift.isPresent()) {
                throw new Failure(ExitCode.USAGE, "--legal and --lift-legal are opposites; give one of them");
            }
            if (place.isPresent()) {
                return responder.legal().placeHold(incident, place.get(), reason);
            }
            return lift.isPresent()
                    ? responder.legal().liftHold(incident, lift.get(), reason)
                    : responder.hold(incident, reason);
        }
    }

    /** {@code ir false-positive}. */
    @Command(name = "false-positive", description = "Judge that it was no incident.")
    static final class FalsePositive extends OfOneIncident {
        FalsePositive(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.falsePositive(incident, reason);
        }
    }

    /** {@code ir reopen}. */
    @Command(name = "reopen", description = "Begin investigation again.")
    static final class Reopen extends OfOneIncident {
        Reopen(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.reopen(incident, reason);
        }
    }

    /** {@code ir watch}. */
    @Command(name = "watch", description = "Begin the watch for reoccurrence; tick ends it when its time has come.")
    static final class Watch extends OfOneIncident {
        Watch(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.startWatch(incident);
        }
    }
}
