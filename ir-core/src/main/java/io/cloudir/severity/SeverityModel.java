package io.cloudir.severity;

import io.cloudir.model.Severity;
import io.cloudir.severity.SeverityTable.Band;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.LoweringGround;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges how bad an incident is, and says why. The rules, in order:
 *
 * <ol>
 *   <li>Each factor gets the value of its stated option; else of the option that the NIST impact of its category means;
 *       else the table's value for an unknown. The weighted mean of the values, stretched to 0 to 100, is the score (NCISS).
 *   <li>The band of the score gives a severity.
 *   <li>A request to lower it takes it down one level if one of the table's grounds holds.
 *   <li>Each fact with a floor lifts it to at least that floor. Nothing but an override goes below a floor.
 *   <li>An override replaces the result; the computed one stays beside it.
 * </ol>
 *
 * <p>An unknown is neither good news nor the worst case. NCISS gives 50 to an unknown location and an unknown actor, which
 * is two sevenths and three eighths of the way up their scales; the shipped table lets every other unknown count as the
 * first option at least a third of the way up. The interval of an assessment shows what the unknowns may yet turn out to be.
 *
 * <p>All arithmetic is exact; only the results are rounded. Pure, immutable and safe to share between threads.
 */
public final class SeverityModel {
    private final SeverityTable table;

    /** A model with the numbers and rules of a table. */
    public SeverityModel(SeverityTable table) {
        this.table = Objects.requireNonNull(table, "table");
    }

    /** The numbers and rules. */
    public SeverityTable table() {
        return table;
    }

    /**
     * Judges an incident.
     *
     * @throws IllegalArgumentException if the facts name an option or a fact that the table does not have
     */
    public Assessment assess(SeverityFacts stated) {
        SeverityFacts facts = withOwnIds(stated);
        Verdict verdict = judge(facts);
        return new Assessment(
                verdict.severity(),
                table.priority(verdict.severity(), facts.actor()),
                Notes.priority(table, verdict.severity(), facts.actor()),
                verdict.score().value(),
                verdict.band().id(),
                verdict.score().interval(),
                verdict.decision(),
                verdict.computed(),
                verdict.computedBy(),
                table.label(),
                verdict.score().factors(),
                verdict.floors().stream().map(FactRow::fact).toList(),
                Notes.of(table, facts, verdict),
                Counterfactuals.of(this, facts, verdict));
    }

    /** Everything but the explanation, which needs to judge many variants. Takes facts under the table's own ids. */
    Verdict judge(SeverityFacts facts) {
        Score score = Score.of(table, facts);
        Band band = band(score.value());
        Optional<LoweringGround> ground = facts.lowering()
                .flatMap(request -> table.lowering().stream()
                        .filter(candidate -> candidate.holds(facts.facts()))
                        .findFirst());
        List<FactRow> floors = new ArrayList<>();
        for (FactRow row : table.facts()) {
            if (row.floor().isPresent() && facts.facts().contains(row.fact())) {
                floors.add(row);
            }
        }
        Severity computed = ground.isPresent() ? oneLower(band.severity()) : band.severity();
        Decision computedBy = new Decision.Score();
        for (FactRow row : floors) {
            Severity floor = row.floor().orElseThrow();
            if (!computed.atLeast(floor)) {
                computed = floor;
                computedBy = new Decision.Floor(row.fact());
            }
        }
        return new Verdict(score, band, ground, floors, computed, computedBy, facts.override());
    }

    private Band band(BigDecimal score) {
        return table.bands().stream()
                .filter(band -> score.compareTo(band.from()) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private SeverityFacts withOwnIds(SeverityFacts facts) {
        SeverityFacts own = facts;
        for (IncidentFact fact : facts.facts()) {
            FactRow row = table.fact(fact.id())
                    .orElseThrow(() -> new IllegalArgumentException("unknown fact " + fact + "; the model "
                            + table.label() + " knows " + table.vocabulary().get("facts")));
            own = own.without(fact).with(row.fact());
        }
        return own;
    }

    private static Severity oneLower(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Severity.HIGH;
            case HIGH -> Severity.MEDIUM;
            case MEDIUM -> Severity.LOW;
            case LOW, INFORMATIONAL -> Severity.INFORMATIONAL;
        };
    }
}
