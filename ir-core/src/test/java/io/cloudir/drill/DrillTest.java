package io.cloudir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudir.incident.Phase;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped attack is found, contained and recovered from, also by a cloud that goes wrong. */
class DrillTest {
    private static final Targets TARGETS =
            new Targets(Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(4));

    static List<String> names() {
        return Drill.shipped().stream().map(Drill::name).toList();
    }

    static Stream<Arguments> badDays() {
        return names().stream().flatMap(name -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedDrillHoldsOnAGoodDay(String name) {
        DrillResult result = Drill.shipped(name).orElseThrow().run(DrillSettings.ofSeed(1));

        assertThat(result.goals()).hasSizeGreaterThan(8).allMatch(Goal::met);
        assertThat(result.incidents()).isNotEmpty().allMatch(incident -> incident.phase() == Phase.CLOSED);
        for (DrillResult.Played incident : result.incidents()) {
            assertThat(of("playbook-started", incident))
                    .hasSizeGreaterThanOrEqualTo(incident.passes().size());
            assertThat(of("playbook-finished", incident)).hasSameSizeAs(of("playbook-started", incident));
            // What came back is responded to anew: only then is one not followed to its end.
            assertThat(of("playbook-finished", incident).stream()
                            .filter(line -> !line.contains("\"succeeded\":true"))
                            .map(line -> line.replaceAll(".*\"reason\":\"([^\"]*)\".*", "$1")))
                    .allMatch("stopped: the incident came back and is responded to anew"::equals);
        }
    }

    @ParameterizedTest
    @MethodSource("badDays")
    void everyShippedDrillHoldsOnABadDay(String name, long seed) {
        DrillResult result =
                Drill.shipped(name).orElseThrow().run(DrillSettings.ofSeed(seed).onBadDay());

        assertThat(result.goals()).allMatch(Goal::met);
    }

    @Test
    void everyScenarioThatShipsHasADrill() {
        List<String> drilled = Drill.shipped().stream().map(Drill::scenario).toList();

        assertThat(ResponsePlan.example().scenarios())
                .extracting(Scenario::id)
                .filteredOn(id -> !id.equals("leaked-customer-export"))
                .isSubsetOf(drilled);
    }

    @Test
    void theSameSeedGivesTheSameJournalsToTheByte() {
        DrillSettings settings = DrillSettings.ofSeed(7).onBadDay();
        Drill drill = Drill.shipped("second-key").orElseThrow();

        assertThat(journals(drill.run(settings))).isEqualTo(journals(drill.run(settings)));
    }

    private static List<String> of(String type, DrillResult.Played incident) {
        return incident.journal()
                .lines()
                .filter(line -> line.contains("\"type\":\"" + type + "\""))
                .toList();
    }

    private static List<String> journals(DrillResult result) {
        return result.incidents().stream().map(DrillResult.Played::journal).toList();
    }

    @Test
    void aSessionThatOutlivesItsKeyMakesASecondKeyThatIsFoundAndRefused() {
        DrillResult result = Drill.shipped("second-key").orElseThrow().run(DrillSettings.ofSeed(1));

        String journal = journals(result).get(0);
        int disabled = journal.indexOf("deactivate-key");
        assertThat(journal.substring(disabled)).contains("called CreateAccessKey of iam.amazonaws.com");
        assertThat(result.holds()).isTrue();
    }

    @Test
    void aTargetThatIsMissedIsAGoalThatIsNotMet() {
        Drill shipped = Drill.shipped("mining").orElseThrow();
        Targets strict = new Targets(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(4));

        DrillResult result = new Drill("mine", "Mining", shipped.scenario(), strict, true, shipped.opening())
                .run(DrillSettings.ofSeed(1));

        assertThat(result.holds()).isFalse();
        assertThat(result.goals())
                .filteredOn(goal -> !goal.met())
                .extracting(Goal::name)
                .containsExactly("detected in time", "contained in time");
    }

    @Test
    void anAttackThatNothingFindsHoldsNoGoalOfDetection() {
        DrillResult result = new Drill(
                        "quiet", "Nothing", "data-theft", TARGETS, false, one -> one.call("s3:ListBuckets"))
                .run(DrillSettings.ofSeed(1));

        assertThat(result.incidents()).isEmpty();
        assertThat(result.goals())
                .filteredOn(goal -> !goal.met())
                .extracting(Goal::name)
                .contains("detected", "right scenario", "attacker locked out");
    }

    @Test
    void anAttackerHoldsOnlyCredentialsThatCallsHaveMade() {
        Drill cheat = new Drill(
                "cheat", "Makes up a key", "data-theft", TARGETS, false, one -> one.with("AKIAIOSFODNN7EXAMPLE"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cheat.run(DrillSettings.ofSeed(1)))
                .withMessageContaining("holds no credential 'AKIAIOSFODNN7EXAMPLE'");
    }

    @Test
    void aCallOfTheAttackerIsRefusedOnceTheIdentityIsSuspended() {
        boolean[] refused = {false};
        Drill drill = new Drill("late", "Comes back", "data-theft", TARGETS, false, one -> {
            DataDrills.openBucket(one);
            one.after(
                    Duration.ofDays(1),
                    later -> refused[0] = !later.call("s3:ListBuckets").succeeded());
        });

        drill.run(DrillSettings.ofSeed(1));

        assertThat(refused[0]).isTrue();
    }
}
