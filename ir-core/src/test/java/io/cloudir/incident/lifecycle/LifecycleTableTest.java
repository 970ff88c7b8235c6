package io.cloudir.incident.lifecycle;

import static io.cloudir.incident.Phase.CLOSED;
import static io.cloudir.incident.Phase.DETECTED;
import static io.cloudir.incident.Phase.FALSE_POSITIVE;
import static io.cloudir.incident.Phase.INVESTIGATING;
import static io.cloudir.incident.Phase.MERGED;
import static io.cloudir.incident.Phase.MITIGATING;
import static io.cloudir.incident.Phase.ON_HOLD;
import static io.cloudir.incident.Phase.RECOVERING;
import static io.cloudir.incident.Phase.REVIEWING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.TestJournal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every pair of phases; the moves are written down a second time here, so that a changed row is noticed. */
class LifecycleTableTest {
    private static final Map<Phase, Set<Phase>> MOVES = Map.of(
            DETECTED, Set.of(INVESTIGATING, FALSE_POSITIVE, MERGED, ON_HOLD),
            INVESTIGATING, Set.of(MITIGATING, FALSE_POSITIVE, MERGED, ON_HOLD),
            MITIGATING, Set.of(RECOVERING, INVESTIGATING, FALSE_POSITIVE, MERGED, ON_HOLD),
            RECOVERING, Set.of(REVIEWING, MITIGATING, INVESTIGATING, MERGED, ON_HOLD),
            REVIEWING, Set.of(CLOSED, INVESTIGATING, MERGED, ON_HOLD),
            CLOSED, Set.of(INVESTIGATING),
            ON_HOLD, Set.of(DETECTED, INVESTIGATING, MITIGATING, RECOVERING, REVIEWING),
            FALSE_POSITIVE, Set.of(INVESTIGATING),
            MERGED, Set.of());

    private final Lifecycle lifecycle = Lifecycle.standard();

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Phase.values())
                .flatMap(from -> Arrays.stream(Phase.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aMoveIsAllowedExactlyWhenTheTableHasIt(Phase from, Phase to) {
        boolean expected = MOVES.get(from).contains(to);

        assertThat(lifecycle.transition(from, to).isPresent()).isEqualTo(expected);

        Incident ready = Journeys.in(from).incident();
        boolean reachable = expected && (from != ON_HOLD || to == INVESTIGATING);
        TransitionCheck check = lifecycle.check(ready, to, TestJournal.START);
        if (reachable) {
            assertThat(check)
                    .isEqualTo(new TransitionCheck.Allowed(
                            lifecycle.transition(from, to).orElseThrow()));
        } else {
            assertThat(check).isInstanceOfSatisfying(TransitionCheck.Refused.class, refused -> {
                assertThat(refused.unmet()).isEmpty();
                assertThat(refused.allowed()).doesNotContain(to).isEqualTo(lifecycle.targets(ready));
                assertThat(refused.text()).startsWith("cannot go from " + from.code() + " to " + to.code());
            });
        }
    }

    @Test
    void noPairIsInTheTableTwice() {
        assertThat(lifecycle.transitions())
                .extracting(row -> List.of(row.from(), row.to()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyStepBackHoldMergeReopeningAndFalsePositiveNeedsAReason() {
        List<Phase> order = List.of(DETECTED, INVESTIGATING, MITIGATING, RECOVERING, REVIEWING, CLOSED);
        assertThat(lifecycle.transitions()).allSatisfy(row -> {
            boolean forward = order.indexOf(row.to()) == order.indexOf(row.from()) + 1 && order.contains(row.from());
            boolean resumes = row.from() == ON_HOLD;
            assertThat(row.reasonRequired()).as(row.toString()).isEqualTo(!forward && !resumes);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DETECTED", "INVESTIGATING", "MITIGATING", "RECOVERING", "REVIEWING"})
    void fromHoldItGoesOnOnlyInThePhaseItWasHeldFrom(Phase heldFrom) {
        Incident held = Journeys.in(heldFrom).move(ON_HOLD).incident();

        assertThat(lifecycle.targets(held)).containsExactly(heldFrom);
        for (Phase to : Phase.values()) {
            assertThat(lifecycle.check(held, to, TestJournal.START) instanceof TransitionCheck.Allowed)
                    .as(to.code())
                    .isEqualTo(to == heldFrom);
        }
    }

    @Test
    void theGatesOnTheWayForwardAreThoseThatTheProcessAsksFor() {
        assertThat(gates(DETECTED, INVESTIGATING)).containsExactly("acknowledged");
        assertThat(gates(INVESTIGATING, MITIGATING))
                .containsExactly("scope-established", "severity-assessed", "evidence-secured");
        assertThat(gates(MITIGATING, RECOVERING))
                .containsExactly("remediations-validated", "long-term-fixes-opened", "no-action-half-done");
        assertThat(gates(RECOVERING, REVIEWING))
                .containsExactly(
                        "remediations-not-refuted",
                        "restorations-validated",
                        "watch-finished",
                        "no-action-half-done",
                        "actions-read-back");
        assertThat(gates(REVIEWING, CLOSED))
                .containsExactly(
                        "remediations-not-refuted",
                        "actions-read-back",
                        "playbooks-ended",
                        "review-completed",
                        "deadlines-answered");
    }

    private List<String> gates(Phase from, Phase to) {
        return lifecycle.transition(from, to).orElseThrow().gates().stream()
                .map(Gate::code)
                .toList();
    }
}
