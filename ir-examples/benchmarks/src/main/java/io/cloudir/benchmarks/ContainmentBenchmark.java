package io.cloudir.benchmarks;

import io.cloudir.Exercise;
import io.cloudir.IncidentResponse;
import io.cloudir.Outcome;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.Detection;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the first signal to the last verified action on the simulated cloud. What is timed is a whole response: the signals are
 * placed, the incident investigated, its evidence taken, every action planned, approved, executed and read back, and access
 * restored. {@code actions} counts the verified ones, so the score divided by it is the time that one action takes, all else
 * included. Reading the log and building the simulated cloud are not timed.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 40)
@Fork(2)
public class ContainmentBenchmark {
    /** How many actions were verified in one response. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Verified {
        /** Read by JMH. */
        public long actions;
    }

    /** An account that was taken over in the middle of an ordinary day. */
    @State(Scope.Thread)
    public static class Takeover {
        private static final CloudAccount ACCOUNT = new CloudAccount(Cloud.AWS, "123456789012");

        private final ResponsePlan plan = ResponsePlan.example();
        private List<Activity> records = List.of();
        private List<Detection> detections = List.of();
        private Moving clock = new Moving(Instant.EPOCH);
        private IncidentResponse response;

        /** Reads a day and detects what is in it. */
        @Setup(Level.Trial)
        public void day() {
            byte[] lines = SimulatedDays.ofSeed(7)
                    .takeoverDay(LocalDate.of(2026, 3, 3), 2_000)
                    .jsonLines();
            records = CitedActivities.parse(lines, "day");
            List<Detection> found = new ArrayList<>();
            Detector detector = new Detector(RuleSet.shipped(), DetectorSettings.files(), found::add);
            records.forEach(detector::accept);
            detector.flush();
            detections = List.copyOf(found);
        }

        /** A response on a cloud of its own, before the first signal. */
        @Setup(Level.Invocation)
        public void scene() {
            clock = new Moving(records.get(records.size() - 1).head().time());
            response = IncidentResponse.builder()
                    .store(MemoryJournalStore.open("default", JournalSettings.reproducible(clock)))
                    .cloud(SimulatedCloud.fromActivities(ACCOUNT, records, clock))
                    .plan(plan)
                    .clock(clock)
                    .waiting(clock::passes)
                    .exercise(true)
                    .build();
        }
    }

    /** A whole response to a takeover. */
    @Benchmark
    public Outcome signalToVerifiedContainment(Takeover takeover, Verified verified) {
        takeover.detections.forEach(takeover.response::place);
        Incident incident = takeover.response.incidents().get(0);
        Outcome outcome =
                new Exercise(takeover.response, takeover.clock::passes, Duration.ofMinutes(2)).play(incident.id());
        Incident after = takeover.response.incident(incident.id()).orElseThrow();
        if (!after.phase().isOver()) {
            throw new IllegalStateException("the exercise did not end: " + outcome);
        }
        verified.actions += after.response().actions().stream()
                .filter(action -> !(action.state() instanceof ActionState.Planned))
                .count();
        return outcome;
    }

    /** A clock that stands until it is moved. */
    private static final class Moving extends Clock {
        private Instant now;

        Moving(Instant start) {
            now = start;
        }

        boolean passes(Duration span) {
            now = now.plus(span);
            return true;
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
