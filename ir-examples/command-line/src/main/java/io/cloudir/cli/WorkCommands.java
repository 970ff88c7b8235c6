package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.cli.HandCommands.OfOneIncident;
import io.cloudir.evidence.Volatility;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The commands by which a person records work on an incident: what gates ask for. */
final class WorkCommands {
    private WorkCommands() {}

    /** Reads {@code TYPE:ID}, such as {@code principal:arn:aws:iam::123456789012:user/example}. */
    static final class EntityOption implements ITypeConverter<Entity> {
        @Override
        public Entity convert(String text) {
            int colon = text.indexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new TypeConversionException("'" + text + "' is not TYPE:ID; expected such as address:192.0.2.1");
            }
            try {
                return Entity.of(EntityType.ofCode(text.substring(0, colon)), text.substring(colon + 1));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** {@code ir scope}. */
    @Command(name = "scope", description = "Say what an incident reaches.")
    static final class Scope extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "SUMMARY", description = "The scope in a sentence or two.")
        @SuppressWarnings("NullAway.Init") // required
        private String summary;

        @Option(
                names = "--affected",
                paramLabel = "TYPE:ID",
                converter = EntityOption.class,
                description = "Something that is affected. May be repeated.")
        private List<Entity> affected = new ArrayList<>();

        @Option(names = "--widespread", description = "It goes beyond one identity or resource.")
        private boolean widespread;

        @Option(names = "--critical", description = "Critical systems are affected.")
        private boolean critical;

        Scope(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.establishScope(incident, new ScopeEstablished(summary, affected, widespread, critical));
        }
    }

    /** {@code ir evidence-add}. */
    @Command(name = "evidence-add", description = "Preserve a file as evidence, or record why there is none (--none).")
    static final class EvidenceAdd extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "KIND", description = "What it is, such as memory-image.")
        @SuppressWarnings("NullAway.Init") // required
        private String kind;

        @Option(names = "--file", paramLabel = "FILE", description = "The evidence.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> file;

        @Option(
                names = "--source",
                paramLabel = "TEXT",
                defaultValue = "by hand",
                description = "Where it was taken from.")
        @SuppressWarnings("NullAway.Init") // has a default
        private String source;

        @Option(
                names = "--volatility",
                paramLabel = "WORD",
                defaultValue = "DISK",
                description = "How soon it fades: one of ${COMPLETION-CANDIDATES}.")
        @SuppressWarnings("NullAway.Init") // has a default
        private Volatility volatility;

        @Option(names = "--none", description = "It could not be collected; --reason says why.")
        private boolean none;

        EvidenceAdd(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            if (none && !reason.isBlank()) {
                return responder.evidence().noEvidence(incident, kind, source, reason);
            }
            String name = file.orElseThrow(
                    () -> new Failure(ExitCode.USAGE, "give --file FILE, or --none with --reason TEXT"));
            return Input.read(
                    name, content -> responder.evidence().preserve(incident, kind, source, volatility, content));
        }
    }

    /** {@code ir task}. */
    @Command(name = "task", description = "Open a task, or end one (--done, --given-up).")
    static final class TaskCommand extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "TASK", description = "The task's id, your choice.")
        @SuppressWarnings("NullAway.Init") // required
        private String task;

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                defaultValue = "RESPONSE",
                description = "One of ${COMPLETION-CANDIDATES}.")
        @SuppressWarnings("NullAway.Init") // has a default
        private TaskKind kind;

        @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "What has to be done.")
        @SuppressWarnings("NullAway.Init") // has a default
        private String title;

        @Option(
                names = "--owner",
                paramLabel = "WHO",
                defaultValue = "",
                description = "The person or role that does it.")
        @SuppressWarnings("NullAway.Init") // has a default
        private String owner;

        @Option(names = "--due", paramLabel = "TIME", description = "Until when, in RFC 3339.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<Instant> due;

        @Option(names = "--done", paramLabel = "OUTCOME", description = "It was done; what came of it.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> done;

        @Option(names = "--given-up", paramLabel = "WHY", description = "It was given up.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> givenUp;

        TaskCommand(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            if (done.isPresent()) {
                return responder.endTask(incident, task, true, done.get());
            }
            if (givenUp.isPresent()) {
                return responder.endTask(incident, task, false, givenUp.get());
            }
            if (title.isBlank() || owner.isBlank() || due.isEmpty()) {
                throw new Failure(ExitCode.USAGE, "a new task needs --title, --owner and --due");
            }
            return responder.openTask(incident, task, kind, title, owner, due.get());
        }
    }

    /** {@code ir deadline}. */
    @Command(name = "deadline", description = "Answer a deadline: what was done, or why nothing is owed.")
    static final class AnswerDeadline extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "DEADLINE", description = "The deadline's id, from show --json.")
        @SuppressWarnings("NullAway.Init") // required
        private String deadline;

        @Parameters(index = "2", paramLabel = "NOTE", description = "What was done, or why nothing is owed.")
        @SuppressWarnings("NullAway.Init") // required
        private String note;

        AnswerDeadline(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.answerDeadline(incident, deadline, note);
        }
    }

    /** {@code ir attest}. */
    @Command(
            name = "attest",
            description = "State that a gate of the plan's own is met; or why actions-read-back need not be.")
    static final class Attest extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "GATE", description = "The gate's name in the plan.")
        @SuppressWarnings("NullAway.Init") // required
        private String gate;

        @Parameters(index = "2", paramLabel = "NOTE", description = "What makes it met.")
        @SuppressWarnings("NullAway.Init") // required
        private String note;

        Attest(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.attest(incident, gate, note);
        }
    }

    /** {@code ir cause}. */
    @Command(name = "cause", description = "Record a root cause.")
    static final class Cause extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "CAUSE", description = "Its id, your choice.")
        @SuppressWarnings("NullAway.Init") // required
        private String cause;

        @Parameters(index = "2", paramLabel = "STATEMENT", description = "The cause.")
        @SuppressWarnings("NullAway.Init") // required
        private String statement;

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                defaultValue = "TECHNICAL",
                description = "One of ${COMPLETION-CANDIDATES}.")
        @SuppressWarnings("NullAway.Init") // has a default
        private CauseKind kind;

        @Option(names = "--record", paramLabel = "ID", description = "A record that supports it. May be repeated.")
        private List<String> records = new ArrayList<>();

        Cause(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.review().rootCause(incident, cause, kind, statement, records);
        }
    }

    /** {@code ir lesson}. */
    @Command(name = "lesson", description = "Record a lesson.")
    static final class Lesson extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "LESSON", description = "Its id, your choice.")
        @SuppressWarnings("NullAway.Init") // required
        private String lesson;

        @Parameters(index = "2", paramLabel = "STATEMENT", description = "The lesson.")
        @SuppressWarnings("NullAway.Init") // required
        private String statement;

        @Option(names = "--went-well", description = "Keep doing it.")
        private boolean wentWell;

        Lesson(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.review().lesson(incident, lesson, wentWell, statement);
        }
    }

    /** {@code ir review}. */
    @Command(name = "review", description = "Say that the review was held.")
    static final class Review extends OfOneIncident {
        @Parameters(index = "1", paramLabel = "SUMMARY", description = "Its result.")
        @SuppressWarnings("NullAway.Init") // required
        private String summary;

        @Option(names = "--participant", paramLabel = "WHO", description = "Who took part. May be repeated.")
        private List<String> participants = new ArrayList<>();

        Review(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(Responder responder, IncidentId incident, String reason) {
            return responder.review().complete(incident, summary, participants);
        }
    }
}
