package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** An incident to investigate: somebody made sessions from role to role and stopped a host. */
abstract class StepScene {
    static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);
    static final String HOST = "i-0123456789abcdef0";

    final SettableClock clock = new SettableClock(Exercise.NOON);
    final InvestigationSettings settings = InvestigationSettings.of(clock);
    final ExecutorService pool = Executors.newFixedThreadPool(4);
    final Exercise exercise = exercise();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    static Exercise exercise() {
        List<Activity> records = new ArrayList<>(Chain.twoHops());
        records.add(Exercise.record(
                6,
                "ec2",
                "StopInstances",
                "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + HOST + "\"}]}}",
                "null"));
        return new Exercise(records)
                .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1, 2, 6)
                .signal(Severity.LOW, Trigger.RULE, MALLORY, 3, 4, 5);
    }

    InvestigationResult investigate(CloudAdapter cloud, InvestigationSettings how) {
        return new Investigation(cloud, List.of(), how)
                .investigate(exercise.incident(), CitedActivities.read(exercise.incident(), exercise.evidence));
    }

    static List<String> lost(InvestigationResult result) {
        return result.findings().stream()
                .map(FindingRecorded::statement)
                .filter(text -> text.startsWith("Visibility lost: "))
                .toList();
    }

    static Set<String> steps(InvestigationResult result) {
        return result.findings().stream().map(FindingRecorded::step).collect(Collectors.toSet());
    }
}
