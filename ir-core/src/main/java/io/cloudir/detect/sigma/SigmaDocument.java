package io.cloudir.detect.sigma;

import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.match.Expression;
import io.cloudir.detect.match.FieldName;
import io.cloudir.detect.match.LogSource;
import io.cloudir.detect.match.Selector;
import io.cloudir.document.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A document of the Sigma language that this engine understands. */
public sealed interface SigmaDocument {
    /** What it says of itself. */
    RuleInfo info();

    /** The same that says something else of itself. */
    SigmaDocument withInfo(RuleInfo other);

    /**
     * A rule that looks at one record at a time.
     *
     * @param info what it says of itself
     * @param selector the records that it is about
     * @param condition its condition as written
     * @param parts the named parts of its detection, and the filters that are added to it
     */
    record Rule(RuleInfo info, Selector selector, String condition, List<NamedPart> parts) implements SigmaDocument {
        public Rule {
            parts = List.copyOf(parts);
        }

        @Override
        public SigmaDocument withInfo(RuleInfo other) {
            return new Rule(other, selector, condition, parts);
        }

        /** Which logs it is meant for. */
        public LogSource source() {
            return selector.source();
        }

        /** The fields of its log source, by the names that a correlation uses. */
        public FieldName field(String name) {
            return FieldNames.of(source()).name(name);
        }
    }

    /**
     * A named part of a detection.
     *
     * @param name its name
     * @param expression what it asks of a record
     */
    record NamedPart(String name, Expression expression) {}

    /** A document that counts what others find. */
    sealed interface Counting extends SigmaDocument permits Correlation, Baseline {
        /** The rules whose findings it counts. */
        List<Reference> rules();

        /** The fields, or aliases of fields, whose values are counted apart; none means that all is one group. */
        List<String> groupBy();

        /** Whether the rules it names also fire by themselves. */
        boolean generate();
    }

    /**
     * A rule that counts over what other rules find.
     *
     * @param info what it says of itself
     * @param kind what is counted
     * @param rules the rules whose findings it counts; for {@link Kind#TEMPORAL_ORDERED} in the order that is asked for
     * @param groupBy the fields, or aliases of fields, whose values are counted apart; none means that all is one group
     * @param aliases what an alias means for each rule, by the rule's name in {@code rules}
     * @param timespan how far apart the first and the last that are counted may be
     * @param fields the fields, or aliases, whose values are told apart or calculated with; none if records are counted
     * @param threshold when it fires
     * @param formula instead of the threshold: which of the rules must have found something
     * @param percentile from 0 to 100, of {@link Kind#VALUE_PERCENTILE}
     * @param generate whether the rules it names also fire by themselves
     */
    record Correlation(
            RuleInfo info,
            Kind kind,
            List<Reference> rules,
            List<String> groupBy,
            Map<String, Map<String, String>> aliases,
            Duration timespan,
            List<String> fields,
            Threshold threshold,
            Optional<Formula> formula,
            BigDecimal percentile,
            boolean generate)
            implements Counting {
        public Correlation {
            rules = List.copyOf(rules);
            groupBy = List.copyOf(groupBy);
            aliases = Map.copyOf(aliases);
            fields = List.copyOf(fields);
        }

        @Override
        public SigmaDocument withInfo(RuleInfo other) {
            return new Correlation(
                    other, kind, rules, groupBy, aliases, timespan, fields, threshold, formula, percentile, generate);
        }

        /** The field that a name means for one of the rules. */
        public String field(String name, Reference rule) {
            return aliases.getOrDefault(name, Map.of()).getOrDefault(rule.name(), name);
        }

        /** Whether it is only known at the end of a window whether it fires: one more record could undo it. */
        public boolean isJudgedAtTheEnd() {
            return formula.map(Formula::canBeUndone).orElseGet(threshold::hasCeiling);
        }
    }

