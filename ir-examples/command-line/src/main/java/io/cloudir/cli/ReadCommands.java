package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.IncidentResponseBuilder;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.IncidentIndex;
import io.cloudir.model.IncidentId;
import io.cloudir.review.PostMortem;
import io.cloudir.review.json.IncidentJson;
import io.cloudir.review.terminal.TerminalSummary;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that look at a store: {@code list}, {@code show}, and {@code tick}, which lets time do its part. */
final class ReadCommands {
    private ReadCommands() {}

    /** For what only looks: whoever may not write in the store may look too, so nothing is opened for writing. */
    private static IncidentResponse looking(JournalStore store, PlanOption plan) {
        return IncidentResponse.builder()
                .store(store)
                .plan(plan.load())
                .clock(Clock.systemUTC())
                .build();
    }

    private static JournalStore open(StoreOptions options, Terminal terminal, Clock clock) {
        options.requireStore();
        return options.open(JournalSettings.secure(clock, new SecureRandom()).warningTo(terminal::note));
    }

    /** {@code ir list}. */
    @Command(name = "list", description = "List the incidents of a store.")
    static final class ListIncidents implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Mixin
        private final PlanOption plan = new PlanOption();

        @Option(names = "--open", description = "Leave out incidents that are over.")
        private boolean onlyOpen;

        @Option(names = "--json", description = "Print a JSON array.")
        private boolean json;

        ListIncidents(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (JournalStore journals = ReadCommands.open(store, terminal, Clock.systemUTC())) {
                IncidentResponse response = looking(journals, plan);
                List<Incident> incidents = response.incidents().stream()
                        .filter(incident -> !onlyOpen || !incident.phase().isOver())
                        .toList();
                if (json) {
                    terminal.json(incidents.stream().map(Show::row).collect(Collectors.joining(",", "[", "]")));
                } else {
                    incidents.forEach(incident -> terminal.line(Show.line(incident)));
                }
                return response.altered().isEmpty() ? ExitCode.DONE : ExitCode.TAMPERED;
            }
        }
    }

    /** {@code ir show}. */
    @Command(name = "show", description = "Show where an incident stands.")
    static final class ShowIncident implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Mixin
        private final PlanOption plan = new PlanOption();

        @Parameters(paramLabel = "ID", description = "The incident.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        @Option(names = "--at", paramLabel = "TIME", description = "The time to look at, in RFC 3339. Default: now.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<Instant> at;

        @Option(names = "--json", description = "Print it as JSON.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        ShowIncident(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            IncidentId incident = HandOptions.incident(id);
            Instant now = StoreOptions.clockAt(at).instant();
            try (JournalStore journals = ReadCommands.open(store, terminal, Clock.systemUTC())) {
                List<JournalEntry> journal = journals.read(incident, 0);
                if (journal.isEmpty()) {
                    throw new Failure(
                            ExitCode.INPUT,
                            "there is no incident " + incident + " in namespace '" + journals.namespace()
                                    + "'; expected one of those that ir list shows");
                }
                PostMortem found = PostMortem.of(journal);
                if (json) {
                    terminal.print(IncidentJson.write(found));
                } else {
                    terminal.print(TerminalSummary.render(found.incident(), now));
                    IncidentResponse response = looking(journals, plan);
                    Hints hints = Hints.after(spec, response.plan());
                    Gates.next(response, found.incident(), now, hints).forEach(terminal::line);
                }
            }
            return ExitCode.DONE;
        }
    }

    /** {@code ir tick}. */
    @Command(
            name = "tick",
            description =
                    "Do all that is due: clocks that ran out, escalations, watches that end. Prints what was added, and when to"
                            + " come again.")
    static final class Tick implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final StoreOptions store = new StoreOptions();

        @Mixin
        private final PlanOption plan = new PlanOption();

        @Option(names = "--at", paramLabel = "TIME", description = "The time to work at, in RFC 3339. Default: now.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<Instant> at;

        @Mixin
        private final CloudOption cloud = new CloudOption();

        @Option(
                names = "--actor",
                paramLabel = "PERSON",
                description = "Taken for the sake of uniformity; time acts by itself.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<String> actor;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        Tick(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            actor.ifPresent(HandOptions::personOf);
            cloud.requireSimulated();
            // All of it happens at one time, on the cloud too.
            Clock clock = Clock.fixed(StoreOptions.clockAt(at).instant(), ZoneOffset.UTC);
            try (JournalStore journals = ReadCommands.open(store, terminal, clock)) {
                IncidentResponseBuilder builder = IncidentResponse.builder()
                        .store(journals)
                        .plan(plan.load())
                        .clock(clock)
                        .evidence(store.evidence());
                List<Overdue> tried = Overdue.in(builder.build(), clock.instant());
                if (tried.isEmpty() || !KeptCloud.isIn(store.cloudFolder())) {
                    return tick(journals, builder.build(), tried, clock.instant());
                }
                try (KeptCloud kept = KeptCloud.open(store.cloudFolder(), clock.instant(), terminal)) {
                    return tick(journals, builder.cloud(kept.cloud()).build(), tried, clock.instant());
                }
            }
        }

        private int tick(JournalStore journals, IncidentResponse response, List<Overdue> tried, Instant now) {
            Map<IncidentId, Long> before = entries(journals);
            Optional<Instant> next = response.runDue(now);
            entries(journals).forEach((id, entries) -> {
                long known = before.getOrDefault(id, 0L);
                if (entries > known) {
                    News.lines(journals, response.incident(id).orElseThrow(), known)
                            .forEach(line -> terminal.line(id + "  " + line));
                }
            });
            Hints hints = Hints.after(spec, response.plan());
            List<Overdue> left =
                    tried.stream().filter(it -> it.isLeft(response)).toList();
            left.forEach(it -> it.lines(hints).forEach(terminal::line));
            Set<IncidentId> altered = response.altered().keySet();
            altered.forEach(id -> terminal.line(id + "  left alone: its journal is not as it was written"));
            terminal.line(next.map(Instant::toString)
                    .orElse(
                            altered.isEmpty() && left.isEmpty()
                                    ? "nothing is due by itself"
                                    : "nothing else is due by itself"));
            if (!altered.isEmpty()) {
                return ExitCode.TAMPERED;
            }
            return left.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }

        /** How many entries each journal has that can be read; the response tells of the others. */
        private static Map<IncidentId, Long> entries(JournalStore journals) {
            return IncidentIndex.of(journals, warning -> {}).rows().stream()
                    .collect(Collectors.toMap(
                            row -> row.head().incident(),
                            row -> row.head().entries(),
                            (one, other) -> other,
                            TreeMap::new));
        }
    }
}
