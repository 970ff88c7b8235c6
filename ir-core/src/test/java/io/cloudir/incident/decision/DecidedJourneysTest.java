package io.cloudir.incident.decision;

import static io.cloudir.incident.TestJournal.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Anomaly;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.TransitionCheck;
import io.cloudir.model.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random journeys in which every move is decided: the journal holds only moves of the table. Seeds are 1 to 20. */
class DecidedJourneysTest {
    private static final List<IncidentEvent> WORK = List.of(
            new Acknowledged(),
            Samples.scope(),
            Samples.assessed(Severity.HIGH),
            Samples.evidence("e1"),
            new RemediationsValidated(true, "dead"),
            Samples.task("t1", TaskKind.LONG_TERM_FIX),
            new RestorationsValidated(true, "clean"),
            Journeys.WATCH,
            new WatchFinished(true, "quiet"),
            Samples.cause(),
            Samples.lesson(),
            Samples.reviewed());

    private static final List<Phase> PHASES = List.of(Phase.values());
    private static final int STEPS = 60;

    private final Lifecycle lifecycle = Lifecycle.standard();
    private final PhaseDecisions decisions = new PhaseDecisions(lifecycle);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsDecidedFollowsTheTableAndNeverLooksOdd(long seed) {
        TestJournal journal = journey(new SplittableRandom(seed));
        Incident incident = journal.incident();

        assertThat(incident.anomalies())
                .extracting(Anomaly::what)
                .as("the random work may end a watch that is not there; the moves are never odd")
                .allMatch("finishes a watch that was never begun"::equals);
        Phase at = Phase.DETECTED;
        for (JournalEntry entry : journal.entries()) {
            if (entry.event() instanceof PhaseChanged moved) {
                assertThat(moved.from()).isEqualTo(at.code());
                Phase to = Phase.ofCode(moved.to());
                assertThat(lifecycle.transition(at, to)).isPresent();
                at = to;
            }
        }
        assertThat(incident.phase()).isEqualTo(at);
    }

    private TestJournal journey(SplittableRandom random) {
        TestJournal journal = TestJournal.opened("journey");
        Incident incident = journal.incident();
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < 4; i++) {
                journal.add(WORK.get(random.nextInt(WORK.size())));
            }
            incident = caughtUp(incident, journal);
            Phase to = next(incident, random);
            Decision decision = decisions.advance(incident, to, "because", PERSON, journal.now());
            boolean allowed = lifecycle.check(incident, to, journal.now()) instanceof TransitionCheck.Allowed;
            assertThat(decision instanceof Decision.Granted).isEqualTo(allowed && to != Phase.MERGED);
            if (decision instanceof Decision.Granted granted) {
                journal.append(granted.drafts());
                incident = caughtUp(incident, journal);
            }
        }
        return journal;
    }

    private static Incident caughtUp(Incident incident, TestJournal journal) {
        List<JournalEntry> entries = journal.entries();
        return incident.apply(entries.subList((int) incident.version(), entries.size()));
    }

    /** Mostly the first target of the table, which leads forward; else any phase at all. */
    private Phase next(Incident incident, SplittableRandom random) {
        List<Phase> targets = lifecycle.targets(incident);
        return targets.isEmpty() || random.nextInt(4) == 0 ? PHASES.get(random.nextInt(PHASES.size())) : targets.get(0);
    }

    @Test
    void theJourneysGetFarEnoughToMeanSomething() {
        long closed = seeds().filter(seed -> journey(new SplittableRandom(seed)).incident().progress().cycles().stream()
                        .anyMatch(cycle -> cycle.closedAt().isPresent()))
                .count();
        assertThat(closed).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noJourneyReachesTheEndWithoutEverythingBeforeIt(long seed) {
        Incident incident = journey(new SplittableRandom(seed)).incident();

        for (var cycle : incident.progress().cycles()) {
            Set<Phase> passed = EnumSet.noneOf(Phase.class);
            cycle.spans().forEach(span -> passed.add(span.phase()));
            if (passed.contains(Phase.CLOSED)) {
                assertThat(passed).contains(Phase.MITIGATING, Phase.RECOVERING, Phase.REVIEWING);
                assertThat(cycle.containedAt()).isPresent();
                assertThat(cycle.restoredAt()).isPresent();
            }
        }
    }
}
