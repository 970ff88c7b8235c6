package io.cloudir.respond.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.document.Shipped;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import io.cloudir.respond.playbook.condition.ActionTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPlaybooksTest {
    static List<String> ids() {
        return Playbook.shippedIds();
    }

    private static Playbook shipped(String id) {
        return Playbook.shipped(id).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aShippedDocumentHasNoFault(String id) {
        assertThat(Playbook.check(Shipped.bytes(Playbook.class, "shipped/" + id + ".json")))
                .isEmpty();
    }

    @Test
    void everyScenarioOfTheCatalogueHasItsPlaybook() {
        assertThat(ResponsePlan.example().scenarios().stream()
                        .map(Scenario::playbook)
                        .filter(playbook -> !playbook.equals("customer-export")))
                .hasSize(10)
                .allSatisfy(playbook -> assertThat(shipped(playbook).labels()).contains("scenario:" + playbook));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatItCallsShipsToo(String id) {
        assertThat(Playbooks.shipped().objections(shipped(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void itsManualStepsNameDutiesThatEveryPlanHas(String id) {
        assertThat(shipped(id).roles())
                .isSubsetOf(Arrays.stream(Duty.values()).map(Duty::code).toList());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aFailureThatNothingHandlesLeadsToAPerson(String id) {
        Playbook playbook = shipped(id);

        if (!playbook.labels().contains("building-block")) {
            assertThat(playbook.step(playbook.exception().orElseThrow()))
                    .isInstanceOfSatisfying(
                            Step.Action.class, step -> assertThat(step.role()).isNotEmpty());
        }
    }

    @Test
    void allEightTypesOfStepAndEveryCommandAreInUse() {
        List<Step> steps = ids().stream()
                .flatMap(id -> shipped(id).steps().values().stream())
                .toList();
        Set<String> commands = steps.stream()
                .filter(Step.Action.class::isInstance)
                .flatMap(step -> ((Step.Action) step).commands().stream())
                .map(command -> command.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(steps.stream().map(Step::type).distinct())
                .containsExactlyInAnyOrder(
                        "start",
                        "end",
                        "action",
                        "playbook-action",
                        "parallel",
                        "if-condition",
                        "while-condition",
                        "switch-condition");
        assertThat(commands)
                .containsExactlyInAnyOrder(Arrays.stream(Command.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }

    @Test
    void theNamesOfActionTypesAreThoseThatRequestsGiveThemselves() {
        assertThat(Stream.concat(ActionTypes.containment().stream(), ActionTypes.recovery().stream()))
                .containsExactlyInAnyOrder(
                        "block-address",
                        "deactivate-key",
                        "disable-application",
                        "enforce-mfa",
                        "reset-password",
                        "rotate-key",
                        "deploy-toolkit",
                        "least-privilege",
                        "restore-objects",
                        "isolate-host",
                        "revoke-sessions",
                        "roll-back",
                        "stop-host",
                        "suspend-identity",
                        "harden",
                        "rebuild-host",
                        "restore-access",
                        "restore-from-backup");
    }
}
