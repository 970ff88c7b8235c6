package io.cloudir.incident.decision;

import static io.cloudir.incident.TestJournal.AUTOMATION;
import static io.cloudir.incident.TestJournal.PERSON;
import static io.cloudir.incident.TestJournal.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.SeverityEvent.Factor;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people do by hand, and what only people may do. */
class HandDecisionsTest {
    private final TestJournal journal = TestJournal.opened("k");

    @Test
    void onlyAPersonAcknowledgesAndOncePerCycle() {
        assertRefused(HandDecisions.acknowledge(journal.incident(), AUTOMATION, START), "have a person do it");
        assertThat(events(HandDecisions.acknowledge(journal.incident(), PERSON, START)))
                .containsExactly(new Acknowledged());
        journal.add(new Acknowledged());
        assertThat(events(HandDecisions.acknowledge(journal.incident(), PERSON, START)))
                .isEmpty();
    }

    @Test
    void aRoleIsAssignedOnceToTheSamePerson() {
        assertThat(events(HandDecisions.assign(journal.incident(), "commander", "analyst", PERSON, START)))
                .containsExactly(new RoleAssigned("commander", "analyst"));
        journal.add(new RoleAssigned("commander", "analyst"));
        assertThat(events(HandDecisions.assign(journal.incident(), "commander", "analyst", PERSON, START)))
                .isEmpty();
        assertRefused(HandDecisions.assign(journal.incident(), " ", "analyst", PERSON, START), "role's id");
    }

    @Test
    void aMergedIncidentIsWorkedOnWhereItGoesOn() {
        Incident merged = Journeys.in(Phase.MERGED).incident();
        assertRefused(HandDecisions.assign(merged, "commander", "analyst", PERSON, START), "do it there");
        assertThat(events(HandDecisions.note(merged, "seen", PERSON, START))).containsExactly(new NoteAdded("seen"));
        assertRefused(HandDecisions.note(merged, " ", PERSON, START), "needs a text");
    }

    @Test
    void aLegalHoldTakesAPersonAnAuthorityAndAReason() {
        Incident free = journal.incident();
        assertRefused(HandDecisions.placeLegalHold(free, "court", "order 7", AUTOMATION, START), "have a person");
        assertRefused(HandDecisions.placeLegalHold(free, "", "order 7", PERSON, START), "who ordered it");
        assertThat(events(HandDecisions.liftLegalHold(free, "court", "order 8", PERSON, START)))
                .isEmpty();
        assertThat(events(HandDecisions.placeLegalHold(free, "court", "order 7", PERSON, START)))
                .containsExactly(new LegalHoldPlaced("court", "order 7"));

        journal.add(new LegalHoldPlaced("court", "order 7"));
        Incident held = journal.incident();
        assertThat(events(HandDecisions.placeLegalHold(held, "court", "again", PERSON, START)))
                .isEmpty();
        assertRefused(HandDecisions.liftLegalHold(held, "court", "order 8", AUTOMATION, START), "have a person");
        assertThat(events(HandDecisions.liftLegalHold(held, "court", "order 8", PERSON, START)))
                .hasSize(1);
    }

    @Test
    void automationRaisesTheSeverityAndAPersonWithAReasonLowersIt() {
        journal.add(Samples.assessed(Severity.MEDIUM));
        Incident medium = journal.incident();

        assertThat(events(SeverityDecisions.assess(medium, Samples.assessed(Severity.HIGH), "", AUTOMATION, START)))
                .containsExactly(changed(Severity.HIGH, "Raised from medium to high: by the same facts."));
        assertThat(events(SeverityDecisions.assess(medium, Samples.assessed(Severity.MEDIUM), "", AUTOMATION, START)))
                .as("the same assessment again")
                .isEmpty();
        assertRefused(
                SeverityDecisions.assess(medium, Samples.assessed(Severity.LOW), "calmer now", AUTOMATION, START),
                "cannot lower the severity from medium to low without a person and a reason");
        assertRefused(
                SeverityDecisions.assess(medium, Samples.assessed(Severity.LOW), "", PERSON, START),
                "cannot lower the severity");
        assertThat(events(SeverityDecisions.assess(medium, Samples.assessed(Severity.LOW), "calmer", PERSON, START)))
                .containsExactly(
                        new SeverityOverridden(Severity.LOW, Priority.P2, "calmer"),
                        changed(Severity.LOW, "Lowered from medium to low: by the same facts."));
    }

    private static SeverityAssessed changed(Severity severity, String how) {
        return Samples.assessed(severity).changing(Optional.of(how));
    }

    @Test
    void anAssessmentNamesEachFactThatChangedIt() {
        journal.add(assessed(Severity.MEDIUM, Priority.P3, "PRESENCE", "PERSISTENCE"));

        assertThat(events(SeverityDecisions.assess(
                        journal.incident(),
                        assessed(Severity.CRITICAL, Priority.P1, "EFFECT", "ROOT_TAKEOVER"),
                        "",
                        AUTOMATION,
                        START)))
                .singleElement()
                .isEqualTo(assessed(Severity.CRITICAL, Priority.P1, "EFFECT", "ROOT_TAKEOVER")
                        .changing(Optional.of("Raised from medium to critical, from P3 to P1: ROOT_TAKEOVER is so now;"
                                + " PERSISTENCE is no longer so; observedActivity is EFFECT, was PRESENCE.")));
    }

    private static SeverityAssessed assessed(Severity severity, Priority priority, String option, String floor) {
        return new SeverityAssessed(
                severity,
                priority,
                Optional.empty(),
                "50.000",
                "high",
                "40.000",
                "60.000",
                "score",
                "nciss-1",
                List.of(new Factor("observedActivity", option, "1", "1", "1")),
                List.of(floor),
                List.of());
    }

    @Test
    void anAssessmentUnderAnOverrideIsRecordedSinceItLowersNothing() {
        journal.add(Samples.assessed(Severity.HIGH), Samples.overridden(Severity.CRITICAL));

        assertThat(events(SeverityDecisions.assess(
                        journal.incident(), Samples.assessed(Severity.LOW), "", AUTOMATION, START)))
                .containsExactly(changed(Severity.LOW, "Lowered from high to low: by the same facts."));
    }

    @Test
    void anOverrideTakesAPersonAndAReason() {
        Incident incident = journal.incident();
        assertRefused(
                SeverityDecisions.override(incident, Severity.LOW, Priority.P4, "test", AUTOMATION, START),
                "a person and a reason");
        assertRefused(
                SeverityDecisions.override(incident, Severity.LOW, Priority.P4, " ", PERSON, START),
                "a person and a reason");
        assertThat(events(SeverityDecisions.override(incident, Severity.LOW, Priority.P4, "test", PERSON, START)))
                .containsExactly(new SeverityOverridden(Severity.LOW, Priority.P4, "test"));
    }

    private static List<IncidentEvent> events(Decision decision) {
        return ((Decision.Granted) decision).drafts().stream().map(Draft::event).toList();
    }

    private static void assertRefused(Decision decision, String part) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.text()).contains(part).endsWith("."));
    }
}
