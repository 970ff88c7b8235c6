package io.cloudir;

import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.detect.Detection;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.FaultyStore;
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

    /** Reached before and after each append. */
    private Runnable checkpoint = () -> {};

    Scene() {
        this(false, List.of());
    }

    private Scene(boolean exercise, List<Activity> known) {
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(new FaultyStore(store, () -> checkpoint.run()))
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

    /** Another process that works on the same store, with the same plan and clock. */
    IncidentResponse node(String runner) {
        return IncidentResponse.builder()
                .store(store)
                .plan(response.plan())
                .clock(clock)
                .runner(runner)
                .build();
    }

    /** Has the store fail at its so-many-th append from now, counted from 1; the store works again after that. */
    void failAtAppend(int number) {
        int[] reached = {0};
        checkpoint = () -> {
            reached[0]++;
            if (reached[0] == 2 * number - 1) {
                throw new JournalException("the disk is full");
            }
        };
    }

    /** From now on the store fails, or works again. */
    void failing(boolean fails) {
        checkpoint = () -> {
            if (fails) {
                throw new JournalException("the disk is full");
            }
        };
    }

    /** Does something before and after each append. */
    void atEachAppend(Runnable what) {
        checkpoint = what;
    }

    /** Journals something that happened in another way than through the entry. */
    void fact(IncidentId id, IncidentEvent event) {
        store.appendFacts(id, List.of(Draft.of(event, clock.instant(), COMMANDER)));
    }

    void move(IncidentId id, Phase from, Phase to) {
        fact(id, new PhaseChanged(from.code(), to.code(), "set up"));
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
        return signal(id, entity, level, minute, actor, address, "success");
    }

    static Detection signal(
            String id, Entity entity, Severity level, long minute, String actor, String address, String outcome) {
        Instant time = NOON.plus(Duration.ofMinutes(minute));
        RecordSummary record = new RecordSummary(
                "record-" + id, time, "iam.amazonaws.com:CreateUser", actor, address, outcome, Digest.ofText(id));
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
