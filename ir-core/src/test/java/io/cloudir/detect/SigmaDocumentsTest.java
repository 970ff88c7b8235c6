package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What several documents say together: names of fields, filters, actions of the first version. */
class SigmaDocumentsTest {
    private static final String GOOGLE = """
            title: Key created
            id: key
            logsource: {product: gcp, service: gcp.audit}
            detection:
              sel:
                FIELD|endswith: CreateServiceAccountKey
              condition: sel
            """;

    @ParameterizedTest
    @ValueSource(strings = {"gcp.audit.method_name", "data.protoPayload.methodName", "protoPayload.methodName"})
    void aFieldOfGoogleCloudIsFoundByTheNamesOfThreeCollectors(String field) {
        RuleSet rules = Detecting.rules(GOOGLE.replace("FIELD", field));
        String call = "{\"methodName\":\"google.iam.admin.v1.CreateServiceAccountKey\"}";
        for (String record : List.of(
                "{\"protoPayload\":" + call + "}",
                "{\"data\":{\"protoPayload\":" + call + "}}",
                "{\"" + field + "\":\"x.CreateServiceAccountKey\"}")) {
            assertThat(fired(rules, Records.json(record))).as(record).containsExactly("key");
        }
    }

    @Test
    void theNameThatTheRuleWritesGoesBeforeTheOthers() {
        RuleSet rules = Detecting.rules(GOOGLE.replace("FIELD", "data.protoPayload.methodName"));
        assertThat(fired(
                        rules,
                        Records.json("{\"data\":{\"protoPayload\":{\"methodName\":\"other\"}},"
                                + "\"protoPayload\":{\"methodName\":\"x.CreateServiceAccountKey\"}}")))
                .isEmpty();
    }

    @Test
    void otherProductsKeepTheirNames() {
        RuleSet rules = Detecting.rules(
                GOOGLE.replace("FIELD", "gcp.audit.method_name").replace("product: gcp", "product: aws"));
        assertThat(fired(rules, Records.json("{\"protoPayload\":{\"methodName\":\"x.CreateServiceAccountKey\"}}")))
                .isEmpty();
    }

    @Test
    void aRuleForAnotherProductIsNotTriedOnARecord() {
        String rule = Detecting.rule("sel: {eventName: Ping}\ncondition: sel");
        Activity ping = Records.cloudTrail("{\"eventName\":\"Ping\"}");
        assertThat(fired(Detecting.rules(rule), ping)).hasSize(1);
        for (String other : List.of(
                "product: gcp", "service: guardduty", "product: aws, category: process_creation", "product: Azure")) {
            assertThat(fired(Detecting.rules(rule.replace("product: aws, service: cloudtrail", other)), ping))
                    .as(other)
                    .isEmpty();
        }
        assertThat(fired(
                        Detecting.rules(rule.replace("product: aws, service: cloudtrail", "product: AWS, tenant: x")),
                        ping))
                .as("case does not matter, and other keys say nothing")
                .hasSize(1);
    }