    /**
     * A rule that learns what is usual, and fires at what is not.
     *
     * @param info what it says of itself
     * @param measure what is learned
     * @param rules the rules whose records it looks at
     * @param groupBy the fields of whose values each has habits of its own; none means that all is one group
     * @param peers the field by which those are alike of whom one may learn from another; empty for all
     * @param fields the fields whose values are told apart or added up; none if records are counted, or if of {@link
     *     Measure#FIRST_SEEN} and {@link Measure#RARE} the time itself is the value
     * @param per how long a period is, and which are alike
     * @param history how many days back one looks
     * @param warmUp on how many days there must have been records before it judges
     * @param probability what is no likelier is unusual
     * @param minimum what is never too many; of {@link Measure#FIRST_SEEN} and {@link Measure#RARE} the days that a key must be
     *     known for
     * @param generate whether the rules it names also fire by themselves
     */
    record Baseline(
            RuleInfo info,
            Measure measure,
            List<Reference> rules,
            List<String> groupBy,
            Optional<String> peers,
            List<String> fields,
            Season per,
            int history,
            int warmUp,
            BigDecimal probability,
            long minimum,
            boolean generate)
            implements Counting {
        public Baseline {
            rules = List.copyOf(rules);
            groupBy = List.copyOf(groupBy);
            fields = List.copyOf(fields);
        }

        @Override
        public SigmaDocument withInfo(RuleInfo other) {
            return new Baseline(
                    other,
                    measure,
                    rules,
                    groupBy,
                    peers,
                    fields,
                    per,
                    history,
                    warmUp,
                    probability,
                    minimum,
                    generate);
        }

        /** Whom or what it keeps apart: the group, and behind it the peers if they are asked for. */
        public List<String> keys() {
            return Stream.concat(groupBy.stream(), peers.stream()).toList();
        }

        /** What makes it learn something else: how long or how closely it looks does not. */
        public String learns() {
            return String.join("\n", List.of(measure.name(), keys().toString(), fields.toString(), per.name()));
        }
    }

    /** What a baseline learns. */
    enum Measure {
        /** How many records there are in a period. */
        RATE,
        /** How many different values there are in a period. */
        DISTINCT,
        /** The sum of a field over a period. */
        SUM,
        /** Which values there have been. */
        FIRST_SEEN,
        /** Which values are there often. */
        RARE;

        /** Whether values are known or not, rather than counted. */
        public boolean isOfValues() {
            return this == FIRST_SEEN || this == RARE;
        }
    }

    /**
     * Conditions that are added to rules.
     *
     * @param info what it says of itself
     * @param selector the logs that it is meant for, and what else must hold
     * @param rules the rules that it is added to; none means all of its logs
     */
    record Filter(RuleInfo info, Selector selector, List<Reference> rules) implements SigmaDocument {
        public Filter {
            rules = List.copyOf(rules);
        }

        @Override
        public SigmaDocument withInfo(RuleInfo other) {
            return new Filter(other, selector, rules);
        }
    }

    /** What a correlation counts. */
    enum Kind {
        /** Records. */
        EVENT_COUNT,
        /** Different values of fields. */
        VALUE_COUNT,
        /** Rules that found something. */
        TEMPORAL,
        /** Rules that found something, one after the other. */
        TEMPORAL_ORDERED,
        /** The sum of a field. */
        VALUE_SUM,
        /** The mean of a field. */
        VALUE_AVG,
        /** A percentile of a field, between two values in proportion. */
        VALUE_PERCENTILE,
        /** The middle value of a field. */
        VALUE_MEDIAN;

        /** Whether rules are counted, not records. */
        public boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }

        /** Whether it calculates with the numbers that a field holds. */
        public boolean isNumeric() {
            return switch (this) {
                case EVENT_COUNT, VALUE_COUNT, TEMPORAL, TEMPORAL_ORDERED -> false;
                case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> true;
            };
        }
    }

    /**
     * The id or name of another rule.
     *
     * @param name the id or name
     * @param place where it is written
     */
    record Reference(String name, Place place) {}
}
