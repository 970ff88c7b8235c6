package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudir.model.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFaultsTest {
    private static final String CALL = "name: call\n" + Detecting.rule("a: {b: c}\ncondition: a");

    private static List<Fault> faults(String baseline) {
        FaultyRulesException refused =
                catchThrowableOfType(FaultyRulesException.class, () -> Detecting.rules(CALL, baseline));
        return refused.documents().get(0).faults();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{type: speed, rules: [call]}                               | 'speed' is no type of baseline | 2 | 18",
                "{type: rate}                                               | names no rules and has no detection | 2 | 11",
                "{type: rate, rules: [call, call]}                          | names 2 rules, 1 of them different | 2 | 31",
                "{type: rate, rules: [call], field: a}                      | takes no field, found 1 | 2 | 46",
                "{type: sum, rules: [call]}                                 | takes one field, found 0 | 2 | 11",
                "{type: distinct, rules: [call]}                            | takes 1 to 8 fields, found 0 | 2 | 11",
                "{type: rate, rules: [call], per: month}                    | 'month' is no period | 2 | 44",
                "{type: rare, rules: [call], field: a, per: day}            | values of a field are learned day by day | 2 | 54",
                "{type: rate, rules: [call], history: 90d}                  | 'history' is not 1 to 62 whole days | 2 | 48",
                "{type: rate, rules: [call], history: 36h}                  | 'history' is not 1 to 62 whole days | 2 | 48",
                "{type: rate, rules: [call], history: 5d, warm-up: 6d}      | 'warm-up' is not 1 to 5 whole days | 2 | 61",
                "{type: rate, rules: [call], probability: 0.9}              | '0.9' is no probability | 2 | 52",
                "{type: rate, rules: [call], probability: often}            | 'often' is no probability | 2 | 52",
                "{type: rate, rules: [call], minimum: 0}                    | '0' is no minimum | 2 | 48",
                "{type: rate, rules: [call], generate: maybe}               | 'generate' is a truth value | 2 | 49",
                "{type: rate, rules: [call], group-by: [cloudir.x]}         | no field that every source has | 2 | 50",
                "{type: rate, rules: [call], peers: cloudir.x}              | no field that every source has | 2 | 46",
                "{type: rate, rules: [call], window: 1h}                    | window | 2 | 39",
                "{type: rate, rules: [nobody]}                              | no rule has the id or name 'nobody' | 2 | 32"
            })
    void aFaultIsToldWithItsPlace(String body, String message, int line, int column) {
        assertThat(faults("title: Baseline\nbaseline: " + body)).singleElement().satisfies(fault -> {
            assertThat(fault.message()).contains(message);
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(faults(
                        "title: Baseline\nbaseline: {type: rate, rules: [call], per: month, minimum: -1, history: 0d}"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aBaselineLearnsFromRecordsAndNotFromWhatCounts() {
        String learned = "title: One\nname: one\nbaseline: {type: rate, rules: [call]}\n";

        FaultyRulesException refused = catchThrowableOfType(
                FaultyRulesException.class,
                () -> Detecting.rules(CALL, learned, "title: Two\nbaseline: {type: rate, rules: [one]}"));

        assertThat(refused.documents().get(0).faults().get(0).message())
                .isEqualTo("'one' looks at no records itself, and a baseline learns from records");
    }

    @Test
    void aDetectionOfItsOwnAndRulesExcludeEachOther() {
        assertThat(faults(Detecting.rule("a: {b: c}\ncondition: a") + "baseline: {type: rate, rules: [call]}"))
                .extracting(Fault::message)
                .containsExactly("the baseline has a detection of its own and names rules");
    }

    @Test
    void aRuleThatIsLearnedFromIsSilentUnlessToldOtherwise() {
        RuleSet silent = Detecting.rules(CALL, "title: One\nbaseline: {type: rate, rules: [call]}");
        RuleSet speaking = Detecting.rules(CALL, "title: One\nbaseline: {type: rate, rules: [call], generate: true}");

        assertThat(Detecting.run(silent, DetectorSettings.stream(), List.of(Records.cloudTrail("{\"b\":\"c\"}"))))
                .isEmpty();
        assertThat(Detecting.run(speaking, DetectorSettings.stream(), List.of(Records.cloudTrail("{\"b\":\"c\"}"))))
                .hasSize(1);
    }

    @Test
    void explainingABaselineTellsWhatItLearnsAndWhenItFires() {
        RuleSet rules = Detecting.rules(
                CALL,
                "title: One\nname: one\nbaseline: {type: sum, rules: [call], group-by: [cloudir.principal], field: n, peers: t, per: day, minimum: 7}");

        assertThat(RuleExplanation.of(rules, "one").get(0).lines())
                .contains(
                        "learns: sum of n per day",
                        "over: call",
                        "for each: cloudir.principal",
                        "peers: those of the same t",
                        "looks back: 28 days, silent on the first 7",
                        "fires at: 7 or more, if so many are no likelier than 0.000001");
    }
}
