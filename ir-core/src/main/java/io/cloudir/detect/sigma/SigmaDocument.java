package io.cloudir.detect.sigma;

import io.cloudir.document.Place;
import io.cloudir.telemetry.FieldPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A document of the Sigma language that this engine understands. */
public sealed interface SigmaDocument {
    /** What it says of itself. */
    RuleInfo info();

    /** A rule that looks at one record at a time. */
    final class Rule implements SigmaDocument {
        private final RuleInfo info;
        private final LogSource source;
        private final Expression expression;

        Rule(RuleInfo info, LogSource source, Expression expression) {
            this.info = info;
            this.source = source;
            this.expression = expression;
        }

        @Override
        public RuleInfo info() {
            return info;
        }

        /** Which logs it is meant for. */
        public LogSource source() {
            return source;
        }

        Expression expression() {
            return expression;
        }
    }

    /**
     * A rule that counts over what other rules match.
     *
     * @param info what it says of itself
     * @param kind what is counted
     * @param rules the rules whose matches it counts
     * @param groupBy the fields whose values are counted apart; none means that all matches are one group
     * @param timespan how far apart the first and the last record counted may be
     * @param field the field whose values are told apart or added up; empty for {@link Kind#EVENT_COUNT}
     * @param least the least count at which it fires
     * @param strict whether its document says "more than" rather than "at least"
     * @param generate whether the rules it names also fire by themselves
     */
    record Correlation(
            RuleInfo info,
            Kind kind,
            List<Reference> rules,
            List<FieldPath> groupBy,
            Duration timespan,
            Optional<FieldPath> field,
            long least,
            boolean strict,
            boolean generate)
            implements SigmaDocument {
        public Correlation {
            rules = List.copyOf(rules);
            groupBy = List.copyOf(groupBy);
        }
    }

    /** What a correlation counts. */
    enum Kind {
        /** Records. */
        EVENT_COUNT,
        /** Different values of a field. */
        VALUE_COUNT,
        /** The sum of a field. */
        VALUE_SUM
    }

    /**
     * The id or name of another rule.
     *
     * @param name the id or name
     * @param place where it is written
     */
    record Reference(String name, Place place) {}
}
