package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudir.document.DocumentReader;
import io.cloudir.model.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFaultsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sel: {f@re: x}%condition: sel                | unsupported-modifier | 4 | 11",
                "sel: {f@sounds: x}%condition: sel            | unknown-modifier     | 4 | 11",
                "sel: {f: []}%condition: sel                  | empty-list           | 4 | 14",
                "sel: {f: {g: 1}}%condition: sel              | nested-value         | 4 | 14",
                "sel: {}%condition: sel                       | empty-detection      | 4 | 10",
                "sel: []%condition: sel                       | empty-list           | 4 | 10",
                "sel: {f@contains: null}%condition: sel       | null-with-modifier   | 4 | 23",
                "sel: {f: 1}                                  | no-condition         | 4 | 5",
                "sel: {f: 1}%condition: other                 | condition            | 5 | 16",
                "sel: {f: 1}%condition: 1 of x*               | condition            | 5 | 16",
                "sel: {f: 1}%condition: 2 of sel*             | condition            | 5 | 16",
                "sel: {f: 1}%condition: (sel                  | condition            | 5 | 16",
                "sel: {f: 1}%condition: sel sel               | condition            | 5 | 16",
                "sel: {f: 1}%condition: sel and               | condition            | 5 | 16",
                "sel: {f: 1}%condition: sel @ count() > 5     | condition            | 5 | 16",
                "sel: {f: 1}%condition: sel && sel            | condition            | 5 | 16",
                "sel: {f: 1}%condition: sel%timeframe: 5m     | legacy-timeframe     | 6 | 5",
                "sel: {cloudir.nothing: 1}%condition: sel     | unknown-field        | 4 | 11",
                "sel: {f: 1, f: 2}%condition: sel             | duplicate-key        | 4 | 17",
                "sel: {f: *x}%condition: sel                  | alias                | 4 | 14"
            })
    void whatADetectionCannotBeHonouredForIsRefusedWhereItStands(String detection, String code, int line, int column) {
        List<Fault> faults =
                faults(Detecting.rule(detection.strip().replace('%', '\n').replace('@', '|')));
        assertThat(faults).extracting(Fault::code).contains(code);
        Fault fault = faults.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(fault.line(), fault.column())).as(fault.toString()).isEqualTo(List.of(line, column));
        assertThat(fault.fix()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: temporal                        | unsupported-correlation",
                "type: value_avg                       | unsupported-correlation",
                "condition: {lt: 3}                    | unsupported-operator",
                "condition: {gte: 3, gt: 3}            | correlation-condition",
                "condition: {gte: 0}                   | threshold",
                "condition: {gte: 1.5}                 | threshold",
                "condition: {gte: 10001}               | threshold",
                "condition: {gte: 3, field: f}         | correlation-field",
                "condition: a and b                    | correlation-condition",
                "timespan: 3M                          | timespan",
                "timespan: 0s                          | timespan",
                "aliases: {x: {base: f}}               | unsupported-aliases",
                "window: tumbling                      | unknown-key",
                "group-by: [cloudir.nothing]           | unknown-field",
                "rules: [elsewhere]                    | unknown-rule",
                "rules: [self]                         | unsupported-chaining",
                "rules: []                             | no-rules"
            })
    void whatACorrelationCannotBeHonouredForIsRefused(String line, String code) {
        String key = line.substring(0, line.indexOf(':'));
        StringBuilder correlation = new StringBuilder("title: C\nname: self\ncorrelation:\n  " + line.strip() + "\n");
        for (String usual : List.of("type: event_count", "rules: [base]", "timespan: 5m", "condition: {gte: 3}")) {
            if (!usual.startsWith(key + ":")) {
                correlation.append("  ").append(usual).append('\n');
            }
        }
        String base = "name: base\n" + Detecting.rule("sel: {f: 1}\ncondition: sel");
        assertThat(faults(base + "---\n" + correlation)).extracting(Fault::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: T%filter: {rules: any}                        | unsupported-filter",
                "title: T%action: global                              | legacy-action",
                "title: T                                             | no-rule",
                "[a, b]                                               | wrong-type",
                "title: T%detection: {s: {f: 1}, condition: s}        | logsource",
                "logsource: {}%detection: {s: {f: 1}, condition: s}   | title",
                "title: T%level: bad%logsource: {}%detection: {s: {f: 1}, condition: s} | unknown-level",
                "title: T%taxonomy: ours%logsource: {}%detection: {s: {f: 1}, condition: s} | unsupported-taxonomy",
                "title: T%cloudir: {trigger: NONE}%logsource: {}%detection: {s: {f: 1}, condition: s} | unknown-trigger",
                "title: T%cloudir: {entity: cat}%logsource: {}%detection: {s: {f: 1}, condition: s} | unknown-entity",
                "title: T%cloudir: {colour: red}%logsource: {}%detection: {s: {f: 1}, condition: s} | unknown-key",
                "title: [T                                            | syntax"
            })
    void whatADocumentCannotBeHonouredForIsRefused(String document, String code) {
        assertThat(faults(document.strip().replace('%', '\n')))
                .extracting(Fault::code)
                .contains(code);
    }

    @Test
    void allFaultsOfAllDocumentsComeAtOnce() {
        RuleDocument first = new RuleDocument(
                "first.yml", Detecting.rule("a: {f|re: x, g|cidr: y}\nb: {}\ncondition: a") + "---\ntitle: X\n");
        RuleDocument second = new RuleDocument("second.yml", "title: Y\nfilter: {}\n");
        FaultyRulesException refused = catchThrowableOfType(
                FaultyRulesException.class, () -> RuleSet.none().with(List.of(first, second)));
        assertThat(refused.documents()).extracting(one -> one.document()).containsExactly("first.yml", "second.yml");
        assertThat(refused.documents().get(0).faults())
                .extracting(Fault::code)
                .containsExactly("unsupported-modifier", "unsupported-modifier", "empty-detection", "no-rule");
        assertThat(refused).hasMessageContaining("first.yml:4:9").hasMessageContaining("re");
    }

    @Test
    void filesThatAreNotUtf8AreNamedTogether(@TempDir Path folder) throws IOException {
        String rule = Detecting.rule("sel: {f: é}\ncondition: sel");
        Files.writeString(folder.resolve("a.yml"), rule, StandardCharsets.ISO_8859_1);
        Files.writeString(folder.resolve("b.yml"), rule, StandardCharsets.UTF_16);
        Files.writeString(folder.resolve("c.yml"), "\uFEFF" + rule);

        FaultyRulesException refused =
                catchThrowableOfType(FaultyRulesException.class, () -> RuleDocument.read(folder));

        assertThat(refused.documents())
                .extracting(one -> one.faults().get(0).message())
                .containsExactly(
                        "byte 0xE9 does not belong to any UTF-8 character",
                        "the document is UTF-16 or UTF-32; expected UTF-8");
        assertThat(RuleDocument.read(folder.resolve("c.yml")))
                .containsExactly(new RuleDocument(folder.resolve("c.yml").toString(), rule));
    }

    @Test
    void whatCannotBeSeenInANameIsNotRepeatedInAMessage() {
        List<Fault> faults = faults(Detecting.rule("\"sel\u202E\": {f: 1}\ncondition: other"));
        assertThat(faults).singleElement().extracting(Fault::message).asString().contains("defined: sel\uFFFD");
    }

    @Test
    void ofManyNamesTheFirstAreListed() {
        String parts = IntStream.range(0, 500)
                .mapToObj(part -> "part" + part + ": {f: 1}\n")
                .collect(Collectors.joining());
        assertThat(faults(Detecting.rule(parts + "condition: other")))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("part0, part1,")
                .hasSizeLessThan(400);
    }

    @Test
    void twoRulesCannotHaveOneId() {
        String rule = "id: one\n" + Detecting.rule("sel: {f: 1}\ncondition: sel");
        assertThat(faults(rule + "---\n" + rule)).extracting(Fault::code).containsExactly("duplicate-id");
    }

    @Test
    void aUserCannotTakeTheIdOfAShippedRule() {
        String id = RuleSet.shipped().rules().get(0).id();
        RuleDocument rule =
                new RuleDocument("mine.yml", "id: " + id + "\n" + Detecting.rule("sel: {f: 1}\ncondition: sel"));
        FaultyRulesException refused = catchThrowableOfType(
                FaultyRulesException.class, () -> RuleSet.shipped().with(List.of(rule)));
        assertThat(refused).hasMessageContaining("already the id");
    }

    @Test
    void anOverlongOrDeepDocumentIsRefused() {
        assertThat(faults("#".repeat(DocumentReader.SIZE_LIMIT + 1)))
                .extracting(Fault::code)
                .containsExactly("too-large");
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(faults("title: " + deep)).extracting(Fault::code).contains("too-deep");
        String deeper = "[".repeat(20_000) + "]".repeat(20_000);
        assertThat(faults("title: " + deeper)).isNotEmpty();
    }

    @Test
    void keysThatSigmaLeavesToOthersAreIgnored() {
        String rule = Detecting.rule("sel: {f: 1}\ncondition: sel") + "mine: {a: 1}\nreferences: [x]\n";
        assertThat(Detecting.rules(rule).size()).isEqualTo(1);
    }

    private static List<Fault> faults(String text) {
        FaultyRulesException refused = catchThrowableOfType(FaultyRulesException.class, () -> Detecting.rules(text));
        assertThat(refused).as("refused: %s", text).isNotNull();
        return refused.documents().get(0).faults();
    }
}