    @Test
    void aFilterIsAddedAsItIsWritten() {
        String rule = "id: ping\n" + Detecting.rule("sel: {eventName: Ping}\ncondition: sel");
        Activity alice = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"alice\"}");
        Activity bob = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"bob\"}");
        RuleSet without = Detecting.rules(rule + filter("[ping]", "not alice"));
        assertThat(fired(without, alice)).isEmpty();
        assertThat(fired(without, bob)).containsExactly("ping");
        RuleSet only = Detecting.rules(rule + filter("any", "1 of a*"));
        assertThat(fired(only, alice)).containsExactly("ping");
        assertThat(fired(only, bob)).isEmpty();
    }

    @Test
    void aFilterReachesRulesThatWereThereBeforeAndThoseThatComeLater() {
        RuleDocument rule =
                new RuleDocument("rule.yml", "id: ping\n" + Detecting.rule("s: {eventName: Ping}\ncondition: s"));
        RuleDocument filter =
                new RuleDocument("filter.yml", filter("any", "not alice").replace("---\n", ""));
        Activity alice = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"alice\"}");
        assertThat(fired(RuleSet.none().with(List.of(rule)).with(List.of(filter)), alice))
                .isEmpty();
        assertThat(fired(RuleSet.none().with(List.of(filter)).with(List.of(rule)), alice))
                .isEmpty();
        assertThat(RuleSet.none().with(List.of(filter, rule)).size())
                .as("a filter is no rule")
                .isEqualTo(1);
    }

    @Test
    void aFilterForOtherLogsLeavesRulesAlone() {
        String rule = "id: ping\n" + Detecting.rule("s: {eventName: Ping}\ncondition: s");
        String others = filter("[]", "not alice").replace("product: aws", "product: gcp");
        Activity alice = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"alice\"}");
        assertThat(fired(Detecting.rules(rule + others), alice)).containsExactly("ping");
    }

    @Test
    void aPatternOfARuleDoesNotTakeUpThePartsOfAFilter() {
        String rule = "id: ping\n" + Detecting.rule("a: {eventName: Ping}\ncondition: all of them");
        Activity bob = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"bob\"}");
        assertThat(fired(Detecting.rules(rule + filter("[ping]", "not alice")), bob))
                .containsExactly("ping");
    }

    @Test
    void globalKeysAreAddedToTheDocumentsThatFollowUntilTheyAreReset() {
        String text = """
                action: global
                logsource: {product: aws}
                detection: {s: {awsRegion: r}}
                ---
                title: One
                detection: {t: {eventName: One}, condition: s and t}
                ---
                title: Two
                detection: {s: {eventName: Two}, condition: s}
                ---
                action: reset
                ---
                title: Three
                logsource: {product: gcp}
                detection: {s: {eventName: One}, condition: s}
                """;
        RuleSet rules = Detecting.rules(text);
        assertThat(rules.size()).isEqualTo(3);
        assertThat(fired(rules, Records.cloudTrail("{\"eventName\":\"One\",\"awsRegion\":\"r\"}")))
                .containsExactly("One");
        assertThat(fired(rules, Records.cloudTrail("{\"eventName\":\"Two\",\"awsRegion\":\"r\"}")))
                .as("the document's own part also has the region")
                .containsExactly("Two");
        assertThat(fired(rules, Records.cloudTrail("{\"eventName\":\"Two\",\"awsRegion\":\"q\"}")))
                .isEmpty();
    }

    @Test
    void aRepeatedDocumentIsTheOneBeforeWithItsOwnKeys() {
        RuleSet rules = Detecting.rules("""
                title: One
                logsource: {product: aws}
                detection: {s: {eventName: One}, condition: s}
                ---
                action: repeat
                title: Two
                detection: {s: {eventName: Two}}
                """);
        assertThat(fired(rules, Records.cloudTrail("{\"eventName\":\"One\"}"))).containsExactly("One");
        assertThat(fired(rules, Records.cloudTrail("{\"eventName\":\"Two\"}"))).containsExactly("Two");
    }

    @Test
    void rulesOfOneTitleAreNumbered() {
        String rule = Detecting.rule("s: {eventName: Ping}\ncondition: s");
        assertThat(fired(Detecting.rules(rule + "---\n" + rule), Records.cloudTrail("{\"eventName\":\"Ping\"}")))
                .containsExactly("Test rule", "Test rule (2)");
    }

    @Test
    void theRecordsOfACountOfTheFirstVersionCanBeFiltered() {
        String rule = "id: pings\n" + Detecting.rule("s: {eventName: Ping}\ntimeframe: 5m\ncondition: s | count() > 1");
        Activity alice = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"alice\",\"eventID\":\"1\"}");
        Activity other = Records.cloudTrail("{\"eventName\":\"Ping\",\"user\":\"alice\",\"eventID\":\"2\"}");
        assertThat(fired(Detecting.rules(rule), alice, other)).containsExactly("pings");
        assertThat(fired(Detecting.rules(rule + filter("[pings]", "not alice")), alice, other))
                .isEmpty();
    }

    @Test
    void placeholdersAddUp() {
        RuleSet rules = RuleSet.none()
                .withPlaceholders(Map.of("a", List.of("x"), "b", List.of("x")))
                .withPlaceholders(Map.of("b", List.of("y")))
                .with(List.of(new RuleDocument("r.yml", Detecting.rule("s: {f|expand: '%a%%b%'}\ncondition: s"))));
        assertThat(fired(rules, Records.cloudTrail("{\"f\":\"xy\"}"))).hasSize(1);
    }

    private static String filter(String rules, String condition) {
        return """
                ---
                title: Filter
                logsource: {product: aws}
                filter:
                  rules: %s
                  alice: {user: alice}
                  condition: %s
                """.formatted(rules, condition);
    }

    private static List<String> fired(RuleSet rules, Activity... records) {
        return Detecting.run(rules, DetectorSettings.files(), List.of(records)).stream()
                .map(found -> found.signal().rule().id())
                .sorted()
                .toList();
    }
}
