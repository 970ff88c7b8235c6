package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** Where the plan names roles for attesting and validating, a person without them is refused, and told who has them. */
class AuthorityTest {
    private static final String GATE = "service-owner-agrees";

    private final Scene scene = new Scene();
    private final IncidentId id = scene.commander()
            .open("A laptop was lost", "account-compromise", List.of(Scene.USER))
            .id();

    private Responder by(String person) {
        return scene.response.by(new Actor.Person(person));
    }

    private Incident in(Phase phase) {
        scene.move(id, Phase.DETECTED, phase);
        return scene.only();
    }

    private static AbstractStringAssert<?> refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return assertThat(outcome.text());
    }

    @Test
    void whoDoesNotHoldTheRoleOfAGateDoesNotAttestIt() {
        long version = in(Phase.RECOVERING).version();

        refusal(by("commander-one").attest(id, GATE, "It looks healthy."))
                .isEqualTo(
                        "by the plan attesting the gate service-owner-agrees takes a person who holds one of the roles"
                                + " [service-owner]; commander-one does not, but engineer-two does.");

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void whoHoldsTheRoleOfAGateAttestsIt() {
        in(Phase.RECOVERING);

        assertThat(by("engineer-two").attest(id, GATE, "Tried, and healthy.")).isInstanceOf(Outcome.Done.class);

        assertThat(scene.only().progress().attested(GATE)).isTrue();
    }

    @Test
    void aRoleThatWasHandedOverInTheIncidentCounts() {
        in(Phase.RECOVERING);
        by("engineer-two").assign(id, "service-owner", "engineer-one");

        refusal(by("engineer-two").attest(id, GATE, "Tried, and healthy.")).contains("but engineer-one does");
        assertThat(by("engineer-one").attest(id, GATE, "Tried, and healthy.")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aGateThatNamesNobodyIsAttestedByEveryPerson() {
        in(Phase.RECOVERING);
        Responder stranger = open().by(new Actor.Person("stranger"));

        assertThat(stranger.attest(id, GATE, "Tried, and healthy.")).isInstanceOf(Outcome.Done.class);
        assertThat(scene.store.read(id, 0)).anyMatch(entry -> entry.event() instanceof GateAttested);
    }

    @Test
    void whoDoesNotHoldAValidatingRoleDoesNotValidate() {
        long version = in(Phase.RECOVERING).version();

        refusal(by("analyst-one").validateRemediations(id, Verdict.holds("All read back.")))
                .contains(
                        "by the plan validating takes a person",
                        "[platform-engineer, service-owner]",
                        "engineer-one, engineer-two do.");
        refusal(by("analyst-one").validateRestorations(id, Verdict.holds("All read back.")))
                .contains("validating");

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void whoHoldsAValidatingRoleValidates() {
        in(Phase.RECOVERING);

        assertThat(by("engineer-one").validateRemediations(id, Verdict.holds("Read back.")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(by("engineer-two").validateRestorations(id, Verdict.holds("Tried.")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void withoutAuthorityInThePlanEverybodyValidates() {
        in(Phase.RECOVERING);

        assertThat(open().by(new Actor.Person("analyst-one")).validateRemediations(id, Verdict.holds("All read back.")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(scene.store.read(id, 0)).anyMatch(entry -> entry.event() instanceof RemediationsValidated);
    }

    /** The same store under a plan that names nobody for it. */
    private IncidentResponse open() {
        String plan = ResponsePlan.exampleText()
                .replace(
                        "  executors: [platform-engineer]\n  validators: [platform-engineer, service-owner]\n",
                        "  executors: []\n")
                .replace("    attesters: [service-owner]\n", "");
        return IncidentResponse.builder()
                .store(scene.store)
                .plan(ResponsePlan.read("plan.yaml", plan.getBytes(StandardCharsets.UTF_8)))
                .clock(scene.clock)
                .build();
    }
}
