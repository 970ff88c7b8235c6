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
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.lifecycle.DeclaredGate;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.UnmetGate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moving an incident: what is granted, what is refused, and that a refusal names everything at once. */
class PhaseDecisionsTest {
    private static final DeclaredGate LEGAL = new DeclaredGate(
            "legal-agrees", Phase.MITIGATING, Phase.RECOVERING, "legal agrees", "have legal attest it");

    private final PhaseDecisions decisions = new PhaseDecisions(Lifecycle.standard()
            .withGates(List.of(LEGAL))
            .withSubStatuses(Map.of(Phase.INVESTIGATING, List.of("waiting-for-logs"))));

    @Test
    void anAllowedMoveIsOneEntryOnTheVersionThatWasSeen() {
        Incident incident = Journeys.in(Phase.DETECTED).incident();

        assertThat(decisions.advance(incident, Phase.INVESTIGATING, "", AUTOMATION, START))
                .isEqualTo(new Decision.Granted(
                        incident.id(),
                        3,
                        List.of(Draft.of(new PhaseChanged("detected", "investigating", ""), START, AUTOMATION))));
    }

    @Test
    void aRefusalNamesUnmetGatesAMissingReasonAndTheWrongActorTogether() {
        Incident incident = TestJournal.opened("k")
                .add(Samples.planned("a1", Purpose.CONTAIN), new ActionExecuted("a1"))
                .incident();

        Decision decision = decisions.falsePositive(incident, " ", AUTOMATION, START);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.transition().orElseThrow().unmet())
                    .extracting(UnmetGate::name)
                    .containsExactly("containment-released", "reason", "person");
            assertThat(refused.text())
                    .contains("in force: a1")
                    .contains("reason (this step needs a reason; to meet it: say why it is taken)")
                    .contains("person (automation may not decide this; to meet it: have a person decide it)");
        });
    }

    @Test
    void aMissingReasonAloneRefusesAStepBack() {
        Incident incident = Journeys.in(Phase.RECOVERING).incident();

        assertThat(text(decisions.advance(incident, Phase.MITIGATING, "", PERSON, START)))
                .isEqualTo("cannot go from recovering to mitigating: not met: "
                        + "reason (this step needs a reason; to meet it: say why it is taken).");
        assertThat(decisions.advance(incident, Phase.MITIGATING, "a key works again", AUTOMATION, START))
                .isInstanceOf(Decision.Granted.class);
    }

    @Test
    void aMoveThatTheTableLacksIsRefusedWithTheOnesItHas() {
        Incident incident = Journeys.in(Phase.DETECTED).incident();

        assertThat(text(decisions.advance(incident, Phase.CLOSED, "done", PERSON, START)))
                .isEqualTo(
                        "cannot go from detected to closed; allowed: investigating, false-positive, merged, on-hold.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DETECTED", "INVESTIGATING", "MITIGATING", "RECOVERING", "REVIEWING"})
    void aHeldIncidentResumesWhereItWas(Phase phase) {
        TestJournal journal = Journeys.in(phase);
        journal.append(granted(decisions.hold(journal.incident(), "waiting for the police", PERSON, START)));
        assertThat(journal.incident().phase()).isEqualTo(Phase.ON_HOLD);

        journal.append(granted(decisions.resume(journal.incident(), "", PERSON, START)));

        assertThat(journal.incident().phase()).isEqualTo(phase);
        assertThat(journal.incident().anomalies()).isEmpty();
        assertThat(journal.incident().progress().cycles()).hasSize(1);
    }

    @Test
    void anIncidentThatIsNotHeldCannotResume() {
        assertThat(text(decisions.resume(Journeys.in(Phase.MITIGATING).incident(), "", PERSON, START)))
                .isEqualTo("cannot resume an incident that is not on hold; it is in phase mitigating.");
    }

    @Test
    void automationReopensAClosedIncidentButNotAFalsePositive() {
        Incident closed = Journeys.in(Phase.CLOSED).incident();
        Incident falsePositive = Journeys.in(Phase.FALSE_POSITIVE).incident();

        assertThat(decisions.reopen(closed, "it is back", AUTOMATION, START)).isInstanceOf(Decision.Granted.class);
        assertThat(decisions.reopen(falsePositive, "it is back", AUTOMATION, START))
                .isInstanceOf(Decision.Refused.class);
        assertThat(decisions.reopen(falsePositive, "misjudged", PERSON, START)).isInstanceOf(Decision.Granted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DETECTED", "INVESTIGATING", "ON_HOLD"})
    void anIncidentThatIsOnItsWayIsNotReopened(Phase phase) {
        assertThat(text(decisions.reopen(Journeys.in(phase).incident(), "again", PERSON, START)))
                .isEqualTo("there is nothing to reopen: the incident is in phase " + phase.code()
                        + "; advance or resume it instead.");
    }

    @Test
    void mergedIsReachedOnlyByMerging() {
        assertThat(text(decisions.advance(
                        Journeys.in(Phase.DETECTED).incident(), Phase.MERGED, "same thing", PERSON, START)))
                .isEqualTo("cannot go to merged alone; merge the incident into another one, by its id.");
    }

    @Test
    void aSubStatusHasToBeDeclaredForThePhase() {
        TestJournal journal = Journeys.in(Phase.INVESTIGATING);

        assertThat(text(decisions.subStatus(journal.incident(), "lunch", PERSON, START)))
                .isEqualTo("the plan declares no sub-status 'lunch' for phase investigating; "
                        + "declared: waiting-for-logs.");
        journal.append(granted(decisions.subStatus(journal.incident(), "waiting-for-logs", PERSON, START)));
        assertThat(journal.incident().progress().subStatus()).contains("waiting-for-logs");
        assertThat(granted(decisions.subStatus(journal.incident(), "waiting-for-logs", PERSON, START)))
                .isEmpty();
        assertThat(granted(decisions.subStatus(journal.incident(), "", PERSON, START)))
                .containsExactly(Draft.of(new SubStatusSet(""), START, PERSON));
    }

    @Test
    void onlyAPersonAttestsAGateAndOnlyWhereItStands() {
        Incident mitigating = Journeys.in(Phase.MITIGATING).incident();

        assertThat(granted(decisions.attest(mitigating, "legal-agrees", "by mail", PERSON, START)))
                .containsExactly(Draft.of(new GateAttested("legal-agrees", "by mail"), START, PERSON));
        assertThat(text(decisions.attest(mitigating, "legal-agrees", "by mail", AUTOMATION, START)))
                .isEqualTo("only a person attests the gate legal-agrees; have a person do it.");
        assertThat(text(decisions.attest(mitigating, "legal-agrees", " ", PERSON, START)))
                .isEqualTo("an attestation of the gate legal-agrees needs a note of what makes it met.");
        assertThat(text(decisions.attest(
                        Journeys.in(Phase.DETECTED).incident(), "legal-agrees", "by mail", PERSON, START)))
                .isEqualTo("there is no gate 'legal-agrees' at the end of phase detected that a person attests; "
                        + "there is: none.");
    }

    @Test
    void aPersonAttestsWhyAnActionNeedNotBeReadBackAsOftenAsOneIsNot() {
        TestJournal journal = Journeys.in(Phase.REVIEWING)
                .add(Samples.planned("a1", Purpose.CONTAIN), Samples.approved("a1"), new ActionExecuted("a1"));
        GateAttested attested = new GateAttested("actions-read-back", "the account is closed");

        assertThat(text(decisions.attest(journal.incident(), "review-completed", "it was nice", PERSON, START)))
                .contains("there is no gate 'review-completed'", "actions-read-back");
        assertThat(granted(decisions.attest(
                        journal.incident(), "actions-read-back", "the account is closed", PERSON, START)))
                .containsExactly(Draft.of(attested, START, PERSON));
        journal.add(attested);
        assertThat(granted(decisions.attest(journal.incident(), "actions-read-back", "again", PERSON, START)))
                .isEmpty();
        journal.add(Samples.planned("a2", Purpose.CONTAIN), Samples.approved("a2"), new ActionExecuted("a2"));
        assertThat(granted(decisions.attest(journal.incident(), "actions-read-back", "again", PERSON, START)))
                .hasSize(1);
    }

    private static List<Draft> granted(Decision decision) {
        return ((Decision.Granted) decision).drafts();
    }

    private static String text(Decision decision) {
        return ((Decision.Refused) decision).text();
    }
}
