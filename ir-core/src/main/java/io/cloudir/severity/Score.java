package io.cloudir.severity;

import io.cloudir.model.Text;
import io.cloudir.severity.FactorScore.Basis;
import io.cloudir.severity.SeverityTable.FactorRow;
import io.cloudir.severity.SeverityTable.ImpactRow;
import io.cloudir.severity.SeverityTable.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The NCISS equation over the factors of a table. Sums stay exact; each result is one division, rounded half up. */
record Score(BigDecimal value, Assessment.Interval interval, List<FactorScore> factors) {
    private static final int DECIMALS = 3;

    static Score of(SeverityTable table, SeverityFacts facts) {
        BigDecimal span = BigDecimal.ZERO;
        for (FactorRow row : table.factors()) {
            span = span.add(row.weight().multiply(row.worst().subtract(row.least())));
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        List<FactorScore> factors = new ArrayList<>();
        for (FactorRow row : table.factors()) {
            Chosen chosen = Chosen.of(table, facts, row);
            BigDecimal points = points(row, chosen.value());
            boolean open = chosen.basis() == Basis.UNKNOWN;
            sum = sum.add(points);
            low = low.add(open ? BigDecimal.ZERO : points);
            high = high.add(open ? points(row, row.worst()) : points);
            factors.add(new FactorScore(
                    row.factor(),
                    chosen.option(),
                    chosen.basis(),
                    chosen.value(),
                    row.weight(),
                    percent(points, span)));
        }
        return new Score(
                clamped(percent(sum, span)),
                new Assessment.Interval(clamped(percent(low, span)), clamped(percent(high, span))),
                factors);
    }

    private static BigDecimal points(FactorRow row, BigDecimal value) {
        return row.weight().multiply(value.subtract(row.least()));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(Rules.TOP).divide(whole, DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal clamped(BigDecimal score) {
        return score.max(BigDecimal.ZERO.setScale(DECIMALS)).min(Rules.TOP.setScale(DECIMALS));
    }

    /** The option of a factor that counts. */
    record Chosen(String option, Basis basis, BigDecimal value) {
        static Chosen of(SeverityTable table, SeverityFacts facts, FactorRow row) {
            Optional<Chosen> stated =
                    Optional.ofNullable(facts.factors().get(row.factor())).map(id -> of(row, id, Basis.STATED));
            return stated.or(() -> meantByImpact(table, facts, row.factor())
                            .map(impact -> of(row, impact.means(), Basis.IMPACT)))
                    .orElseGet(() -> new Chosen(SeverityFacts.UNKNOWN, Basis.UNKNOWN, row.unknown()));
        }

        private static Chosen of(FactorRow row, String id, Basis basis) {
            Option option = row.option(id)
                    .orElseThrow(() -> new IllegalArgumentException("unknown option '"
                            + Text.printable(id) + "' of " + row.factor().id() + "; use one of "
                            + row.options().stream().map(Option::id).toList() + " or UNKNOWN"));
            return new Chosen(option.id(), basis, option.value());
        }
    }

    /** What the impact says about a factor: empty if it says nothing. */
    static Optional<ImpactRow> meantByImpact(SeverityTable table, SeverityFacts facts, Factor factor) {
        return facts.impact().entrySet().stream()
                .filter(entry -> entry.getKey().factor() == factor)
                .findFirst()
                .map(entry -> table.impact(entry.getKey(), entry.getValue())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "unknown " + entry.getKey().id() + " impact '"
                                        + Text.printable(entry.getValue()) + "'; use one of "
                                        + table.vocabulary()
                                                .get("impact." + entry.getKey().id()))));
    }
}
