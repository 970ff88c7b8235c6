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
                "sel: {f@re: '(?=x)'}%condition: sel          | regular-expression   | 4 | 17",
                "sel: {f@re: '(a{100}){100}'}%condition: sel  | regular-expression   | 4 | 17",
                "sel: {f@cidr: 10.0.0.1/8}%condition: sel     | network              | 4 | 19",
                "sel: {f@cidr: host/8}%condition: sel         | network              | 4 | 19",
                "sel: {f@base64: a*}%condition: sel           | wildcard-in-encoding | 4 | 21",
                "sel: {f@base64offset@contains: a}%condition: sel | too-short-to-encode | 4 | 36",
                "sel: {f@base64: ''}%condition: sel           | too-short-to-encode | 4 | 21",
                "sel: {f@wide: a}%condition: sel              | modifier-combination | 4 | 11",
                "sel: {f@base64@wide: a}%condition: sel       | modifier-combination | 4 | 11",
                "sel: {f@i: a}%condition: sel                 | modifier-combination | 4 | 11",
                "sel: {f@re@cased: a}%condition: sel          | modifier-combination | 4 | 11",
                "sel: {f@re@startswith: a}%condition: sel     | modifier-combination | 4 | 11",
                "sel: {f@cidr@contains: 10.0.0.0/8}%condition: sel | modifier-combination | 4 | 11",
                "sel: {f@re@cidr: 10.0.0.0/8}%condition: sel  | modifier-combination | 4 | 11",
                "sel: {f@lt@gt: 1}%condition: sel             | modifier-combination | 4 | 11",
                "sel: {f@exists@neq: true}%condition: sel     | modifier-combination | 4 | 11",
                "sel: {f@exists: maybe}%condition: sel        | wrong-type           | 4 | 21",
                "sel: {f@windash@base64: -a}%condition: sel   | modifier-combination | 4 | 11",
                "sel: {'@fieldref': a}%condition: sel         | modifier-combination | 4 | 11",
                "sel: {f@gt: many}%condition: sel             | number               | 4 | 17",
                "sel: {f@hour: 24}%condition: sel             | time-part            | 4 | 19",
                "sel: {f@hour: noon}%condition: sel           | time-part            | 4 | 19",
                "sel: {f@contains: []}%condition: sel         | empty-list           | 4 | 23",
                "sel: {f@fieldref: cloudir.x}%condition: sel  | unknown-field        | 4 | 23",
                "sel: {f@sounds: x}%condition: sel            | unknown-modifier     | 4 | 11",
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
                "sel: {f: 1}%condition: sel @ count() > 5     | legacy-timeframe     | 5 | 16",
                "sel: {f: 1}%condition: sel @ near sel        | legacy-aggregation   | 5 | 16",
                "sel: {f: 1}%condition: sel @ max(f) > 5      | legacy-aggregation   | 5 | 16",
                "sel: {f: 1}%condition: sel @ sum() > 5%timeframe: 5m | legacy-aggregation | 5 | 16",
                "sel: {f: 1}%condition: sel @ count() > 5%timeframe: soon | timespan | 6 | 16",
                "sel: {f: 1}%condition: [sel @ count() > 5, sel] | condition          | 5 | 17",
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
                "type: session                         | unsupported-correlation",
                "type: value_count                     | correlation-field",
                "type: value_percentile                | correlation-field",
                "condition: {}                         | correlation-condition",
                "condition: {gte: 0}                   | threshold",
                "condition: {lt: 1}                    | threshold",
                "condition: {eq: 0}                    | threshold",
                "condition: {gt: 3, lt: 4}             | threshold",
                "condition: {gte: 5, lte: 4}           | threshold",
                "condition: {gte: many}                | threshold",
                "condition: {gte: -1}                  | threshold",
                "condition: {gte: 10001}               | threshold",
                "condition: {gte: 3, field: f}         | correlation-field",
                "condition: {gte: 3, of: f}            | unknown-key",
                "condition: a and b                    | correlation-condition",
                "timespan: 3x                          | timespan",
                "timespan: 2y                          | timespan",
                "timespan: 0s                          | timespan",
                "aliases: {x: {base: f, other: f}}     | alias",
                "aliases: {x: {}}                      | alias",
                "aliases: {x: f}                       | wrong-type",
                "window: tumbling                      | unknown-key",
                "generate: maybe                       | wrong-type",
                "group-by: [cloudir.nothing]           | unknown-field",
                "rules: [elsewhere]                    | unknown-rule",
                "rules: [self]                         | circle",
                "rules: [base, base]                   | duplicate-rule",
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
                "title: T%filter: {rules: any}                        | no-condition",
                "title: T%filter: {s: {f: 1}, condition: s}           | no-rules",
                "title: T%filter: {rules: [x], s: {f: 1}, condition: s} | unknown-rule",
                "title: T%filter: {rules: any, s: {f: 1}, condition: s @ count() > 1} | condition",
                "title: T%action: elsewhere                           | legacy-action",
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
        assertThat(faults(document.strip().replace('%', '\n').replace('@', '|')))
                .extracting(Fault::code)
                .contains(code);
    }

    @Test
    void aPlaceholderThatNothingIsSaidOfIsRefusedWhereItStands() {
        List<Fault> faults = faults(Detecting.rule("sel: {f|expand: [a, '%admins%']}\ncondition: sel"));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("placeholder");
            assertThat(fault.column()).isEqualTo(25);
            assertThat(fault.message()).contains("%admins%");
        });
    }

    @Test
    void allFaultsOfAllDocumentsComeAtOnce() {
        RuleDocument first = new RuleDocument(
                "first.yml", Detecting.rule("a: {f|re: (, g|cidr: y}\nb: {}\ncondition: a and c") + "---\ntitle: X\n");
        RuleDocument second = new RuleDocument("second.yml", "title: Y\naction: elsewhere\n");
        FaultyRulesException refused = catchThrowableOfType(
                FaultyRulesException.class, () -> RuleSet.none().with(List.of(first, second)));
        assertThat(refused.documents()).extracting(one -> one.document()).containsExactly("first.yml", "second.yml");
        assertThat(refused.documents().get(0).faults())
                .extracting(Fault::code)
                .containsExactly("regular-expression", "network", "empty-detection", "condition", "no-rule");
        assertThat(refused).hasMessageContaining("first.yml:4:15").hasMessageContaining("expression");
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
