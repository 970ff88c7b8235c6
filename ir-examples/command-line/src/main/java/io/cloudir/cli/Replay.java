package io.cloudir.cli;

import io.cloudir.Exercise;
import io.cloudir.IncidentResponse;
import io.cloudir.IncidentResponseBuilder;
import io.cloudir.Outcome;
import io.cloudir.Preserved;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.AccountHistory;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.telemetry.DeadLetterFile;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.ReadCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays logs: time is what the records say, then what the response takes. The same logs give the same journals and
 * reports to the byte.
 */
final class Replay {
    /** How long a person takes for one step of an exercise. */
    private static final Duration PACE = Duration.ofMinutes(2);

    private final Terminal terminal;
    private final ResponsePlan plan;
    private final Hints hints;
    private final RuleSet rules;
    private final Choices choices;

    /**
     * What the person chose.
     *
     * @param store where journals and evidence are kept; if empty, journals are in memory and evidence with the results
     * @param namespace the tenant
     * @param simulated whether there is a simulated cloud to act on
     * @param exercise whether exercise actors play the people
     * @param mappings what records of applications are
     * @param deadLetters keeps what cannot be read
     * @param playbooks the documents of the plan's own playbooks
     */
    record Choices(
            Optional<String> store,
            String namespace,
            boolean simulated,
            boolean exercise,
            LogMappings mappings,
            Optional<DeadLetterFile> deadLetters,
            Map<String, Playbook> playbooks) {}

    Replay(Terminal terminal, ResponsePlan plan, Hints hints, RuleSet rules, Choices choices) {
        this.terminal = terminal;
        this.plan = plan;
        this.hints = hints;
        this.rules = rules;
        this.choices = choices;
    }

    /** Replays the logs; the exit code says whether all that was named could be read. */
    int run(List<String> logs, LogSource source, OutputFolder out) {
        Optional<KeptRecords> kept = keptRecords();
        try {
            return run(logs, source, out, kept);
        } finally {
            kept.ifPresent(KeptRecords::close);
        }
    }

    private int run(List<String> logs, LogSource source, OutputFolder out, Optional<KeptRecords> kept) {
        EvidenceStore evidence = openEvidence(out);
        RecordEvidence records = new RecordEvidence(evidence);
        AccountHistory history = new AccountHistory();
        Map<Signal, Preserved> signals = new TreeMap<>();
        Detector detector = new Detector(
                rules,
                DetectorSettings.files(),
                detection -> signals.put(detection.signal(), Preserved.by(records, detection)));
        LogInput input = new LogInput(terminal, choices.deadLetters());
        ReadCounts counts = input.read(logs, source, choices.mappings(), record -> {
            detector.accept(record);
            if (record.kind().isPresent()) {
                // What an application says happened in it tells nothing of the state of the cloud.
                return;
            }
            if (choices.simulated()) {
                history.add(record);
            }
            kept.ifPresent(writer -> writer.add(record));
        });
        detector.flush();
        input.tellLate(detector.counts());
        tellLeftOut(history);
        ReplayClock clock = new ReplayClock(firstOf(signals));
        JournalSettings settings = JournalSettings.reproducible(clock).warningTo(terminal::note);
        try (JournalStore store = openStore(settings)) {
            IncidentResponseBuilder builder = IncidentResponse.builder()
                    .store(store)
                    .plan(plan)
                    .clock(clock)
                    .evidence(evidence)
                    .runner("replay")
                    .waiting(clock::passes)
                    .mappings(choices.mappings())
                    .exercise(choices.exercise());
            choices.playbooks().forEach(builder::playbook);
            simulatedCloud(history, clock, store).ifPresent(builder::cloud);
            IncidentResponse response = builder.build();
            Exercise exercise = new Exercise(response, clock::passes, PACE);
            place(signals.values(), clock, response, exercise);
            List<Incident> incidents = respond(clock, response, exercise);
            kept.ifPresent(writer -> keepCloud(writer, KeptCloud.accountOf(history), clock.instant()));
            Set<IncidentId> altered = response.altered().keySet();
            new RunOutput(out, terminal)
                    .write(signals.keySet(), incidents, altered, response.suppressions(), store, counts);
            if (!altered.isEmpty()) {
                return ExitCode.TAMPERED;
            }
        }
        return input.allThere() ? ExitCode.DONE : ExitCode.INPUT;
    }

    private void tellLeftOut(AccountHistory history) {
        if (history.leftOut() > 0) {
            terminal.note("ir: there were more changes to accounts than can be remembered, by " + history.leftOut()
                    + "; the simulated cloud does not know of those, so what it says of its state may be out of date");
        }
    }

    private static void place(
            Collection<Preserved> signals, ReplayClock clock, IncidentResponse response, Exercise exercise) {
        for (Preserved preserved : signals) {
            exercise.playUntil(preserved.signal().time());
            clock.moveTo(preserved.signal().time());
            response.runDue(clock.instant());
            response.place(preserved);
        }
    }

    private List<Incident> respond(ReplayClock clock, IncidentResponse response, Exercise exercise) {
        for (Incident incident : response.incidents()) {
            if (incident.exercise() && choices.exercise()) {
                Outcome outcome = exercise.play(incident.id());
                if (outcome instanceof Outcome.Refused refused) {
                    terminal.note("ir: " + incident.id() + " goes no further: " + refused.text());
                }
            } else {
                tellNextGate(response, incident, clock.instant());
            }
        }
        return response.incidents();
    }

    private void tellNextGate(IncidentResponse response, Incident incident, Instant now) {
        List<String> gates = Gates.next(response, incident, now, hints);
        if (!gates.isEmpty()) {
            terminal.line(incident.id() + " waits for a person.");
            gates.forEach(terminal::line);
        }
    }

    /** Whoever goes on by hand finds the cloud as the logs tell of it; an exercise begins anew each time. */
    private Optional<KeptRecords> keptRecords() {
        return choices.store()
                .filter(store -> choices.simulated() && !choices.exercise())
                .map(store -> KeptRecords.in(StoreOptions.cloudFolder(store, choices.namespace())));
    }

    private void keepCloud(KeptRecords records, CloudAccount account, Instant now) {
        if (!KeptCloud.keep(records, account, now)) {
            terminal.note("ir: the simulated cloud of the store was changed by hand, so it stays as it is");
        }
    }

    /**
     * A cloud of the account that most records tell of, of an empty account if none names one; with the changes that earlier
     * runs of the exercise have made in it.
     */
    private Optional<CloudAdapter> simulatedCloud(AccountHistory history, ReplayClock clock, JournalStore store) {
        if (!choices.simulated()) {
            return Optional.empty();
        }
        CloudClock time = new CloudClock(clock);
        SimulatedCloud cloud = SimulatedCloud.fromHistory(KeptCloud.accountOf(history), history, time);
        if (choices.exercise()) {
            new RecordedChanges(terminal).remake(store, cloud, time);
        }
        return Optional.of(cloud);
    }

    private JournalStore openStore(JournalSettings settings) {
        return StoreOptions.openJournals(choices.store(), choices.namespace(), settings);
    }

    private EvidenceStore openEvidence(OutputFolder out) {
        return choices.store()
                .map(place -> StoreOptions.openEvidence(place, choices.namespace()))
                .orElseGet(() -> DirectoryEvidenceStore.in(out.folder("evidence")));
    }

    private static Instant firstOf(Map<Signal, Preserved> signals) {
        return signals.keySet().stream().findFirst().map(Signal::time).orElse(Instant.EPOCH);
    }
}
