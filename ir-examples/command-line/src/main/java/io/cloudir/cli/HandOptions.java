package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.Outcome;
import io.cloudir.Responder;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that changes an incident by hand takes, and how its result is told. */
final class HandOptions extends StoreOptions {
    @Mixin
    private final PlanOption plan = new PlanOption();

    @Option(names = "--actor", required = true, paramLabel = "PERSON", description = "Who does it: a person's id.")
    @SuppressWarnings("NullAway.Init") // required
    private String actor;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; some steps need a reason.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String reason;

    @Option(names = "--at", paramLabel = "TIME", description = "When it happened, in RFC 3339. Default: now.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> at;

    @Option(names = "--json", description = "Print the incident as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    String reason() {
        return reason;
    }

    ResponsePlan plan() {
        return plan.load();
    }

    Clock clock() {
        return clockAt(at);
    }

    /**
     * Does something to an incident and tells the person what became of it.
     *
     * @param existing whether the store must be there already
     * @param incident the incident's id as commands name it
     */
    int run(Terminal terminal, boolean existing, String incident, Function<Responder, Outcome> work) {
        Actor person = personOf(actor);
        Clock clock = clock();
        if (existing) {
            requireStore();
        }
        JournalSettings settings =
                JournalSettings.secure(clock, new SecureRandom()).warningTo(terminal::note);
        try (JournalStore store = open(settings)) {
            IncidentResponse response = IncidentResponse.builder()
                    .store(store)
                    .plan(plan.load())
                    .clock(clock)
                    .evidence(evidence())
                    .build();
            return tell(terminal, incident, done(work, response.by(person)));
        }
    }

    /**
     * Does something to an incident and to the simulated cloud of the store, all of it at one time.
     *
     * @param told whether where the incident stands need not be told
     */
    int runOnCloud(
            Terminal terminal, String incident, BiFunction<IncidentResponse, Responder, Outcome> work, boolean told) {
        Actor person = personOf(actor);
        requireStore();
        Clock now = Clock.fixed(clock().instant(), ZoneOffset.UTC);
        JournalSettings settings =
                JournalSettings.secure(now, new SecureRandom()).warningTo(terminal::note);
        try (JournalStore store = open(settings);
                KeptCloud kept = KeptCloud.open(cloudFolder(), now.instant(), terminal)) {
            IncidentResponse response = IncidentResponse.builder()
                    .store(store)
                    .plan(plan.load())
                    .clock(now)
                    .evidence(evidence())
                    .cloud(kept.cloud())
                    .build();
            Outcome outcome = done(it -> work.apply(response, it), response.by(person));
            return told && outcome instanceof Outcome.Done ? ExitCode.DONE : tell(terminal, incident, outcome);
        }
    }

    /** What the library refuses to take came from the command line. */
    private static Outcome done(Function<Responder, Outcome> work, Responder responder) {
        try {
            return work.apply(responder);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private int tell(Terminal terminal, String incident, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            refused.transition()
                    .filter(transition -> !transition.unmet().isEmpty())
                    .ifPresentOrElse(
                            transition -> {
                                terminal.note("ir: refused: cannot go from "
                                        + transition.from().code() + " to "
                                        + transition.to().code() + "; not met:");
                                Gates.lines(transition, incident).forEach(terminal::note);
                            },
                            () -> terminal.note("ir: refused: " + refused.text()));
            return ExitCode.REFUSED;
        }
        Show.incident(terminal, ((Outcome.Done) outcome).incident(), json);
        return ExitCode.DONE;
    }

    static Actor personOf(String id) {
        try {
            return new Actor.Person(id);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--actor: " + e.getMessage(), e);
        }
    }

    static IncidentId incident(String id) {
        try {
            return new IncidentId(id);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
