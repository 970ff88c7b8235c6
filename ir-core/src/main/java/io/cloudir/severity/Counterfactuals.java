package io.cloudir.severity;

import io.cloudir.model.Severity;
import io.cloudir.severity.FactorScore.Basis;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.FactorRow;
import io.cloudir.severity.SeverityTable.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what would change a severity, by judging each single change: for a factor the nearest option that lowers it and
 * the nearest that raises it, all unknown factors together at their least and at their worst, each fact the other way round,
 * all facts together whose floors keep it from falling, lowering asked for or not, an override withdrawn. While
 * an override stands, nothing but withdrawing it changes anything.
 */
final class Counterfactuals {
    private static final Comparator<Option> BY_VALUE = Comparator.comparing(Option::value);

    private final SeverityModel model;
    private final SeverityFacts facts;
    private final Severity now;
    private final List<Counterfactual> found = new ArrayList<>();

    private Counterfactuals(SeverityModel model, SeverityFacts facts, Severity now) {
        this.model = model;
        this.facts = facts;
        this.now = now;
    }

    static List<Counterfactual> of(SeverityModel model, SeverityFacts facts, Verdict verdict) {
        Counterfactuals search = new Counterfactuals(model, facts, verdict.severity());
        if (facts.override().isPresent()) {
            search.tryOut("the override was withdrawn", facts.withoutOverride());
        } else {
            search.factors(verdict.score().factors());
            search.unknowns(verdict.score().factors());
            search.facts();
            search.floors(verdict.floors());
            search.lowering();
        }
        return search.found;
    }

    private void factors(List<FactorScore> scores) {
        for (FactorScore score : scores) {
            FactorRow row = model.table().row(score.factor());
            Stream<Option> below = row.options().stream()
                    .filter(option -> option.value().compareTo(score.value()) < 0)
                    .sorted(BY_VALUE.reversed());
            Stream<Option> above = row.options().stream()
                    .filter(option -> option.value().compareTo(score.value()) > 0)
                    .sorted(BY_VALUE);
            Stream.of(below, above).forEach(options -> nearest(score, options).ifPresent(found::add));
        }
    }

    private Optional<Counterfactual> nearest(FactorScore score, Stream<Option> options) {
        return options.flatMap(option -> change(
                        score.factor().id() + " was " + option.id() + ", not " + score.option(),
                        facts.with(score.factor(), option.id()))
                        .stream())
                .findFirst();
    }

    /** What no single factor can do, all that are unknown may do together. */
    private void unknowns(List<FactorScore> scores) {
        List<FactorRow> unknown = scores.stream()
                .filter(score -> score.basis() == Basis.UNKNOWN)
                .map(score -> model.table().row(score.factor()))
                .toList();
        if (unknown.size() > 1) {
            SeverityFacts least = facts;
            SeverityFacts worst = facts;
            for (FactorRow row : unknown) {
                least = least.with(
                        row.factor(),
                        row.options().stream().min(BY_VALUE).orElseThrow().id());
                worst = worst.with(
                        row.factor(),
                        row.options().stream().max(BY_VALUE).orElseThrow().id());
            }
            tryOut("all " + unknown.size() + " unknown factors were at their least", least);
            tryOut("all " + unknown.size() + " unknown factors were at their worst", worst);
        }
    }

    /** Where several floors hold the severity, none of them alone lets go of it. */
    private void floors(List<FactRow> floors) {
        List<FactRow> holding = floors.stream()
                .filter(row -> row.floor().orElseThrow().atLeast(now))
                .toList();
        if (holding.size() > 1) {
            SeverityFacts without = facts;
            for (FactRow row : holding) {
                without = without.without(row.fact());
            }
            tryOut(
                    holding.stream().map(row -> row.fact().id()).collect(Collectors.joining(" and ")) + " were not so",
                    without);
        }
    }

    private void facts() {
        for (FactRow row : model.table().facts()) {
            IncidentFact fact = row.fact();
            Optional<IncidentFact> held = facts.facts().stream()
                    .filter(candidate -> row.isCalled(candidate.id()))
                    .findFirst();
            if (held.isPresent()) {
                tryOut(fact + " was not so", facts.without(held.get()));
            } else {
                tryOut(fact + " was so", facts.with(fact));
            }
        }
    }

    private void lowering() {
        if (facts.lowering().isPresent()) {
            tryOut("lowering was not asked for", facts.withoutLowering());
        } else {
            tryOut("lowering was asked for with a reason", facts.with(new LoweringRequest("what if")));
        }
    }

    private void tryOut(String condition, SeverityFacts changed) {
        change(condition, changed).ifPresent(found::add);
    }

    private Optional<Counterfactual> change(String condition, SeverityFacts changed) {
        Severity then = model.judge(changed).severity();
        return then == now ? Optional.empty() : Optional.of(new Counterfactual(condition, changed, then));
    }
}
