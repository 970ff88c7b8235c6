package io.cloudir.respond.playbook.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final NamedFacts FACTS = new NamedFacts(Map.of(
            "severity", Value.level(Severity.HIGH),
            "suspects.roles", Value.count(2),
            "phase", Value.word("mitigating"),
            "exercise", Value.truth(true),
            "technique.T1562", Value.truth(true)));

    private static final Map<String, Value> VARIABLES = Map.of("__limit__", Value.count(2));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "severity >= HIGH and suspects.roles > 0 and not fact.ROOT_TAKEOVER | true",
                "severity > HIGH | false",
                "severity < critical | true",
                "not (severity == HIGH or exercise) | false",
                "exercise == false or phase == mitigating | true",
                "phase != 'on-hold' | true",
                "suspects.roles == __limit__:value | true",
                "suspects.roles <= 1 or suspects.roles >= 3 | false",
                "technique.T1562 and not technique.T1562.008 | true",
                "signals == 0 and not suspects.root and scenario == '' | true",
                "exercise or exercise and fact.PERSISTENCE | true"
            })
    void aConditionIsDecidedByTheFacts(String text, boolean holds) {
        List<ConditionFault> faults = new ArrayList<>();
        Condition condition = Condition.parse(text, VARIABLES, faults).orElseThrow();

        assertThat(faults).isEmpty();
        assertThat(condition.holds(FACTS)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "suspect.roles > 0 | 0 | unknown-fact | suspects.roles",
                "severity >= HIHG | 12 | unknown-value | HIGH",
                "exercise and phase == mitigatin | 22 | unknown-value | mitigating",
                "signals | 0 | wrong-type | compare it",
                "phase < closed | 6 | wrong-type | == or !=",
                "signals > HIGH | 10 | wrong-type | digits",
                "exercise == 1 | 12 | wrong-type | true or false",
                "signals = 3 | 8 | not-understood | write ==",
                "exercise && signals > 1 | 9 | not-understood | write and",
                "exercise and | 12 | not-understood | write conditions such as",
                "and exercise | 0 | not-understood | write conditions such as",
                "(exercise | 9 | not-understood | write conditions such as",
                "exercise signals | 9 | not-understood | write conditions such as",
                "phase == 'closed | 9 | open-quote | close it",
                "signals > __limt__:value | 10 | unknown-variable | __limit__",
                "[ipv4-addr:value = '198.51.100.1'] | 0 | stix-pattern | facts of the incident"
            })
    void whatIsWrongIsToldWithItsPlaceAndFix(String text, int at, String code, String fix) {
        List<ConditionFault> faults = new ArrayList<>();

        assertThat(Condition.parse(text, VARIABLES, faults)).isEmpty();
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).at()).isEqualTo(at);
        assertThat(faults.get(0).code()).isEqualTo(code);
        assertThat(faults.get(0).fix()).contains(fix);
    }

    @Test
    void allNamesThatAreWrongAreToldAtOnce() {
        List<ConditionFault> faults = new ArrayList<>();
        Condition.parse("nosuch and severity >= WORSE and other == 2", Map.of(), faults);
        assertThat(faults).extracting(ConditionFault::at).containsExactly(0, 23, 33);
    }

    @Test
    void lengthAndDepthAreBounded() {
        List<ConditionFault> faults = new ArrayList<>();
        Condition.parse("exercise or ".repeat(100) + "exercise", Map.of(), faults);
        Condition.parse("(".repeat(300) + "exercise" + ")".repeat(300), Map.of(), faults);
        Condition.parse("not ".repeat(200) + "exercise", Map.of(), faults);
        assertThat(faults).extracting(ConditionFault::code).containsExactly("too-long", "too-deep", "too-deep");
    }

    @Test
    void whatDecidedIsToldWithItsValues() {
        Condition condition = Condition.parse("severity >= HIGH and suspects.roles > 0", Map.of(), new ArrayList<>())
                .orElseThrow();
        assertThat(condition.because(FACTS)).isEqualTo("severity = HIGH, suspects.roles = 2");
    }

    @Test
    void theDocumentationListsEveryFactAndNoOther() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "playbooks.md"));
        String rows = Fact.all().stream()
                .map(fact -> "| `" + fact.name() + "` | " + fact.type().words() + " | " + fact.meaning() + " |\n")
                .reduce("| fact | type | meaning |\n|---|---|---|\n", String::concat);
        assertThat(page).contains(rows + "\n");
    }
}
