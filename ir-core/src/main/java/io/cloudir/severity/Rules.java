package io.cloudir.severity;

import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.severity.SeverityTable.Band;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.FactorRow;
import io.cloudir.severity.SeverityTable.ImpactRow;
import io.cloudir.severity.SeverityTable.LoweringGround;
import io.cloudir.severity.SeverityTable.Option;
import io.cloudir.severity.SeverityTable.PriorityRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold in a {@link SeverityTable}; each message says what to change. */
final class Rules {
    static final BigDecimal TOP = BigDecimal.valueOf(100);
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 12;
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    private Rules() {}

    static void requireConstant(String id) {
        Objects.requireNonNull(id, "id");
        if (!CONSTANT.matcher(id).matches() || id.equals(SeverityFacts.UNKNOWN)) {
            throw new IllegalArgumentException("id '" + Text.printable(id)
                    + "' is not allowed; use A-Z, 0-9 and _, beginning with a letter, and not UNKNOWN");
        }
    }

    static void requireScore(BigDecimal value, String what) {
        requireModest(value, what);
        if (value.signum() < 0 || value.compareTo(TOP) > 0) {
            throw new IllegalArgumentException(what + " is " + value.toPlainString() + "; give it 0 to 100");
        }
    }

    private static void requireModest(BigDecimal value, String what) {
        Objects.requireNonNull(value, what);
        boolean modest = Math.abs((long) value.scale()) <= MOST_DECIMALS && value.precision() <= MOST_DIGITS;
        if (!modest) {
            throw new IllegalArgumentException(what + " is not a number of at most " + MOST_DIGITS + " digits, "
                    + MOST_DECIMALS + " of them decimals; write it shorter");
        }
    }

    static void checkFactor(Factor factor, BigDecimal weight, BigDecimal unknown, List<Option> options) {
        requireModest(weight, "weight of " + factor.id());
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException(
                    "weight of " + factor.id() + " is " + weight.toPlainString() + "; give it more than 0");
        }
        requireDistinct(
                options.stream().flatMap(option -> Stream.concat(Stream.of(option.id()), option.aliases().stream())),
                "option of " + factor.id());
        List<BigDecimal> values = options.stream().map(Option::value).sorted().toList();
        if (values.isEmpty() || values.get(0).compareTo(values.get(values.size() - 1)) == 0) {
            throw new IllegalArgumentException(
                    factor.id() + " has fewer than two different values; give it options that differ");
        }
        requireModest(unknown, "unknown of " + factor.id());
        if (unknown.compareTo(values.get(0)) < 0 || unknown.compareTo(values.get(values.size() - 1)) > 0) {
            throw new IllegalArgumentException("unknown of " + factor.id() + " is " + unknown.toPlainString()
                    + "; give it a value from its least option, "
                    + values.get(0).toPlainString() + ", to its worst, "
                    + values.get(values.size() - 1).toPlainString());
        }
    }

    static void check(
            List<FactorRow> factors,
            List<Band> bands,
            List<FactRow> facts,
            List<LoweringGround> lowering,
            Map<ImpactCategory, List<ImpactRow>> impact,
            Map<Severity, PriorityRow> priorities) {
        requireDistinct(factors.stream().map(row -> row.factor().id()), "factor");
        requireAll(Factor.values(), factors.stream().map(FactorRow::factor).collect(Collectors.toSet()), "factor");
        checkBands(bands);
        requireDistinct(
                facts.stream().flatMap(row -> Stream.concat(Stream.of(row.fact().id()), row.aliases().stream())),
                "fact");
        checkLowering(facts, lowering);
        checkImpact(factors, impact);
        requireAll(Severity.values(), priorities.keySet(), "priority for");
    }

    private static void checkBands(List<Band> bands) {
        requireDistinct(bands.stream().map(Band::id), "band");
        for (int at = 1; at < bands.size(); at++) {
            Band worse = bands.get(at - 1);
            Band better = bands.get(at);
            if (worse.from().compareTo(better.from()) <= 0 || better.severity().compareTo(worse.severity()) > 0) {
                throw new IllegalArgumentException("band " + Text.printable(better.id()) + " must begin below band "
                        + Text.printable(worse.id()) + " and not be more severe; list the bands from the worst down");
            }
        }
        if (bands.isEmpty() || bands.get(bands.size() - 1).from().signum() != 0) {
            throw new IllegalArgumentException("no band begins at 0; let the last one do so");
        }
    }

    private static void checkLowering(List<FactRow> facts, List<LoweringGround> lowering) {
        requireDistinct(lowering.stream().map(LoweringGround::id), "ground");
        Set<IncidentFact> known = facts.stream().map(FactRow::fact).collect(Collectors.toSet());
        for (LoweringGround ground : lowering) {
            Stream.concat(ground.requires().stream(), ground.unless().stream())
                    .filter(fact -> !known.contains(fact))
                    .findFirst()
                    .ifPresent(fact -> {
                        throw new IllegalArgumentException("ground " + ground.id() + " names the fact " + fact
                                + ", which the model does not declare; add it to the facts or correct it");
                    });
        }
    }

    private static void checkImpact(List<FactorRow> factors, Map<ImpactCategory, List<ImpactRow>> impact) {
        requireAll(ImpactCategory.values(), impact.keySet(), "impact category");
        impact.forEach((category, rows) -> {
            requireDistinct(rows.stream().map(ImpactRow::id), "option of impact " + category.id());
            FactorRow factor = factors.stream()
                    .filter(row -> row.factor() == category.factor())
                    .findFirst()
                    .orElseThrow();
            Set<String> options = factor.options().stream().map(Option::id).collect(Collectors.toSet());
            rows.stream()
                    .flatMap(row -> Stream.concat(Stream.of(row.means()), row.agreesWith().stream()))
                    .filter(option -> !options.contains(option))
                    .findFirst()
                    .ifPresent(option -> {
                        throw new IllegalArgumentException("impact " + category.id() + " names the option "
                                + Text.printable(option) + ", which "
                                + category.factor().id()
                                + " does not have; use one of its ids");
                    });
        });
    }

    private static void requireDistinct(Stream<String> ids, String what) {
        Set<String> seen = new HashSet<>();
        ids.filter(id -> !seen.add(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException(
                    what + " " + Text.printable(id) + " is there twice; remove or rename one of them");
        });
    }

    private static <E extends Enum<E>> void requireAll(E[] all, Set<E> present, String what) {
        EnumSet<E> missing = EnumSet.copyOf(Arrays.asList(all));
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(what + " " + missing.iterator().next() + " is missing; add it");
        }
    }
}
