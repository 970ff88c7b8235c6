package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleExplanationTest {
    private static final String RULES = "id: ping\n" + Detecting.rule("""
                    call: {eventName: [Ping, Pong], awsRegion|re: '^eu-'}
                    who: {user|fieldref|contains: owner, n|gt: 3, ip|cidr: 10.0.0.0/8, t|hour|lt: 6, x|exists: false}
                    words: {'|all': [red, '*blue']}
                    condition: call and not (who or words)""") + """
            ---
            title: Pings
            name: pings
            correlation: {type: value_percentile, rules: [ping], group-by: [user], timespan: 2h, condition: {field: n, percentile: 95, gt: 2.5}}
            """;

    @Test
    void aRuleIsToldInWords() {
        assertThat(explained("ping").lines())
                .containsExactly(
                        "level: medium",
                        "logs: product aws, service cloudtrail",
                        "tried on records with eventName 'ping' or eventName 'pong'",
                        "condition: call and not (who or words)",
                        "  call",
                        "    eventName is 'ping' or 'pong'",
                        "    awsRegion is text with /^eu-/",
                        "  who",
                        "    user contains what is in owner",
                        "    n is gt 3",
                        "    ip is an address in 10.0.0.0/8",
                        "    t is a time whose hour is lt 6",
                        "    not",
                        "      x is there",
                        "  words",
                        "    somewhere '*red*' and '*blue*'");
    }

    @Test
    void aCorrelationIsToldInWordsAndHasNoVerdictOnARecord() {
        RuleExplanation pings = explained("pings");
        assertThat(pings.lines())
                .contains(
                        "counts: value_percentile of n",
                        "over: ping",
                        "for each: user",
                        "within: 2 hours",
                        "fires at: more than 2.5",
                        "rules that are counted: silent");
        assertThat(pings.looksAtRecords()).isFalse();
        assertThatThrownBy(() -> pings.verdict(Records.cloudTrail("{}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("explain the rules it counts");
    }

    @Test
    void theVerdictIsThatOfTheDetectorAndEachLineSaysWhatWasFound() {
        for (String record : List.of(
                "{\"eventName\":\"Ping\",\"awsRegion\":\"eu-west-1\"}",
                "{\"eventName\":\"Ping\",\"awsRegion\":\"us-east-1\"}",
                "{\"eventName\":\"Pong\",\"awsRegion\":\"eu-west-1\",\"user\":\"bob\",\"owner\":\"b\",\"n\":4,\"ip\":\"10.1.1.1\",\"t\":\"2026-01-31T05:00:00Z\"}")) {
            boolean fires = !Detecting.run(
                            Detecting.rules(RULES.substring(0, RULES.indexOf("---"))),
                            DetectorSettings.stream(),
                            List.of(Records.cloudTrail(record)))
                    .isEmpty();
            assertThat(explained("ping").verdict(Records.cloudTrail(record)).matches())
                    .as(record)
                    .isEqualTo(fires);
        }
        assertThat(explained("ping")
                        .verdict(Records.cloudTrail("{\"eventName\":\"Ping\",\"awsRegion\":\"us-east-1\"}"))
                        .lines())
                .contains(
                        new RuleExplanation.Line(2, "eventName is 'ping' or 'pong'", true, List.of("Ping")),
                        new RuleExplanation.Line(2, "awsRegion is text with /^eu-/", false, List.of("us-east-1")));
    }

    @Test
    void aRuleForOtherLogsDoesNotMatchHoweverItsPartsHold() {
        RuleExplanation other = RuleExplanation.of(
                        Detecting.rules(Detecting.rule("s: {eventName: Ping}\ncondition: s")
                                .replace("aws", "gcp")),
                        "Test rule")
                .get(0);
        RuleExplanation.Verdict verdict = other.verdict(Records.cloudTrail("{\"eventName\":\"Ping\"}"));
        assertThat(verdict.matches()).isFalse();
        assertThat(verdict.lines().get(0).holds()).isFalse();
        assertThat(verdict.lines().get(1).holds()).isTrue();
    }

    @Test
    void aFilterIsAmongThePartsOfARule() {
        String filter = "---\ntitle: Not me\nfilter: {rules: [ping], me: {user: me}, condition: not me}\n";
        assertThat(RuleExplanation.of(Detecting.rules(RULES + filter), "ping")
                        .get(0)
                        .lines())
                .contains("  and by filter: Not me", "    not", "      user is 'me'");
    }

    private static RuleExplanation explained(String name) {
        return RuleExplanation.of(Detecting.rules(RULES), name).get(0);
    }
}
