package io.cloudir.detect;

import io.cloudir.detect.match.LogSource;
import io.cloudir.detect.match.Outline;
import io.cloudir.detect.match.Witness;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule asks, in words, and what a record has to say to it. */
public final class RuleExplanation {
    private static final int TEXTS = 10;

    private final LoadedRule rule;
    private final @Nullable Outline outline;

    private RuleExplanation(LoadedRule rule) {
        this.rule = rule;
        this.outline = rule.sigma() instanceof SigmaDocument.Rule single ? outline(single) : null;
    }

    /**
     * One line of what a rule asks.
     *
     * @param depth how deep it stands, from 0
     * @param text what is asked
     * @param holds whether it holds for the record
     * @param found what the record has in the fields that the line is about
     */
    public record Line(int depth, String text, boolean holds, List<String> found) {
        public Line {
            Objects.requireNonNull(text, "text");
            found = List.copyOf(found);
        }
    }

    /**
     * What a record has to say to a rule.
     *
     * @param matches whether the rule matches it
     * @param lines why or why not
     */
    public record Verdict(boolean matches, List<Line> lines) {
        public Verdict {
            lines = List.copyOf(lines);
        }
    }

    /** Every rule of a set that has this id or name, or comes from the document of this name. */
    public static List<RuleExplanation> of(RuleSet rules, String name) {
        return rules.loaded().stream()
                .filter(rule -> rule.info().id().equals(name)
                        || rule.info().name().equals(name)
                        || rule.document().equals(name))
                .map(RuleExplanation::new)
                .toList();
    }

    /** The rule. */
    public Signal.Rule rule() {
        return rule.reference();
    }

    /** What the rule asks: log source, parts and condition, or what is counted, how and over which rules. */
    public List<String> lines() {
        Stream<String> asked;
        if (rule.sigma() instanceof Correlation correlation) {
            asked = counted(correlation);
        } else if (rule.sigma() instanceof SigmaDocument.Baseline baseline) {
            asked = learned(baseline);
        } else {
            asked = searched((SigmaDocument.Rule) rule.sigma());
        }
        return Stream.concat(Stream.of("level: " + rule.info().level().code()), asked)
                .toList();
    }

    /** Whether a verdict on single records can be given: a correlation has none. */
    public boolean looksAtRecords() {
        return outline != null;
    }

    /**
     * What a record has to say.
     *
     * @throws IllegalStateException if the rule does not look at single records
     */
    public Verdict verdict(Activity record) {
        if (outline == null) {
            throw new IllegalStateException(
                    "a rule that counts has no verdict on a single record; explain the rules it counts");
        }
        LogSource source = ((SigmaDocument.Rule) rule.sigma()).source();
        boolean meant = source.covers(record);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, "logs: " + words(source), meant, logs(record)));
        List<Outline.Answer> answers = outline.answers(record);
        answers.forEach(answer -> lines.add(new Line(answer.depth(), answer.text(), answer.holds(), answer.found())));
        return new Verdict(meant && answers.get(0).holds(), lines);
    }

    private static List<String> logs(Activity record) {
        return record.kind()
                .map(kind -> Stream.of(kind.category(), kind.product(), kind.service())
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElseGet(() ->
                        List.of(record.head().cloud().code(), record.head().source()));
    }

    private static Outline outline(SigmaDocument.Rule rule) {
        Outline outline =
                new Outline("condition: " + rule.condition(), rule.selector().expression());
        rule.parts().forEach(part -> outline.add(part.name(), part.expression()));
        return outline;
    }

    private Stream<String> searched(SigmaDocument.Rule single) {
        String found = Witness.of(single.selector().expression())
                .map(witness -> "tried on records with "
                        + witness.keys().stream()
                                .map(key -> key.field().written().dotted() + (key.whole() ? " '" : " that contains '")
                                        + key.text() + "'")
                                .sorted()
                                .limit(TEXTS)
                                .collect(Collectors.joining(" or "))
                        + (witness.keys().size() > TEXTS
                                ? " or " + (witness.keys().size() - TEXTS) + " more"
                                : ""))
                .orElse("tried on every record of these logs");
        return Stream.concat(
                Stream.of("logs: " + words(single.source()), found),
                outline == null ? Stream.of() : outline.lines().stream());
    }

    private static Stream<String> counted(Correlation correlation) {
        String condition = correlation
                .formula()
                .map(formula -> "which of them: " + formula.words())
                .orElseGet(() -> correlation.threshold().words());
        return Stream.of(
                "counts: " + correlation.kind().name().toLowerCase(Locale.ROOT)
                        + (correlation.fields().isEmpty() ? "" : " of " + String.join(", ", correlation.fields())),
                "over: "
                        + correlation.rules().stream()
                                .map(SigmaDocument.Reference::name)
                                .collect(Collectors.joining(", ")),
                "for each: "
                        + (correlation.groupBy().isEmpty() ? "all together" : String.join(", ", correlation.groupBy())),
                "within: " + Explanation.words(correlation.timespan()),
                "fires at: " + condition + (correlation.isJudgedAtTheEnd() ? ", judged when the window ends" : ""),
                "rules that are counted: " + (correlation.generate() ? "speak too" : "silent"));
    }

    private static Stream<String> learned(SigmaDocument.Baseline baseline) {
        String fires = baseline.measure().isOfValues()
                ? "a value that is " + (baseline.measure() == SigmaDocument.Measure.RARE ? "rare or new" : "new")
                        + ", where such values have no more than "
                        + baseline.probability().toPlainString()
                        + " of all, for whoever is known on " + baseline.minimum() + " days"
                : baseline.minimum() + " or more, if so many are no likelier than "
                        + baseline.probability().toPlainString();
        return Stream.of(
                "learns: " + baseline.measure().name().toLowerCase(Locale.ROOT)
                        + (baseline.fields().isEmpty() ? "" : " of " + String.join(", ", baseline.fields()))
                        + " per " + baseline.per().code(),
                "over: "
                        + baseline.rules().stream()
                                .map(SigmaDocument.Reference::name)
                                .collect(Collectors.joining(", ")),
                "for each: " + (baseline.groupBy().isEmpty() ? "all together" : String.join(", ", baseline.groupBy())),
                "peers: "
                        + baseline.peers()
                                .map(field -> "those of the same " + field)
                                .orElse("all"),
                "looks back: " + Explanation.counted(baseline.history(), "day") + ", silent on the first "
                        + baseline.warmUp(),
                "fires at: " + fires,
                "rules that are counted: " + (baseline.generate() ? "speak too" : "silent"));
    }

    private static String words(LogSource source) {
        String words = Stream.of(
                        source.category().isEmpty() ? "" : "category " + source.category(),
                        source.product().isEmpty() ? "" : "product " + source.product(),
                        source.service().isEmpty() ? "" : "service " + source.service())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "any" : words;
    }
}
