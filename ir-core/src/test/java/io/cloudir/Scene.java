package io.cloudir;

import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.detect.Detection;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An embedded incident response over stores in memory, a clock that a test moves, and signals that a test makes. */
final class Scene {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Entity USER = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/operator");
    static final Entity OTHER = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/bystander");
    static final Actor COMMANDER = new Actor.Person("commander-one");

    final TestClock clock = new TestClock(NOON);
    final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
    final IncidentResponse response;

    Scene() {
        this(false, List.of());
    }

    private Scene(boolean exercise, List<Activity> known) {
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(store)
                .plan(ResponsePlan.example())
                .clock(clock)
                .waiting(clock::passes)
                .exercise(exercise);
        if (!known.isEmpty()) {
            builder.cloud(SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), known, clock));
        }
        response = builder.build();
    }

    /** A scene that is an exercise, on a simulated account that is known from records. */
    static Scene exerciseOn(List<Activity> records) {
        return new Scene(true, records);
    }

    Responder commander() {
        return response.by(COMMANDER);
    }

    Incident only() {
        List<Incident> incidents = response.incidents();
        if (incidents.size() != 1) {
            throw new AssertionError("expected one incident, there are " + incidents.size());
        }
        return incidents.get(0);
    }

    /** A signal about an entity, at so many minutes after noon, resting on one record. */
    static Detection signal(String id, Entity entity, Severity level, long minute) {
        return signal(id, entity, level, minute, "", "");
    }

    static Detection signal(String id, Entity entity, Severity level, long minute, String actor, String address) {
        Instant time = NOON.plus(Duration.ofMinutes(minute));
        RecordSummary record = new RecordSummary(
                "record-" + id, time, "iam.amazonaws.com:CreateUser", actor, address, "success", Digest.ofText(id));
        return new Detection(
                new Signal(
                        id,
                        time,
                        new TimeRange(time, time),
                        new Signal.Rule("rule-" + id, "Rule " + id, Signal.Origin.SHIPPED),
                        Trigger.ACCOUNT_COMPROMISE,
                        level,
                        entity,
                        Cloud.AWS,
                        "123456789012",
                        "eu-west-1",
                        List.of(record),
                        1,
                        new Measure(1, "records"),
                        Optional.empty(),
                        List.of(),
                        "Somebody made a user."),
                List.of());
    }

    static List<Activity> parse(List<String> records) {
        List<Activity> activities = new ArrayList<>();
        for (String record : records) {
            activities.add(
                    CloudTrailRecords.parse(record.getBytes(StandardCharsets.UTF_8), "day:" + activities.size()));
        }
        return activities;
    }

    /** What the shipped rules find in records, in the order of time. */
    static List<Detection> detect(List<Activity> records) {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(RuleSet.shipped(), DetectorSettings.files(), found::add);
        records.forEach(detector::accept);
        detector.flush();
        found.sort((one, two) -> one.signal().compareTo(two.signal()));
        return found;
    }

    /** A clock that a test moves. */
    static final class TestClock extends Clock {
        private Instant now;

        TestClock(Instant start) {
            now = start;
        }

        boolean passes(Duration span) {
            now = now.plus(span);
            return true;
        }

        void moveTo(Instant instant) {
            now = instant.isAfter(now) ? instant : now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
