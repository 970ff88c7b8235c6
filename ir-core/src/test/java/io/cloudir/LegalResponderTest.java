package io.cloudir;

import static io.cloudir.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.evidence.EvidenceCheck;
import io.cloudir.evidence.EvidenceCheckJson;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.Deadline;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks of the law, holds and erasure. */
class LegalResponderTest {
    private final Scene scene = new Scene();
    private IncidentId id = IncidentId.derivedFrom("none");

    @BeforeEach
    void anIncident() {
        id = scene.response
                .place(Scene.signal("a", Scene.USER, Severity.HIGH, 0))
                .incidentId()
                .orElseThrow();
    }

    private LegalResponder legal() {
        return by("commander-one");
    }

    private LegalResponder by(String person) {
        return scene.response.by(new Actor.Person(person)).legal();
    }

    private LegalResponder officer() {
        return by("counsel-one");
    }

    private LegalResponder analyst() {
        return by("analyst-one");
    }

    private long signalSeq() {
        return scene.only().detection().signals().get(0).seq();
    }

    private static void refused(Outcome outcome, String... words) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.text()).contains(words));
    }

    private Deadline deadline(String deadlineId) {
        return scene.only().work().deadline(deadlineId).orElseThrow();
    }

    @Test
    void aClockRunsFromWhenItsEventHappenedNotFromWhenItWasStated() {
        Instant known = NOON.minus(Duration.ofHours(5));

        legal().happened(id, "gdpr-authority", "personal-data-breach-known", known, "customer list was copied");

        assertThat(deadline("legal-gdpr-authority-notify-authority").due()).isEqualTo(known.plus(Duration.ofDays(3)));
    }

    @Test
    void aStepThatFollowsAnotherCountsFromItsRealSubmission() {
        legal().happened(id, "nis2", "significant-incident-known", NOON, "the shop is down");
        assertThat(scene.only().work().deadline("legal-nis2-final-report")).isEmpty();

        scene.clock.passes(Duration.ofHours(30));
        Instant submitted = scene.clock.instant();
        legal().submitted(id, "nis2", "incident-notification", submitted, "sent to the CSIRT");

        assertThat(deadline("legal-nis2-incident-notification").isOpen()).isFalse();
        assertThat(deadline("legal-nis2-final-report").due()).isAfter(submitted.plus(Duration.ofDays(27)));
    }

    @Test
    void whatHasNotHappenedYetStartsAndEndsNoClock() {
        Instant later = NOON.plusSeconds(1);

        assertThat(legal().happened(id, "nis2", "significant-incident-known", later, "soon"))
                .isInstanceOf(Outcome.Refused.class);
        legal().happened(id, "nis2", "significant-incident-known", NOON, "the shop is down");
        assertThat(legal().submitted(id, "nis2", "incident-notification", later, "soon"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(deadline("legal-nis2-incident-notification").isOpen()).isTrue();
    }

    @Test
    void statingTheSameEventAgainStartsNoSecondClock() {
        legal().happened(id, "gdpr-authority", "personal-data-breach-known", NOON, "first word");
        int deadlines = scene.only().work().deadlines().size();
        legal().happened(id, "gdpr-authority", "personal-data-breach-known", NOON, "second word");

        assertThat(scene.only().work().deadlines()).hasSize(deadlines);
    }

    @Test
    void whatThePlanDoesNotNameIsRefusedWithWhatItNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> legal().happened(id, "hipaa", "x", NOON, ""))
                .withMessageContaining("gdpr-authority");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> legal().happened(id, "nis2", "x", NOON, ""))
                .withMessageContaining("significant-incident-known");
        assertThat(legal().submitted(id, "nis2", "final-report", NOON, ""))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("no clock runs"));
    }

    @Test
    void anErasedSignalIsGoneAndTheJournalStillProvesItself() {
        long seq = scene.only().detection().signals().get(0).seq();

        officer().authoriseErasure(id, seq, "asked for by the person concerned", "GDPR Art. 17");
        assertThat(analyst().erase(id, seq, "asked for by the person concerned", "GDPR Art. 17"))
                .isInstanceOf(Outcome.Done.class);

        assertThat(scene.store.read(id, seq - 1).get(0).event()).isInstanceOf(Erased.class);
        assertThat(scene.only().detection().signals()).isEmpty();
        assertThat(scene.response.verifyJournal(id, Verifier.withoutHead()).ok())
                .isTrue();
        assertThat(scene.response.verifyJournal(id, Verifier.withoutHead()).erased())
                .containsExactly(seq);
    }

    @Test
    void aLegalHoldKeepsEverything() {
        long seq = signalSeq();
        officer().authoriseErasure(id, seq, "asked for", "GDPR Art. 17");
        legal().placeHold(id, "court of first instance", "litigation");

        assertThatThrownBy(() -> analyst().erase(id, seq, "asked for", "GDPR Art. 17"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("lift the hold first");
        refused(officer().authoriseErasure(id, seq, "asked for", "GDPR Art. 17"), "lift the hold first");
    }

    @Test
    void anErasureThatWasAuthorisedBeforeAHoldIsAuthorisedAnewAfterIt() {
        long seq = signalSeq();
        officer().authoriseErasure(id, seq, "asked for", "GDPR Art. 17");
        legal().placeHold(id, "court of first instance", "litigation");
        officer().liftHold(id, "court of first instance", "settled");

        refused(analyst().erase(id, seq, "asked for", "GDPR Art. 17"), "is not authorised");
        officer().authoriseErasure(id, seq, "asked for", "GDPR Art. 17");
        assertThat(analyst().erase(id, seq, "asked for", "GDPR Art. 17")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aLegalHoldIsLiftedOnlyByARoleThatThePlanNames() {
        legal().placeHold(id, "court of first instance", "litigation");

        refused(legal().liftHold(id, "court", "settled"), "[data-protection-officer]", "commander-one does not");
        assertThat(scene.only().onLegalHold()).isTrue();
        assertThat(officer().liftHold(id, "court", "settled")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobodyErasesWhatNobodyElseAuthorised() {
        long seq = signalSeq();

        refused(analyst().erase(id, seq, "asked for", "GDPR"), "not authorised", "[data-protection-officer]");
        refused(analyst().authoriseErasure(id, seq, "asked for", "GDPR"), "[data-protection-officer]");
        officer().authoriseErasure(id, seq, "asked for", "GDPR");
        refused(officer().erase(id, seq, "asked for", "GDPR"), "[security-analyst]", "counsel-one does not");
        refused(analyst().erase(id, seq + 1, "asked for", "GDPR"), "not authorised");
        assertThat(scene.only().detection().signals()).isNotEmpty();
    }

    @Test
    void whoHoldsBothRolesNeverDoesBothByOneself() {
        long seq = signalSeq();
        scene.fact(id, new RoleAssigned("data-protection-officer", "analyst-one"));
        analyst().authoriseErasure(id, seq, "asked for", "GDPR");
        refused(analyst().erase(id, seq, "asked for", "GDPR"), "authorised it and may not carry it out");

        legal().placeHold(id, "court", "litigation");
        analyst().liftHold(id, "court", "settled");
        scene.fact(id, new RoleAssigned("data-protection-officer", "counsel-one"));
        officer().authoriseErasure(id, seq, "asked for", "GDPR");

        refused(analyst().erase(id, seq, "asked for", "GDPR"), "lifted the legal hold and may not erase");
        assertThat(by("analyst-two").erase(id, seq, "asked for", "GDPR")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPlanThatNamesNobodyLetsNobodyLiftOrErase() {
        String plan = ResponsePlan.exampleText().replaceFirst("(?m)^erasure:\n( .*\n)+", "");
        LegalResponder officer = IncidentResponse.builder()
                .store(scene.store)
                .plan(ResponsePlan.read("plan.yaml", plan.getBytes(StandardCharsets.UTF_8)))
                .clock(scene.clock)
                .build()
                .by(new Actor.Person("counsel-one"))
                .legal();
        officer.placeHold(id, "court", "litigation");

        refused(officer.liftHold(id, "court", "settled"), "the plan names nobody", "erasure: authorisers");
        refused(officer.erase(id, signalSeq(), "asked for", "GDPR"), "the plan names nobody", "erasure: erasers");
    }

    @Test
    void aStatementMadeAnewMovesTheClockAndKeepsWhatWasSaidBefore() {
        officer().happened(id, "gdpr-authority", "personal-data-breach-known", NOON, "first word");
        Instant earlier = NOON.minus(Duration.ofHours(10));
        officer().happened(id, "gdpr-authority", "personal-data-breach-known", earlier, "it was known before");

        Deadline clock = deadline("legal-gdpr-authority-notify-authority");
        assertThat(clock.due()).isEqualTo(earlier.plus(Duration.ofDays(3)));
        assertThat(clock.started().event().due()).isEqualTo(NOON.plus(Duration.ofDays(3)));
        assertThat(clock.moved())
                .singleElement()
                .satisfies(it -> assertThat(it.event().reason())
                        .contains("personal-data-breach-known", earlier.toString(), NOON.toString()));
    }

    @Test
    void aClockWhoseEarlierStatementWasErasedIsMovedToo() {
        officer().happened(id, "gdpr-authority", "personal-data-breach-known", NOON, "the name of a person");
        long stated = scene.only().detection().findings().get(0).seq();
        officer().authoriseErasure(id, stated, "asked for by the person concerned", "GDPR Art. 17");
        analyst().erase(id, stated, "asked for by the person concerned", "GDPR Art. 17");
        assertThat(scene.only().detection().findings()).isEmpty();

        Instant earlier = NOON.minus(Duration.ofHours(10));
        officer().happened(id, "gdpr-authority", "personal-data-breach-known", earlier, "it was known before");

        assertThat(deadline("legal-gdpr-authority-notify-authority").due()).isEqualTo(earlier.plus(Duration.ofDays(3)));
    }

    @Test
    void aClockThatWasMissedByAnEarlierStatementRunsAgainByALaterOne() {
        officer().happened(id, "gdpr-authority", "personal-data-breach-known", NOON, "first word");
        scene.clock.passes(Duration.ofHours(73));
        scene.response.runDue(scene.clock.instant());
        assertThat(deadline("legal-gdpr-authority-notify-authority").missed()).isPresent();

        officer().happened(id, "gdpr-authority", "personal-data-breach-known", NOON.plusSeconds(36_000), "not before");
        assertThat(deadline("legal-gdpr-authority-notify-authority").missed()).isEmpty();

        scene.clock.passes(Duration.ofHours(10));
        scene.response.runDue(scene.clock.instant());
        scene.response.runDue(scene.clock.instant());
        assertThat(deadline("legal-gdpr-authority-notify-authority").missed()).isPresent();
        assertThat(scene.store.read(id, 0))
                .filteredOn(entry -> entry.event() instanceof DeadlineMissed it
                        && it.deadlineId().equals("legal-gdpr-authority-notify-authority"))
                .hasSize(2);
    }

    @Test
    void aClockOfAnotherEventStaysWhenOneIsStatedAnew() {
        officer().happened(id, "nis2", "significant-incident-known", NOON, "the shop is down");
        officer().submitted(id, "nis2", "incident-notification", NOON, "sent");
        Instant report = deadline("legal-nis2-final-report").due();

        officer().happened(id, "nis2", "significant-incident-known", NOON.minusSeconds(3_600), "down before");

        assertThat(deadline("legal-nis2-early-warning").moved()).hasSize(1);
        assertThat(deadline("legal-nis2-final-report").due()).isEqualTo(report);
        assertThat(deadline("legal-nis2-final-report").moved()).isEmpty();
    }

    @Test
    void automationErasesNothing() {
        Outcome outcome = scene.response
                .by(new Actor.Automation("cleaner", "nightly"))
                .legal()
                .erase(id, 2, "old", "policy");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void evidenceWhoseEntryWasErasedIsListedWithWhoOrderedIt() {
        scene.fact(
                id, new EvidenceCollected("disk-1", "disk", "a disk", 5, Digest.ofText("disk"), 4, "i-1", List.of()));
        long seq = scene.only().version();
        officer().authoriseErasure(id, seq, "asked for by the person concerned", "GDPR Art. 17");
        analyst().erase(id, seq, "asked for by the person concerned", "GDPR Art. 17");

        EvidenceCheck check = EvidenceCheck.of(scene.only(), new MemoryEvidenceStore());

        assertThat(check.erased()).singleElement().satisfies(erased -> {
            assertThat(erased.seq()).isEqualTo(seq);
            assertThat(erased.orderedBy()).isEqualTo("analyst-one");
            assertThat(erased.reason()).isEqualTo("asked for by the person concerned");
        });
        assertThat(EvidenceCheckJson.write(id, check))
                .contains("\"erased\":[{\"seq\":" + seq + ",\"orderedBy\":\"analyst-one\"");
    }
}
