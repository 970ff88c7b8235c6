package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every type of action in every state of an account that a seed makes. */
class LawsTest {
    private static final int SEEDS = 4;

    static Stream<Integer> seeds() {
        return IntStream.rangeClosed(1, SEEDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void releaseBringsBackEverythingButTheDeclaredResidue(int seed) {
        GeneratedAccount account = new GeneratedAccount(seed);
        for (ChangeRequest request : account.requests) {
            Exercise exercise = new Exercise(account.records);
            ActionPlan plan = exercise.approved(request);
            Map<String, String> before = state(account, exercise, plan);

            assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                    .matches(ActionResult::isDone);
            plan.changes().stream()
                    .collect(Collectors.toMap(StateChange::target, StateChange::after, (first, last) -> last))
                    .forEach((target, after) ->
                            assertThat(exercise.cloud.read(target)).isEqualTo(after));
            if (plan.isEmpty()) {
                continue;
            }
            ActionResult released = exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over");

            assertThat(released).matches(ActionResult::isDone);
            Set<String> changed = differences(before, state(account, exercise, plan));
            if (plan.isReversible()) {
                assertThat(changed).as("%s of seed %d", request, seed).isEmpty();
            } else {
                Set<String> declared = plan.changes().stream()
                        .filter(change -> !change.isReversible())
                        .flatMap(change -> Stream.concat(
                                Stream.of(thing(change.target().toString())),
                                partsOf(change.target().id(), exercise)))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(((ActionResult.Done) released).residue()).isNotEmpty();
                assertThat(declared).as("%s of seed %d", request, seed).containsAll(things(changed));
                plan.changes().stream()
                        .filter(change -> change.inverse().isEmpty())
                        .forEach(change -> assertThat(changed)
                                .as("what no call takes back stays")
                                .contains(change.target().toString()));
            }
            assertThat(exercise.incident().anomalies()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void executingTwiceEqualsOnce(int seed) {
        GeneratedAccount account = new GeneratedAccount(seed);
        for (ChangeRequest request : account.requests) {
            Exercise exercise = new Exercise(account.records);
            ActionPlan plan = exercise.approved(request);
            exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
            Map<String, String> once = state(account, exercise, plan);
            long entries = exercise.incident().version();

            assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                    .matches(ActionResult::isDone);

            assertThat(state(account, exercise, plan)).isEqualTo(once);
            assertThat(exercise.incident().version()).isEqualTo(entries);
        }
    }

    @Test
    void everyTypeOfActionIsAmongThoseTried() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertThat(ActionTypes.among(new GeneratedAccount(seed).requests)).isEqualTo(ActionTypes.all());
        }
        Set<String> irreversible = seeds().flatMap(seed -> {
                    Exercise exercise = new Exercise(new GeneratedAccount(seed).records);
                    return new GeneratedAccount(seed)
                            .requests.stream().map(exercise::plan).filter(plan -> !plan.isReversible());
                })
                .map(ActionPlan::type)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(irreversible).contains("stop-host", "suspend-identity", "roll-back");
    }

    private static Map<String, String> state(GeneratedAccount account, Exercise exercise, ActionPlan plan) {
        Map<String, String> state = new TreeMap<>(account.state(exercise.cloud, List.of()));
        state.putAll(Exercise.stateOf(exercise.cloud, plan));
        state.values().removeIf("absent"::equals);
        return state;
    }

    private static Set<String> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> targets = new TreeSet<>(before.keySet());
        targets.addAll(after.keySet());
        targets.removeIf(target -> before.getOrDefault(target, "").equals(after.getOrDefault(target, "")));
        return targets;
    }

    /** The interfaces of a host: a residue that is told of the host is theirs too. */
    private static Stream<String> partsOf(String id, Exercise exercise) {
        if (!id.startsWith("i-")) {
            return Stream.of();
        }
        return exercise.cloud.describe(DescribeRequest.of(Entity.of(EntityType.HOST, id))).relations().stream()
                .filter(relation -> relation.kind().equals("has-interface"))
                .map(relation -> "ec2:network-interface/" + relation.to().id());
    }

    private static Set<String> things(Set<String> targets) {
        return targets.stream().map(LawsTest::thing).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String thing(String target) {
        return target.substring(0, target.lastIndexOf('#'));
    }
}
