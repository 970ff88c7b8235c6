package io.cloudir.cli;

import io.cloudir.Exercise;
import io.cloudir.IncidentResponse;
import io.cloudir.IncidentResponseBuilder;
import io.cloudir.Outcome;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.detect.Detection;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.ReadCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replays logs: time is what the records say, then what the response takes. The same logs give the same journals and
 * reports to the byte.
 */
final class Replay {
    /** How long a person takes for one step of an exercise. */
    private static final Duration PACE = Duration.ofMinutes(2);

    /** Most records from which the simulated cloud is built; later ones do not change what it knows. */
    private static final int CLOUD_RECORDS = 500_000;

    private final Terminal terminal;
    private final ResponsePlan plan;
    private final RuleSet rules;
    private final Choices choices;

    /**
     * What the person chose.
     *
     * @param store where journals and evidence are kept; in memory if empty
     * @param namespace the tenant
     * @param simulated whether there is a simulated cloud to act on
     * @param exercise whether exercise actors play the people
     */
    record Choices(Optional<String> store, String namespace, boolean simulated, boolean exercise) {}

    Replay(Terminal terminal, ResponsePlan plan, RuleSet rules, Choices choices) {
        this.terminal = terminal;
        this.plan = plan;
        this.rules = rules;
        this.choices = choices;
    }

    /** Replays the logs; the exit code says whether all that was named could be read. */
    int run(List<String> logs, LogSource source, OutputFolder out) {
        List<Activity> records = new ArrayList<>();
        Map<Signal, Detection> detections = new TreeMap<>();
        Detector detector = new Detector(
                rules, DetectorSettings.files(), detection -> detections.put(detection.signal(), detection));
        LogInput input = new LogInput(terminal);
        ReadCounts counts = input.read(logs, source, record -> {
            detector.accept(record);
            if (choices.simulated() && records.size() < CLOUD_RECORDS) {
                records.add(record);
            }
        });
        detector.flush();
        input.tellLate(detector.counts());
        ReplayClock clock = new ReplayClock(firstOf(detections));
        JournalSettings settings = JournalSettings.reproducible(clock).warningTo(terminal::note);
        try (JournalStore store = openStore(settings)) {
            IncidentResponseBuilder builder = IncidentResponse.builder()
                    .store(store)
                    .plan(plan)
                    .clock(clock)
                    .evidence(openEvidence())
                    .runner("replay")
                    .waiting(clock::passes)
                    .exercise(choices.exercise());
            simulatedCloud(records, clock).ifPresent(builder::cloud);
            IncidentResponse response = builder.build();
            Exercise exercise = new Exercise(response, clock::passes, PACE);
            place(detections, clock, response, exercise);
            List<Incident> incidents = respond(clock, response, exercise);
            keepCloud(records, clock.instant());
            new RunOutput(out, terminal).write(detections.keySet(), incidents, store, counts);
        }
        return input.allThere() ? ExitCode.DONE : ExitCode.INPUT;
    }

    private static void place(
            Map<Signal, Detection> detections, ReplayClock clock, IncidentResponse response, Exercise exercise) {
        for (Detection detection : detections.values()) {
            exercise.playUntil(detection.signal().time());
            clock.moveTo(detection.signal().time());
            response.runDue(clock.instant());
            response.place(detection);
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
        List<String> gates = Gates.next(response, incident, now);
        if (!gates.isEmpty()) {
            terminal.line(incident.id() + " waits for a person.");
            gates.forEach(terminal::line);
        }
    }

    /** Whoever goes on by hand finds the cloud as the logs tell of it; an exercise begins anew each time. */
    private void keepCloud(List<Activity> records, Instant now) {
        if (choices.store().isPresent() && choices.simulated() && !choices.exercise()) {
            Path folder = StoreOptions.cloudFolder(choices.store().get(), choices.namespace());
            if (!KeptCloud.keep(folder, records, now)) {
                terminal.note("ir: the simulated cloud of the store was changed by hand, so it stays as it is");
            }
        }
    }

    /** A cloud of the account that most records tell of; of an empty account if none names one. */
    private Optional<CloudAdapter> simulatedCloud(List<Activity> records, ReplayClock clock) {
        if (!choices.simulated()) {
            return Optional.empty();
        }
        return Optional.of(SimulatedCloud.fromActivities(KeptCloud.accountOf(records), records, clock));
    }

    private JournalStore openStore(JournalSettings settings) {
        return StoreOptions.openJournals(choices.store(), choices.namespace(), settings);
    }

    private EvidenceStore openEvidence() {
        return choices.store()
                .map(place -> StoreOptions.openEvidence(place, choices.namespace()))
                .orElseGet(MemoryEvidenceStore::new);
    }

    private static Instant firstOf(Map<Signal, Detection> detections) {
        return detections.keySet().stream().findFirst().map(Signal::time).orElse(Instant.EPOCH);
    }
}
