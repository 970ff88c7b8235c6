package io.cloudir.drill;

import io.cloudir.Exercise;
import io.cloudir.IncidentResponse;
import io.cloudir.IncidentResponseBuilder;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.FaultyCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One drill from the evening before to the last incident's end. */
final class DrillRun {
    private static final CloudAccount ACCOUNT = new CloudAccount(Cloud.AWS, "123456789012");
    private static final LocalDate EVE = LocalDate.parse("2026-03-02");
    private static final Instant START = Instant.parse("2026-03-03T02:00:00Z");
    private static final int EVE_RECORDS = 300;

    /** CloudTrail delivers within about five minutes on average (CloudTrail User Guide). */
    private static final Duration DELIVERY = Duration.ofMinutes(5);

    /** Changes of IAM are seen everywhere within some seconds. */
    private static final Duration SEEN_AFTER = Duration.ofSeconds(10);

    private static final Duration PACE = Duration.ofMinutes(2);
    private static final Duration HANG = Duration.ofSeconds(30);

    private static final Duration AFTERWARDS = Duration.ofHours(12);

    /** Far more than any script needs: an attack that never ends is a fault of its script. */
    private static final int MOST_TURNS = 20_000;

    private final Drill drill;
    private final DrillSettings settings;
    private final DrillClock clock = new DrillClock(START);

    DrillRun(Drill drill, DrillSettings settings) {
        this.drill = drill;
        this.settings = settings;
    }

    DrillResult run() {
        List<Activity> eve = parsed(SimulatedDays.of(ACCOUNT, settings.seed())
                .ordinaryDay(EVE, EVE_RECORDS)
                .records());
        SimulatedCloud cloud = SimulatedCloud.fromActivities(ACCOUNT, eve, clock)
                .visibleAfter(SEEN_AFTER)
                .handingSecretsTo(secret -> {});
        Attack attack = new Attack(cloud, clock);
        Course course = new Course(attack, clock, DELIVERY);
        try (JournalStore store = MemoryJournalStore.open("drill", JournalSettings.reproducible(clock))) {
            IncidentResponse response = response(store, cloud, course);
            eve.forEach(response::ingest);
            response.flush();
            Leak leak = Leak.of(eve, settings.seed());
            Attacker attacker = Attacker.with(attack, leak.keyId(), leak.user());
            attack.arrange(Duration.ZERO, () -> drill.opening().make(attacker));
            play(response, course);
            return new Outturn(drill, settings, response, store).of(attack);
        }
    }

    private IncidentResponse response(JournalStore store, SimulatedCloud cloud, Course course) {
        CloudAdapter adapter = settings.faults().isEmpty()
                ? cloud
                : FaultyCloud.of(cloud, settings.seed(), settings.faults(), settings.oneIn())
                        .hangingFor(HANG, course::passes);
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(store)
                .plan(settings.plan())
                .rules(settings.rules())
                .clock(clock)
                .cloud(adapter)
                .waiting(course::passes)
                .exercise(true);
        settings.playbooks().forEach(builder::playbook);
        return builder.build();
    }

    private void play(IncidentResponse response, Course course) {
        Exercise exercise =
                new Exercise(response, span -> course.passesUntilNews(span, response), PACE).respondingAfter(PACE);
        Optional<Instant> next = course.next();
        for (int turn = 0; next.isPresent(); turn++) {
            if (turn == MOST_TURNS) {
                throw new IllegalStateException("drill " + drill.name() + " goes on after " + turn
                        + " things have happened; expected that the script comes to an end");
            }
            exercise.playUntil(next.get());
            course.goesTo(next.get(), response);
            response.runDue(clock.instant());
            next = course.next();
        }
        // All up to their watches first: playing one to its end lets weeks pass.
        exercise.playUntil(clock.instant().plus(AFTERWARDS));
        response.incidents().stream()
                .sorted(Comparator.comparing(Incident::openedAt))
                .forEach(incident -> exercise.play(incident.id()));
    }

    private static List<Activity> parsed(List<String> records) {
        List<Activity> activities = new ArrayList<>();
        for (String line : records) {
            activities.add(CloudTrailRecords.parse(line.getBytes(StandardCharsets.UTF_8), "eve:" + activities.size()));
        }
        return activities;
    }
}
