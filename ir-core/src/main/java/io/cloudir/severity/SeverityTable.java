package io.cloudir.severity;

import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers and rules that severity is computed with, as read from a model file. Immutable; whatever it names exists
 * in it.
 *
 * @param name what the model is called
 * @param version its version, which each assessment names
 * @param factors a row for each {@link Factor}, in the order of the file
 * @param bands names for ranges of the score, best score last; the last begins at 0
 * @param facts the facts that the model knows
 * @param lowering grounds on which a severity may be lowered
 * @param impact what each option of an impact category means as an option of its factor
 * @param priorities how soon people act, for each severity
 */
public record SeverityTable(
        String name,
        String version,
        List<FactorRow> factors,
        List<Band> bands,
        List<FactRow> facts,
        List<LoweringGround> lowering,
        Map<ImpactCategory, List<ImpactRow>> impact,
        Map<Severity, PriorityRow> priorities) {
    public SeverityTable {
        Text.requireText(name, "name");
        Text.requireText(version, "version");
        factors = List.copyOf(factors);
        bands = List.copyOf(bands);
        facts = List.copyOf(facts);
        lowering = List.copyOf(lowering);
        Map<ImpactCategory, List<ImpactRow>> rows = new EnumMap<>(ImpactCategory.class);
        impact.forEach((category, options) -> rows.put(category, List.copyOf(options)));
        impact = Collections.unmodifiableMap(rows);
        Map<Severity, PriorityRow> urgency = new EnumMap<>(Severity.class);
        urgency.putAll(priorities);
        priorities = Collections.unmodifiableMap(urgency);
        Rules.check(factors, bands, facts, lowering, impact, priorities);
    }

    /**
     * One factor.
     *
     * @param factor which
     * @param title its name for people
     * @param weight its weight, above 0
     * @param unknown the value of an unknown option, from the least to the greatest value of the options
     * @param unknownBecause why an unknown has that value
     * @param options two or more, in the order of the file
     */
    public record FactorRow(
            Factor factor,
            String title,
            BigDecimal weight,
            BigDecimal unknown,
            String unknownBecause,
            List<Option> options) {
        public FactorRow {
            Objects.requireNonNull(factor, "factor");
            Text.requireText(title, "title");
            Text.requireText(unknownBecause, "unknownBecause");
            options = List.copyOf(options);
            Rules.checkFactor(factor, weight, unknown, options);
        }

        /** The option of that id or alias, if there is one. */
        public Optional<Option> option(String id) {
            return options.stream().filter(option -> option.isCalled(id)).findFirst();
        }

        /** Whether facts may give this factor that option: an id, an alias, or {@value SeverityFacts#UNKNOWN}. */
        public boolean knows(String id) {
            return id.equals(SeverityFacts.UNKNOWN) || option(id).isPresent();
        }

        /** The least value that an option has. */
        public BigDecimal least() {
            return values().min(Comparator.naturalOrder()).orElseThrow();
        }

        /** The greatest value that an option has. */
        public BigDecimal worst() {
            return values().max(Comparator.naturalOrder()).orElseThrow();
        }

        private Stream<BigDecimal> values() {
            return options.stream().map(Option::value);
        }
    }

    /**
     * One choice of a factor.
     *
     * @param id upper case with underscores
     * @param value 0 to 100
     * @param aliases other ids that are understood, such as a longer form
     */
    public record Option(String id, BigDecimal value, List<String> aliases) {
        public Option {
            Rules.requireConstant(id);
            Rules.requireScore(value, "value of " + id);
            aliases = List.copyOf(aliases);
            aliases.forEach(Rules::requireConstant);
        }

        boolean isCalled(String name) {
            return id.equals(name) || aliases.contains(name);
        }
    }

    /**
     * A range of the score.
     *
     * @param id its name
     * @param from its least score, 0 to 100
     * @param severity the severity that it stands for
     */
    public record Band(String id, BigDecimal from, Severity severity) {
        public Band {
            Text.requireText(id, "band id");
            Rules.requireScore(from, "start of band " + Text.printable(id));
            Objects.requireNonNull(severity, "severity");
        }
    }

    /**
     * A fact that the model knows.
     *
     * @param fact which
     * @param title what it means, for people
     * @param floor the severity that it calls for at least
     * @param aliases other ids that are understood
     */
    public record FactRow(IncidentFact fact, String title, Optional<Severity> floor, List<String> aliases) {
        public FactRow {
            Objects.requireNonNull(fact, "fact");
            Text.requireText(title, "title");
            Objects.requireNonNull(floor, "floor");
            aliases = List.copyOf(aliases);
            aliases.forEach(Rules::requireConstant);
        }

        boolean isCalled(String name) {
            return fact.id().equals(name) || aliases.contains(name);
        }
    }

    /**
     * When a severity may be lowered.
     *
     * @param id upper case with underscores
     * @param title what it says, for people
     * @param requires facts that must all be true; at least one
     * @param unless facts of which none may be true
     */
    public record LoweringGround(String id, String title, List<IncidentFact> requires, List<IncidentFact> unless) {
        public LoweringGround {
            Rules.requireConstant(id);
            Text.requireText(title, "title");
            requires = List.copyOf(requires);
            unless = List.copyOf(unless);
            if (requires.isEmpty()) {
                throw new IllegalArgumentException(
                        "ground " + id + " requires nothing; name at least one fact, or anything could be lowered");
            }
        }

        boolean holds(Collection<IncidentFact> facts) {
            return facts.containsAll(requires) && unless.stream().noneMatch(facts::contains);
        }
    }

    /**
     * What an option of an impact category says about its factor.
     *
     * @param id upper case with underscores
     * @param means the option that an unknown factor takes
     * @param agreesWith further options that do not contradict it
     */
    public record ImpactRow(String id, String means, List<String> agreesWith) {
        public ImpactRow {
            Rules.requireConstant(id);
            Objects.requireNonNull(means, "means");
            agreesWith = List.copyOf(agreesWith);
        }
    }

    /**
     * How soon people act at one severity.
     *
     * @param active while the actor is active or may be
     * @param inactive once the actor is known to be inactive; never more urgent than {@code active}
     */
    public record PriorityRow(Priority active, Priority inactive) {
        public PriorityRow {
            Objects.requireNonNull(active, "active");
            Objects.requireNonNull(inactive, "inactive");
            if (inactive.compareTo(active) < 0) {
                throw new IllegalArgumentException(
                        "priority " + inactive + " without an active actor is more urgent than " + active
                                + " with one; swap them or make them equal");
            }
        }

        Priority of(ActorActivity actor) {
            return actor == ActorActivity.INACTIVE ? inactive : active;
        }
    }

    /** The row of a factor. */
    public FactorRow row(Factor factor) {
        return factors.stream()
                .filter(row -> row.factor() == factor)
                .findFirst()
                .orElseThrow();
    }

    /** The fact of that id or alias, if the model knows it. */
    public Optional<FactRow> fact(String id) {
        return facts.stream().filter(row -> row.isCalled(id)).findFirst();
    }

    /** The option of that id in an impact category, if there is one. */
    public Optional<ImpactRow> impact(ImpactCategory category, String id) {
        return impact.getOrDefault(category, List.of()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    /** How soon people act. */
    public Priority priority(Severity severity, ActorActivity actor) {
        return Objects.requireNonNull(priorities.get(severity)).of(actor);
    }

    /** Name and version, as assessments cite them. */
    public String label() {
        return name + " " + version;
    }

    /** Everything that facts may say, for a help text: what it is about, and the ids allowed there, in order. */
    public Map<String, List<String>> vocabulary() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        factors.forEach(row -> words.put(
                "ncissFactors." + row.factor().id(),
                orUnknown(row.options().stream().map(Option::id))));
        words.put("facts", facts.stream().map(row -> row.fact().id()).toList());
        impact.forEach((category, rows) ->
                words.put("impact." + category.id(), orUnknown(rows.stream().map(ImpactRow::id))));
        words.put("actor", Stream.of(ActorActivity.values()).map(Enum::name).toList());
        words.put(
                "override.severity",
                Stream.of(Severity.values()).map(Enum::name).toList());
        return Collections.unmodifiableMap(words);
    }

    private static List<String> orUnknown(Stream<String> ids) {
        return Stream.concat(ids, Stream.of(SeverityFacts.UNKNOWN)).collect(Collectors.toUnmodifiableList());
    }
}
