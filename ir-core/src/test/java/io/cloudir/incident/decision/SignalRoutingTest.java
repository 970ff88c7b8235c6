package io.cloudir.incident.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.model.Entity;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a signal goes that shares an entity with an incident. */
class SignalRoutingTest {
    private static final Instant BEFORE_CONTAINMENT = TestJournal.START;
    private static final Instant WITHIN_WATCH = Journeys.WATCH.until();
    private static final Instant AFTER_WATCH = Journeys.WATCH.until().plusNanos(1);
    private static final String SHARING = "shares the principal entity with incident ";

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aSignalThatIsAttachedStaysWhereItIsInEveryPhase(Phase phase) {
        assertThat(SignalRouting.route(Journeys.in(phase).incident(), "s1", AFTER_WATCH, List.of(Samples.USER)))
                .isEqualTo(new Route.Known());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aSignalThatSharesNothingIsUnrelatedInEveryPhase(Phase phase) {
        Incident incident = TestJournal.opened("k")
                .add(Samples.signal("s1", Entity.NONE, BEFORE_CONTAINMENT))
                .move(phase == Phase.DETECTED ? Phase.INVESTIGATING : phase)
                .incident();
        assertThat(SignalRouting.route(incident, "s2", WITHIN_WATCH, List.of(Samples.USER, Entity.NONE)))
                .isEqualTo(new Route.Unrelated());
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DETECTED", "INVESTIGATING", "MITIGATING", "ON_HOLD"})
    void aSignalIsAttachedWhilePeopleWorkOnTheIncident(Phase phase) {
        Incident incident = Journeys.in(phase).incident();
        assertThat(route(incident, AFTER_WATCH)).isEqualTo(new Route.Attach(SHARING + incident.id()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"RECOVERING", "REVIEWING", "CLOSED"})
    void withinTheWatchItReopensAsReoccurrenceOrAsLateSignal(Phase phase) {
        Incident incident = Journeys.in(phase).incident();

        assertThat(route(incident, WITHIN_WATCH))
                .isEqualTo(new Route.Reopen("reoccurrence within the watch: it " + SHARING + incident.id()));
        assertThat(route(incident, BEFORE_CONTAINMENT))
                .isEqualTo(new Route.Reopen("late signal within the watch: it " + SHARING + incident.id()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"REVIEWING", "CLOSED"})
    void afterTheWatchItOpensALinkedIncident(Phase phase) {
        Incident incident = Journeys.in(phase).incident();
        assertThat(route(incident, AFTER_WATCH))
                .isEqualTo(new Route.OpenLinked("reoccurrence-of", "after the watch: it " + SHARING + incident.id()));
    }

    @Test
    void duringRecoveryBeforeAnyWatchOnlyAReoccurrenceReopens() {
        Incident incident = Journeys.in(Phase.MITIGATING)
                .add(new RemediationsValidated(true, "again"))
                .move(Phase.RECOVERING)
                .incident();

        assertThat(route(incident, BEFORE_CONTAINMENT)).isInstanceOf(Route.Attach.class);
        assertThat(route(incident, WITHIN_WATCH)).isInstanceOf(Route.Reopen.class);
    }

    @Test
    void aFalsePositiveSwallowsNothing() {
        assertThat(route(Journeys.in(Phase.FALSE_POSITIVE).incident(), BEFORE_CONTAINMENT))
                .isInstanceOfSatisfying(
                        Route.OpenLinked.class, it -> assertThat(it.relation()).isEqualTo("follows-false-positive"));
    }

    @Test
    void aMergedIncidentPassesOnToTheOneThatTookItOver() {
        IncidentId other = IncidentId.derivedFrom("other");
        Incident merged = Journeys.in(Phase.INVESTIGATING)
                .add(new MergedInto(other, "same"))
                .move(Phase.MERGED)
                .incident();
        assertThat(route(merged, WITHIN_WATCH)).isEqualTo(new Route.Follow(other));
    }

    private static Route route(Incident incident, Instant time) {
        return SignalRouting.route(incident, "s2", time, List.of(Samples.USER));
    }
}
