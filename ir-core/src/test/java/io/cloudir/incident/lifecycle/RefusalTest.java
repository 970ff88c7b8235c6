package io.cloudir.incident.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a refusal says, and the gates that users add. */
class RefusalTest {
    private static final DeclaredGate LEGAL = new DeclaredGate(
            "legal-agrees", Phase.MITIGATING, Phase.RECOVERING, "legal agrees", "have legal attest it");

    @Test
    void aRefusalNamesEveryUnmetGateAndWhatMeetsIt() {
        Incident incident = TestJournal.opened("k").move(Phase.INVESTIGATING).incident();

        assertThat(refusal(Lifecycle.standard(), incident, Phase.MITIGATING).text())
                .isEqualTo("cannot go from investigating to mitigating: not met: "
                        + "scope-established (the scope is not established; to meet it: establish the scope: "
                        + "what is affected, and whether it is widespread); "
                        + "severity-assessed (the severity is not assessed; to meet it: assess the severity, "
                        + "or have a person set it with a reason); "
                        + "evidence-secured (no evidence is collected and no reason is recorded why; to meet it: "
                        + "collect evidence, or record what could not be collected and why).");
    }

    @Test
    void aMoveThatTheTableLacksNamesTheOnesItHas() {
        Incident incident = Journeys.in(Phase.CLOSED).incident();

        assertThat(refusal(Lifecycle.standard(), incident, Phase.RECOVERING).text())
                .isEqualTo("cannot go from closed to recovering; allowed: investigating.");
    }

    @Test
    void aMergedIncidentIsFinal() {
        Incident incident = Journeys.in(Phase.MERGED).incident();

        assertThat(refusal(Lifecycle.standard(), incident, Phase.INVESTIGATING).text())
                .isEqualTo("cannot go from merged to investigating: merged is final.");
    }

    @Test
    void anOverlongListOfIdsIsCutAndHostileIdsAreMadePrintable() {
        TestJournal journal = TestJournal.opened("k").add(Samples.deadline("gdpr\u001b[31m"));
        for (int i = 0; i < 12; i++) {
            journal.add(Samples.deadline("d" + i));
        }
        assertThat(StandardGate.DEADLINES_ANSWERED.unmet(journal.incident(), journal.now()))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("not answered: gdpr\uFFFD[31m, d0, ")
                        .endsWith(", d8 and 3 more"));
    }

    @Test
    void aGateOfTheUsersOwnIsMetByAnAttestationSinceThePhaseWasEntered() {
        Lifecycle lifecycle = Lifecycle.standard().withGates(List.of(LEGAL));
        TestJournal journal = Journeys.in(Phase.MITIGATING);

        assertThat(refusal(lifecycle, journal.incident(), Phase.RECOVERING).unmet())
                .containsExactly(new UnmetGate(
                        "legal-agrees",
                        "nobody has attested it since the phase mitigating was entered",
                        "have legal attest it"));

        journal.add(new GateAttested("legal-agrees", "by mail"));
        assertThat(lifecycle.check(journal.incident(), Phase.RECOVERING, journal.now()))
                .isInstanceOf(TransitionCheck.Allowed.class);

        journal.move(Phase.ON_HOLD).move(Phase.MITIGATING);
        assertThat(journal.incident().progress().attested("legal-agrees"))
                .as("a hold does not undo it")
                .isTrue();

        journal.move(Phase.INVESTIGATING).move(Phase.MITIGATING);
        assertThat(journal.incident().progress().attested("legal-agrees"))
                .as("a new stay in the phase needs it anew")
                .isFalse();
    }

    @Test
    void aGateOnAMoveThatNoIncidentTakesIsRefused() {
        DeclaredGate nowhere =
                new DeclaredGate("legal-agrees", Phase.CLOSED, Phase.RECOVERING, "legal agrees", "ask legal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifecycle.standard().withGates(List.of(nowhere)))
                .withMessage("gate 'legal-agrees' is on closed to recovering, which no incident takes; "
                        + "from closed it can go to investigating");
    }

    @Test
    void aGateNameIsTakenOnlyOnceOnATransition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifecycle.standard().withGates(List.of(LEGAL, LEGAL)))
                .withMessageContaining("'legal-agrees' is twice on mitigating to recovering");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DeclaredGate("acknowledged", Phase.MITIGATING, Phase.RECOVERING, "it is", "do it"))
                .withMessageContaining("taken by a standard gate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeclaredGate("Legal agrees", Phase.MITIGATING, Phase.RECOVERING, "it is", "do"))
                .withMessageContaining("such as legal-agrees");
    }

    @Test
    void subStatusesBelongToAPhase() {
        Lifecycle lifecycle =
                Lifecycle.standard().withSubStatuses(Map.of(Phase.ON_HOLD, List.of("waiting-for-vendor")));

        assertThat(lifecycle.subStatuses(Phase.ON_HOLD)).containsExactly("waiting-for-vendor");
        assertThat(lifecycle.subStatuses(Phase.CLOSED)).isEmpty();
    }

    private static TransitionCheck.Refused refusal(Lifecycle lifecycle, Incident incident, Phase to) {
        return (TransitionCheck.Refused) lifecycle.check(incident, to, TestJournal.START);
    }
}
