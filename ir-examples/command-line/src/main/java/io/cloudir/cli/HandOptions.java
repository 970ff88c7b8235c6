package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.IncidentResponseBuilder;
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
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that changes an incident by hand takes, and how its result is told. */
final class HandOptions extends StoreOptions {
    @Mixin
    private final PlanOption plan = new PlanOption();

    @Option(
            names = "--actor",
            required = true,
            paramLabel = "PERSON",
            description = "Who does it: a person's id. Default: what IR_ACTOR says.")
    @SuppressWarnings("NullAway.Init") // required
    private String actor;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; some steps need a reason.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String reason;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it happened, in RFC 3339; not before what the journal tells. Default: now.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> at;

    @Option(names = "--json", description = "Print the incident as JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec mixee;

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

    private Hints hints(ResponsePlan inForce) {
        return Hints.after(mixee, inForce);
    }

    /**
     * Does something to an incident and tells the person what became of it.
     *
     * @param named the incident; empty if one is opened, in a store that need not be there yet
     */
    int run(Terminal terminal, Optional<IncidentId> named, Function<Responder, Outcome> work) {
        named.ifPresent(id -> requireStore());
        Clock clock = clock();
        ResponsePlan inForce = plan.load();
        Actor person = person(inForce, terminal);
        try (JournalStore store = open(settings(clock, terminal))) {
            News news = News.before(store, named);
            IncidentResponse response = response(store, inForce, clock).build();
            Outcome outcome = named.flatMap(id -> behind(response, id))
                    .orElseGet(() -> done(() -> work.apply(response.by(person))));
            if (outcome instanceof Outcome.Done done) {
                HalfWay.lines(done.incident(), news, hints(inForce)).forEach(terminal::note);
            }
            if (outcome instanceof Outcome.Done done && !json) {
                news.tell(terminal, response, done.incident());
                return ExitCode.DONE;
            }
            return tell(terminal, named.map(IncidentId::value).orElse("ID"), outcome, hints(inForce));
        }
    }

    /** What is done on a cloud, and told about it. */
    interface CloudWork {
        Outcome of(Site site);
    }

    /**
     * Does something to an incident and to the simulated cloud of the store, all of it at one time. What was done is told by
     * the work itself.
     *
     * @param cloud opens the cloud as of a time
     */
    int runOnCloud(Terminal terminal, IncidentId incident, Function<Instant, KeptCloud> cloud, CloudWork work) {
        requireStore();
        Clock now = Clock.fixed(clock().instant(), ZoneOffset.UTC);
        ResponsePlan inForce = plan.load();
        Actor person = person(inForce, terminal);
        try (JournalStore store = open(settings(now, terminal));
                KeptCloud open = cloud.apply(now.instant())) {
            News news = News.before(store, Optional.of(incident));
            IncidentResponseBuilder builder = response(store, inForce, now).cloud(open.cloud());
            plan.playbooks(inForce, terminal).forEach(builder::playbook);
            IncidentResponse response = builder.build();
            Hints hints = hints(inForce);
            Site site = new Site(
                    incident,
                    response,
                    response.by(person).cloud(),
                    open.cloud().account(),
                    hints,
                    news,
                    now.instant());
            Outcome outcome = behind(response, incident).orElseGet(() -> done(() -> work.of(site)));
            return outcome instanceof Outcome.Done && !json
                    ? ExitCode.DONE
                    : tell(terminal, incident.value(), outcome, hints);
        }
    }

    /** What was recorded later was known by then. That a time is before the opening the library tells itself. */
    private Optional<Outcome> behind(IncidentResponse response, IncidentId id) {
        return response.incident(id)
                .filter(it -> at.filter(time -> time.isBefore(it.updatedAt()) && !time.isBefore(it.openedAt()))
                        .isPresent())
                .map(it -> new Outcome.Refused(
                        "--at " + at.orElseThrow() + " is before the last entry of incident " + id
                                + ", which was recorded at " + it.updatedAt()
                                + "; expected that time or a later one that is over: give one, or leave --at out for now.",
                        Optional.empty()));
    }

    private IncidentResponseBuilder response(JournalStore store, ResponsePlan inForce, Clock clock) {
        return IncidentResponse.builder()
                .store(store)
                .plan(inForce)
                .mappings(plan.mappings(inForce))
                .clock(clock)
                .evidence(evidence());
    }

    private static JournalSettings settings(Clock clock, Terminal terminal) {
        return JournalSettings.secure(clock, new SecureRandom()).warningTo(terminal::note);
    }

    /** Who acts; a name that the plan does not know is told, since it may be mistyped. */
    private Actor person(ResponsePlan inForce, Terminal terminal) {
        Actor person = personOf(actor);
        inForce.doubtAbout(person).ifPresent(doubt -> terminal.note("ir: warning: --actor: " + doubt));
        return person;
    }

    /** What the library refuses to take came from the command line. */
    private static Outcome done(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static int tell(Terminal terminal, String incident, Outcome outcome, Hints hints) {
        if (outcome instanceof Outcome.Refused refused) {
            refused.transition()
                    .filter(transition -> !transition.unmet().isEmpty())
                    .ifPresentOrElse(
                            transition -> {
                                terminal.note("ir: refused: cannot go from "
                                        + transition.from().code() + " to "
                                        + transition.to().code() + "; not met:");
                                Gates.lines(transition, incident, hints).forEach(terminal::note);
                            },
                            () -> terminal.note("ir: refused: " + refused.text()));
            return ExitCode.REFUSED;
        }
        terminal.json(Show.row(((Outcome.Done) outcome).incident()));
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
