package io.cloudir.severity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Severity;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.FactorRow;
import io.cloudir.severity.SeverityTable.Option;
import io.cloudir.severity.json.SeverityJson;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for any facts; 200 or fewer generated ones from a fixed seed. */
class SeverityPropertiesTest {
    private static final long SEED = 20_260_101;
    private static final int CASES = 200;
    private static final List<ActorActivity> ANY_ACTIVITY = List.of(ActorActivity.values());
    private static final List<Severity> ANY_SEVERITY = List.of(Severity.values());

    private final SeverityModel model = SeverityJson.shippedModel();
    private final SeverityTable table = model.table();

    @Test
    void theScoreNeverFallsWhenAFactorGetsWorse() {
        generated()
                .forEach(
                        facts -> table.factors().forEach(row -> {
                            List<Assessment> rising = row.options().stream()
                                    .sorted(Comparator.comparing(Option::value))
                                    .map(option -> assessed(facts, row, option.id()))
                                    .toList();
                            for (int at = 1; at < rising.size(); at++) {
                                assertThat(rising.get(at).score())
                                        .isGreaterThanOrEqualTo(
                                                rising.get(at - 1).score());
                                assertThat(rising.get(at).computed())
                                        .isGreaterThanOrEqualTo(
                                                rising.get(at - 1).computed());
                            }
                        }),
                        8);
    }

    @Test
    void anUnknownLiesBetweenTheLeastAndTheWorstItMayTurnOutToBe() {
        generated()
                .forEach(
                        facts -> table.factors().forEach(row -> {
                            SeverityFacts open = facts.with(row.factor(), SeverityFacts.UNKNOWN);
                            if (row.factor() == Factor.FUNCTIONAL_IMPACT
                                    || row.factor() == Factor.INFORMATION_IMPACT
                                    || row.factor() == Factor.RECOVERABILITY) {
                                open = open.with(categoryOf(row.factor()), SeverityFacts.UNKNOWN);
                            }
                            List<BigDecimal> known = row.options().stream()
                                    .map(option ->
                                            assessed(facts, row, option.id()).score())
                                    .sorted()
                                    .toList();
                            assertThat(model.assess(open).score()).isBetween(known.get(0), known.get(known.size() - 1));
                        }),
                        8);
    }

    @Test
    void theIntervalContainsTheScoreAndClosesWhenAllIsKnown() {
        generated()
                .forEach(
                        facts -> {
                            Assessment assessment = model.assess(facts);
                            assertThat(assessment.score())
                                    .isBetween(
                                            assessment.interval().low(),
                                            assessment.interval().high());
                            boolean allKnown = assessment.factors().stream()
                                    .noneMatch(factor -> factor.basis() == FactorScore.Basis.UNKNOWN);
                            Assessment.Interval interval = assessment.interval();
                            assertThat(interval.low().compareTo(interval.high()) == 0)
                                    .isEqualTo(allKnown);
                        },
                        CASES);
    }

    @Test
    void theComputedSeverityIsNeverBelowAFloor() {
        generated()
                .forEach(
                        facts -> {
                            Assessment assessment = model.assess(facts);
                            for (FactRow row : table.facts()) {
                                if (facts.facts().contains(row.fact())
                                        && row.floor().isPresent()) {
                                    assertThat(assessment
                                                    .computed()
                                                    .atLeast(row.floor().get()))
                                            .isTrue();
                                }
                            }
                        },
                        CASES);
    }

    @Test
    void withoutAnOverrideTheComputedSeverityIsTheSeverity() {
        generated()
                .forEach(
                        facts -> {
                            Assessment assessment = model.assess(facts.withoutOverride());
                            assertThat(assessment.severity()).isEqualTo(assessment.computed());
                            assertThat(assessment.decision()).isEqualTo(assessment.computedBy());
                        },
                        CASES);
    }

    @Test
    void aRequestToLowerChangesAtMostOneLevelAndNeverRaises() {
        generated()
                .forEach(
                        facts -> {
                            Severity plain =
                                    model.assess(facts.withoutLowering()).computed();
                            Severity lowered = model.assess(facts.with(new LoweringRequest("a reason")))
                                    .computed();
                            assertThat(plain.compareTo(lowered)).isBetween(0, 1);
                        },
                        CASES);
    }

    @Test
    void everyCounterfactualIsTrueAndDifferent() {
        int bound = 2 * Factor.values().length + table.facts().size() + 2;
        generated()
                .forEach(
                        facts -> {
                            Assessment assessment = model.assess(facts);
                            assertThat(assessment.counterfactuals())
                                    .hasSizeLessThanOrEqualTo(bound)
                                    .allSatisfy(found -> {
                                        assertThat(found.severity()).isNotEqualTo(assessment.severity());
                                        assertThat(model.assess(found.changed()).severity())
                                                .isEqualTo(found.severity());
                                    });
                        },
                        50);
    }

    @Test
    void contributionsAddUpToTheScoreButForRounding() {
        generated()
                .forEach(
                        facts -> {
                            Assessment assessment = model.assess(facts);
                            BigDecimal sum = assessment.factors().stream()
                                    .map(FactorScore::contribution)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                            assertThat(sum.subtract(assessment.score()).abs()).isLessThan(new BigDecimal("0.005"));
                        },
                        CASES);
    }

    @Test
    void theSameFactsGiveTheSameBytes() {
        generated()
                .forEach(
                        facts -> assertThat(SeverityJson.write(model.assess(facts)))
                                .isEqualTo(SeverityJson.write(new SeverityModel(table).assess(facts))),
                        50);
    }

    private Assessment assessed(SeverityFacts facts, FactorRow row, String option) {
        return model.assess(facts.with(row.factor(), option));
    }

    private static ImpactCategory categoryOf(Factor factor) {
        return Stream.of(ImpactCategory.values())
                .filter(category -> category.factor() == factor)
                .findFirst()
                .orElseThrow();
    }

    private Cases generated() {
        SplittableRandom random = new SplittableRandom(SEED);
        return (check, cases) ->
                Stream.generate(() -> facts(random)).limit(cases).forEach(check);
    }

    private SeverityFacts facts(SplittableRandom random) {
        SeverityFacts facts = SeverityFacts.unknown();
        for (FactorRow row : table.factors()) {
            if (random.nextInt(3) > 0) {
                List<Option> options = row.options();
                facts = facts.with(
                        row.factor(),
                        options.get(random.nextInt(options.size())).id());
            }
        }
        for (FactRow row : table.facts()) {
            facts = random.nextInt(5) == 0 ? facts.with(row.fact()) : facts;
        }
        for (ImpactCategory category : ImpactCategory.values()) {
            List<SeverityTable.ImpactRow> rows = table.impact().get(category);
            facts = random.nextInt(3) == 0
                    ? facts.with(category, rows.get(random.nextInt(rows.size())).id())
                    : facts;
        }
        facts = facts.with(ANY_ACTIVITY.get(random.nextInt(ANY_ACTIVITY.size())));
        facts = random.nextInt(3) == 0 ? facts.with(new LoweringRequest("a reason")) : facts;
        Severity other = ANY_SEVERITY.get(random.nextInt(ANY_SEVERITY.size()));
        return random.nextInt(8) == 0 ? facts.with(new SeverityOverride(other, "lead", "a reason")) : facts;
    }

    @FunctionalInterface
    private interface Cases {
        void forEach(Consumer<SeverityFacts> check, int cases);
    }
}
