package io.cloudir;

import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleHandoverTest {
    private static final String COMMANDER = "incident-commander";

    private final Scene scene = new Scene();
    private final IncidentId id = scene.response
            .place(signal("a", USER, Severity.HIGH, 0))
            .incidentId()
            .orElseThrow();

    @Test
    void nobodyTakesARoleThatThePlanDoesNotGiveThem() {
        assertThat(as("insider").assign(id, COMMANDER, "insider"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.text()).contains("insider does not hold the role incident-commander"));
        assertThat(as("insider").assign(id, "analyst", "accomplice")).isInstanceOf(Outcome.Refused.class);
        assertThat(scene.only().work().assignments()).isEmpty();
    }

    @Test
    void automationGivesARoleOnlyToWhoHoldsItByThePlan() {
        Responder automation = scene.response.by(new Actor.Automation("bot", "rule"));

        assertThat(automation.assign(id, COMMANDER, "insider")).isInstanceOf(Outcome.Refused.class);
        assertThat(automation.assign(id, COMMANDER, "commander-one")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoHoldsARoleHandsItOver() {
        assertThat(scene.commander().assign(id, COMMANDER, "deputy")).isInstanceOf(Outcome.Done.class);
        assertThat(as("deputy").assign(id, COMMANDER, "second-deputy")).isInstanceOf(Outcome.Done.class);
        assertThat(as("deputy").assign(id, COMMANDER, "deputy")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theCommanderGivesOtherRolesToOthersButTakesNoneHimself() {
        String other = scene.response.plan().roles().stream()
                .map(role -> role.id())
                .filter(role -> !scene.response.plan().holds("commander-one", role))
                .findFirst()
                .orElseThrow();

        assertThat(scene.commander().assign(id, other, "newcomer")).isInstanceOf(Outcome.Done.class);
        assertThat(scene.commander().assign(id, other, "commander-one")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void onlyThePersonToWhomARoleWasAssignedOrACommanderTakesItFromThem() {
        scene.commander().assign(id, COMMANDER, "commander-one");

        for (Responder other :
                List.of(as("insider"), as("analyst-one"), scene.response.by(new Actor.Automation("bot", "rule")))) {
            assertThat(other.assign(id, COMMANDER, "commander-two"))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            it -> assertThat(it.text())
                                    .contains("assigned to commander-one; only they, or a person who holds the role "
                                            + COMMANDER));
        }
        assertThat(scene.only().work().holder(COMMANDER)).contains("commander-one");
        assertThat(as("insider").assign(id, COMMANDER, "commander-one")).isInstanceOf(Outcome.Done.class);
        assertThat(as("commander-two").assign(id, COMMANDER, "commander-two")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aRoleThatThePlanDoesNotHaveIsGivenToNobody() {
        assertThat(scene.commander().assign(id, "emperor", "commander-one"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.text())
                                .contains("no role 'emperor'")
                                .contains(COMMANDER));
    }

    private Responder as(String person) {
        return scene.response.by(new Actor.Person(person));
    }
}
