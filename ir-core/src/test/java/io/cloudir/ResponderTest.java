package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.evidence.Volatility;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

/** What a person may do by hand, and what is refused. */
class ResponderTest {
    private final Scene scene = new Scene();
    private final Responder commander = scene.commander();

    private IncidentId opened() {
        return commander
                .open("A laptop was lost", scenario(), List.of(Scene.USER))
                .id();
    }

    private String scenario() {
        return scene.response.plan().scenarios().get(0).id();
    }

    private static ObjectAssert<Outcome> refusal(Outcome outcome, String text) {
        return assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains(text));
    }

    @Test
    void nothingIsDecidedBeforeTheIncidentWasOpened() {
        IncidentId id = opened();
        Clock early = Clock.fixed(Scene.NOON.minusSeconds(1), ZoneOffset.UTC);
        Responder hasty = IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(early)
                .build()
                .by(Scene.COMMANDER);
        long version = scene.only().version();

        refusal(hasty.acknowledge(id), "was opened at 2026-03-02T12:00:00Z, and it is said to be 2026-03-02T11:59:59Z");
        refusal(hasty.note(id, "too early"), "give a later time");
        refusal(hasty.legal().placeHold(id, "court", "ordered"), "give a later time");

        assertThat(scene.only().version()).isEqualTo(version);
        assertThat(commander.acknowledge(id)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSameOpenedAgainOnTheSameDayIsTheSame() {
        IncidentId id = opened();
        scene.clock.passes(Duration.ofHours(3));
        assertThat(opened()).isEqualTo(id);

        scene.clock.passes(Duration.ofDays(1));
        assertThat(opened()).isNotEqualTo(id);
    }

    @Test
    void aSignalAboutWhomItConcernsJoinsWhatWasOpenedByHand() {
        IncidentId id = opened();

        assertThat(scene.response
                        .place(Scene.signal("a", Scene.USER, Severity.HIGH, 1))
                        .incidentId())
                .contains(id);
    }

    @Test
    void aScenarioThatThePlanDoesNotHaveIsRefusedWithThoseItHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> commander.open("x", "no-such-thing", List.of()))
                .withMessageContaining(scenario());
    }

    @Test
    void automationNeitherAcknowledgesNorOverridesNorJudgesItNoIncident() {
        IncidentId id = opened();
        Responder automation = scene.response.by(Automations.RESPONSE);
        long version = scene.only().version();

        refusal(automation.acknowledge(id), "automation");
        refusal(automation.override(id, Severity.LOW, Priority.P4, "calm"), "a person");
        refusal(automation.falsePositive(id, "calm"), "person");
        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void aRefusedAdvanceNamesEveryUnmetGate() {
        IncidentId id = opened();
        commander.acknowledge(id);
        commander.advance(id, Phase.INVESTIGATING, "");

        assertThat(commander.advance(id, Phase.MITIGATING, ""))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.transition().orElseThrow().unmet())
                                .extracting(it -> it.name())
                                .contains("scope-established", "evidence-secured"));
    }

    @Test
    void nothingIsValidatedBeforeThereIsAnythingToValidate() {
        IncidentId id = opened();

        Responder engineer = scene.response.by(new Actor.Person("engineer-one"));

        refusal(engineer.validateRemediations(id, Verdict.holds("fine")), "in phase detected");
        scene.move(id, Phase.DETECTED, Phase.MITIGATING);
        refusal(engineer.validateRestorations(id, Verdict.holds("fine")), "in phase mitigating");
        assertThat(engineer.validateRemediations(id, Verdict.holds("keys are off")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(scene.only().cycle().containedAt()).isPresent();
    }

    @Test
    void aWordThatTheJournalContradictsCountsOnlyWithAReasonAndContainsNothing() {
        IncidentId id = opened();
        scene.response.place(Scene.signal("a", Scene.USER, Severity.HIGH, 1, Scene.USER.id(), "198.51.100.7"));
        scene.move(id, Phase.DETECTED, Phase.MITIGATING);
        Responder engineer = scene.response.by(new Actor.Person("engineer-one"));

        refusal(
                engineer.validateRemediations(id, Verdict.holds("keys are off")),
                "nothing is contained, though 1 suspect is known: " + Scene.USER.id());
        assertThat(engineer.validateRemediations(
                        id, Verdict.holds("keys are off").because("Done in the console.")))
                .isInstanceOf(Outcome.Done.class);

        assertThat(scene.only().progress().remediations().orElseThrow().event().word())
                .hasValueSatisfying(word -> {
                    assertThat(word.isContradicted()).isTrue();
                    assertThat(word.reason()).isEqualTo("Done in the console.");
                });
        assertThat(scene.only().cycle().containedAt()).isEmpty();
    }

    @Test
    void aWordThatItDoesNotHoldNeedsNoReason() {
        IncidentId id = opened();
        scene.response.place(Scene.signal("a", Scene.USER, Severity.HIGH, 1, Scene.USER.id(), "198.51.100.7"));
        scene.move(id, Phase.DETECTED, Phase.MITIGATING);

        assertThat(scene.response
                        .by(new Actor.Person("engineer-one"))
                        .validateRemediations(id, Verdict.refuted("a key still works")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aWatchAndAReviewHaveTheirPhase() {
        IncidentId id = opened();

        refusal(commander.startWatch(id), "in recovery");
        refusal(commander.review().complete(id, "done", List.of("commander-one")), "in phase reviewing");
    }

    @Test
    void aReviewIsCompletedOnlyWithACauseAndALesson() {
        IncidentId id = opened();
        scene.move(id, Phase.DETECTED, Phase.REVIEWING);

        refusal(commander.review().complete(id, "done", List.of()), "has no root cause and no lesson");
        commander.review().rootCause(id, "c1", CauseKind.PROCESS, "Nobody looked.", List.of());
        refusal(commander.review().complete(id, "done", List.of()), "has no lesson");
        commander.review().lesson(id, "l1", false, "Look.");
        assertThat(commander.review().complete(id, "done", List.of())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aWatchThatRunsGoesOn() {
        IncidentId id = opened();
        scene.move(id, Phase.DETECTED, Phase.RECOVERING);
        commander.startWatch(id);
        long version = scene.only().version();

        commander.startWatch(id);

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void aMergedIncidentTakesEvidenceButNoFurtherDecisions() throws IOException {
        IncidentId source = opened();
        IncidentId target =
                commander.open("A second laptop", scenario(), List.of()).id();
        commander.merge(source, target, "one thief");
        long version = scene.response.incident(source).orElseThrow().version();

        String elsewhere = "goes on as part of";
        refusal(commander.openTask(source, "t", TaskKind.RESPONSE, "x", "y", Scene.NOON), elsewhere);
        refusal(commander.establishScope(source, new ScopeEstablished("one", List.of(), false, false)), elsewhere);
        refusal(commander.review().lesson(source, "l", true, "x"), elsewhere);
        refusal(commander.acknowledge(source), elsewhere);
        assertThat(scene.response.incident(source).orElseThrow().version()).isEqualTo(version);
        assertThat(commander
                        .evidence()
                        .preserve(source, "photo", "camera", Volatility.LOGS, InputStream.nullInputStream()))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anIncidentIsNotMergedIntoItself() {
        IncidentId id = opened();

        refusal(commander.merge(id, id, "why not"), "into itself");
    }

    @Test
    void aTaskIsOpenedOnceAndEndedOnce() {
        IncidentId id = opened();
        commander.openTask(id, "t", TaskKind.RESPONSE, "Wipe it", "engineer-one", Scene.NOON);
        long version = scene.only().version();
        commander.openTask(id, "t", TaskKind.RESPONSE, "Wipe it twice", "engineer-two", Scene.NOON);
        assertThat(scene.only().version()).isEqualTo(version);

        assertThat(commander.endTask(id, "t", true, "wiped")).isInstanceOf(Outcome.Done.class);
        refusal(commander.endTask(id, "t", true, "wiped"), "no open task");
        refusal(commander.reassignTask(id, "t", "engineer-two", Scene.NOON), "no open task");
    }

    @Test
    void aDeadlineThatIsNotOpenIsNotAnswered() {
        refusal(commander.answerDeadline(opened(), "no-such-clock", "done"), "no open deadline");
    }

    @Test
    void whatIsHeldGoesOnWhereItWasLeft() {
        IncidentId id = opened();
        commander.acknowledge(id);
        commander.advance(id, Phase.INVESTIGATING, "");
        commander.hold(id, "waiting for the owner");
        assertThat(scene.only().phase()).isEqualTo(Phase.ON_HOLD);

        commander.resume(id, "");

        Incident incident = scene.only();
        assertThat(incident.phase()).isEqualTo(Phase.INVESTIGATING);
        refusal(commander.resume(id, ""), "not on hold");
    }

    @Test
    void anUnknownIncidentIsSaidToBeUnknown() {
        assertThatThrownBy(() -> commander.note(IncidentId.derivedFrom("unknown"), "hello"))
                .isInstanceOf(UnknownIncidentException.class)
                .hasMessageContaining("list the incidents");
    }
}
