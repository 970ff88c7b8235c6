package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudir.model.Fault;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule cannot ask for more work than the limits allow: it is refused when it is loaded, not slow when it is needed. */
class RuleLimitsTest {
    private static final String LONG = "x".repeat(20_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sel: {f|contains: TEXT}",
                "sel: {f|startswith: TEXT}",
                "sel: {f: '*TEXT'}",
                "sel: {f: 'a?TEXT'}",
                "sel: [TEXT]",
                "sel: {'|all': [TEXT]}"
            })
    void aPatternThatIsTooLongIsRefusedWhereItStands(String selection) {
        Fault fault = onlyFault(Detecting.rule(selection.replace("TEXT", LONG) + "\ncondition: sel"));
        assertThat(fault.code()).isEqualTo("pattern-too-long");
        assertThat(fault.line()).isEqualTo(4);
        assertThat(fault.column()).isGreaterThan(10);
        assertThat(fault.message()).contains("a pattern of 2000").contains("at most 1024");
        assertThat(fault.fix()).contains("without wildcards");
    }

    @Test
    void aPatternOfTheGreatestLengthIsLookedFor() {
        String pattern = "x".repeat(1_022);
        String rule = "sel: {f|contains: " + pattern + "}\ncondition: sel";
        assertThat(Detecting.matches(rule, "{\"f\": \"a" + pattern + "b\"}")).isTrue();
        assertThat(Detecting.matches(rule, "{\"f\": \"a" + pattern.substring(1) + "b\"}"))
                .isFalse();
    }

    @Test
    void aWholeValueMayBeOfAnyLengthSinceComparingItCostsLittle() {
        assertThat(Detecting.matches("sel: {f: " + LONG + "}\ncondition: sel", "{\"f\": \"" + LONG + "\"}"))
                .isTrue();
    }

    @Test
    void aListOfThousandsOfWholeValuesIsAllowed() {
        assertThat(Detecting.matches("sel: {f: " + list(8_000, "v%d") + "}\ncondition: sel", "{\"f\": \"v7999\"}"))
                .isTrue();
    }

    @Test
    void thePatternsOfARuleAreLimitedTogether() {
        String many = list(40, "a%d*" + "x".repeat(1_000));
        Fault fault = onlyFault(Detecting.rule("sel: {f: " + many + "}\ncondition: sel"));
        assertThat(List.of(fault.code(), fault.line(), fault.column())).isEqualTo(List.of("condition", 5, 16));
        assertThat(fault.message()).contains("with 'sel'").contains("characters of patterns", "at most 8192");
        assertThat(fault.fix()).contains("split the rule");
    }

    @Test
    void aPartThatIsNamedTwiceCountsTwice() {
        String part = "sel: {f: " + list(6, "a%d*" + "x".repeat(1_000)) + "}\n";
        assertThat(Detecting.rules(Detecting.rule(part + "condition: sel")).size())
                .isEqualTo(1);
        assertThat(onlyFault(Detecting.rule(part + "condition: sel or not sel")).code())
                .isEqualTo("condition");
        assertThat(onlyFault(Detecting.rule(part + "condition: [sel, all of them]"))
                        .code())
                .isEqualTo("condition");
    }

    @Test
    void partsThatAreNamedByPatternAgainAndAgainDoNotMultiply() {
        String parts = IntStream.range(0, 2_000)
                .mapToObj(part -> "s" + part + ": {f: 1}\n")
                .collect(Collectors.joining());
        String condition = IntStream.range(0, 200).mapToObj(term -> "1 of them").collect(Collectors.joining(" or "));
        assertThat(onlyFault(Detecting.rule(parts + "condition: " + condition)).message())
                .contains("with 'them'");
    }

    @Test
    void aConditionIsReadUpToItsGreatestLength() {
        String condition = "sel" + " or sel".repeat(600);
        assertThat(onlyFault(Detecting.rule("sel: {f: 1}\ncondition: " + condition))
                        .message())
                .contains("4203 characters; at most 4096");
        assertThat(Detecting.rules(Detecting.rule("sel: {f: 1}\ncondition: sel" + " or sel".repeat(500)))
                        .size())
                .isEqualTo(1);
    }

    private static Fault onlyFault(String rule) {
        FaultyRulesException refused = catchThrowableOfType(FaultyRulesException.class, () -> Detecting.rules(rule));
        assertThat(refused).isNotNull();
        List<Fault> faults = refused.documents().get(0).faults();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private static String list(int size, String form) {
        return IntStream.range(0, size).mapToObj(form::formatted).collect(Collectors.joining(", ", "[", "]"));
    }
}
