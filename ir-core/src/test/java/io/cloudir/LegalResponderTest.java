package io.cloudir;

import static io.cloudir.Scene.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.time.Instant;
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
        return scene.commander().legal();
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

        legal().erase(id, seq, "asked for by the person concerned", "GDPR Art. 17");

        assertThat(scene.store.read(id, seq - 1).get(0).event()).isInstanceOf(Erased.class);
        assertThat(scene.only().detection().signals()).isEmpty();
        assertThat(scene.response.verifyJournal(id, Verifier.withoutHead()).ok())
                .isTrue();
        assertThat(scene.response.verifyJournal(id, Verifier.withoutHead()).erased())
                .containsExactly(seq);
    }

    @Test
    void aLegalHoldKeepsEverything() {
        long seq = scene.only().detection().signals().get(0).seq();
        legal().placeHold(id, "court of first instance", "litigation");

        assertThatThrownBy(() -> legal().erase(id, seq, "asked for", "GDPR Art. 17"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("lift the hold first");

        legal().liftHold(id, "court of first instance", "settled");
        assertThat(legal().erase(id, seq, "asked for", "GDPR Art. 17")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void automationErasesNothing() {
        Outcome outcome = scene.response
                .by(new Actor.Automation("cleaner", "nightly"))
                .legal()
                .erase(id, 2, "old", "policy");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }
}
