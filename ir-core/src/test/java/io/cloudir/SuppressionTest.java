package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.OTHER;
import static io.cloudir.Scene.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.cloudir.detect.Detection;
import io.cloudir.detect.Signal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Suppression;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan says is no incident opens none, is counted, and ends; a false positive shows what to say. */
class SuppressionTest {
    private static final Actor.Person ANALYST = new Actor.Person("analyst-one");
    private static final String ADDRESS = "198.51.100.7";

    private final Scene.TestClock clock = new Scene.TestClock(NOON);
    private final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));

    private static ResponsePlan plan(String suppressions) {
        return ResponsePlan.read(
                "plan.yaml", (ResponsePlan.exampleText() + "\n" + suppressions).getBytes(StandardCharsets.UTF_8));
    }

    private static String suppression(String condition) {
        return """
                suppressions:
                  - id: known
                    %s
                    upTo: medium
                    reason: The nightly job.
                    by: analyst-one
                    since: 2026-03-02T00:00:00Z
                    until: 2026-03-03T00:00:00Z
                """.formatted(condition);
    }

    private IncidentResponse response(String suppressions) {
        return IncidentResponse.builder()
                .store(store)
                .plan(plan(suppressions))
                .clock(clock)
                .build();
    }

    private static Detection signal(String id) {
        return Scene.signal(id, USER, Severity.MEDIUM, 0, USER.id(), ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [rule-a]\n    ruleAlone: true",
                "where: {principal: 'arn:aws:iam::123456789012:user/operator'}",
                "where: {address: 198.51.100.7}",
                "where: {address: 198.51.100.0/24}",
                "where: {action: 'iam.amazonaws.com:CreateUser'}",
                "where: {account: '123456789012', region: eu-west-1}",
                "rules: [rule-a, rule-b]\n    where: {address: 198.51.100.7}"
            })
    void whatMeetsAllOfItOpensNoIncidentAndIsCounted(String condition) {
        IncidentResponse response = response(suppression(condition));

        assertThat(response.place(signal("a"))).isEqualTo(new Placement.Suppressed("known"));
        assertThat(response.incidents()).isEmpty();
        assertThat(response.suppressions())
                .extracting(SuppressionCount::heldBack, SuppressionCount::outOfTime, SuppressionCount::expired)
                .containsExactly(tuple(1L, 0L, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [rule-b]\n    ruleAlone: true",
                "where: {principal: 'arn:aws:iam::123456789012:user/Operator'}",
                "where: {principal: 'arn:aws:iam::123456789012:user/*'}",
                "where: {address: 198.51.100.8}",
                "where: {address: 198.51.101.0/24}",
                "where: {address: 198.51.100.7, region: us-east-1}",
                "where: {resource: 'arn:aws:iam::123456789012:user/operator'}",
                "rules: [rule-b]\n    where: {address: 198.51.100.7}"
            })
    void whatMeetsAllButOneThingOpensOne(String condition) {
        IncidentResponse response = response(suppression(condition));

        assertThat(response.place(signal("a"))).isInstanceOf(Placement.Opened.class);
        assertThat(response.suppressions())
                .extracting(SuppressionCount::heldBack)
                .containsExactly(0L);
    }

    @Test
    void aGraverSignalThanItSaysOpensAnIncident() {
        IncidentResponse response = response(suppression("where: {address: 198.51.100.7}"));

        assertThat(response.place(Scene.signal("a", USER, Severity.HIGH, 0, USER.id(), ADDRESS)))
                .isInstanceOf(Placement.Opened.class);
    }

    @Test
    void aSignalOfWhichARecordTellsSomethingElseOpensAnIncident() {
        Signal one = signal("a").signal();
        RecordSummary other = new RecordSummary(
                "other", NOON, "iam.amazonaws.com:CreateUser", OTHER.id(), ADDRESS, "success", Digest.ofText("o"));
        IncidentResponse response = response(suppression("where: {principal: '" + USER.id() + "'}"));

        assertThat(response.place(new Detection(
                        resting(one, List.of(one.records().get(0), other), 2), List.of())))
                .isInstanceOf(Placement.Opened.class);
    }

    @Test
    void aSignalThatRestsOnMoreRecordsThanItCitesIsNotHeldBackByWhatTheyTell() {
        Signal one = signal("a").signal();
        IncidentResponse response = response(suppression("where: {principal: '" + USER.id() + "'}"));

        assertThat(response.place(new Detection(resting(one, one.records(), 101), List.of())))
                .isInstanceOf(Placement.Opened.class);
    }

    @Test
    void thatSomebodyWhoIsContainedActsIsNeverHeldBack() {
        Signal one = signal("a").signal();
        Signal acts = new Signal(
                one.id(),
                one.time(),
                one.span(),
                Vigilance.RULE,
                one.trigger(),
                one.level(),
                one.entity(),
                one.cloud(),
                one.account(),
                one.region(),
                one.records(),
                1,
                one.observed(),
                one.expected(),
                one.techniques(),
                one.explanation());
        IncidentResponse response = response(suppression("rules: [contained-entity-acts]\n    ruleAlone: true"));

        assertThat(response.place(new Detection(acts, List.of()))).isInstanceOf(Placement.Opened.class);
    }

    @Test
    void anExpiredOneHoldsNothingBackAndSaysSo() {
        clock.moveTo(Instant.parse("2026-03-03T00:00:00Z"));
        IncidentResponse response = response(suppression("where: {address: 198.51.100.7}"));

        // The record's own time lies within: whoever writes the log chooses it.
        assertThat(response.place(signal("a"))).isInstanceOf(Placement.Opened.class);
        assertThat(response.suppressions())
                .extracting(SuppressionCount::heldBack, SuppressionCount::outOfTime, SuppressionCount::expired)
                .containsExactly(tuple(0L, 1L, true));
    }

    @Test
    void aSignalFromBeforeItBeganIsNotHeldBack() {
        IncidentResponse response = response(suppression("where: {address: 198.51.100.7}"));

        assertThat(response.place(Scene.signal("a", USER, Severity.MEDIUM, -24 * 60, USER.id(), ADDRESS)))
                .isInstanceOf(Placement.Opened.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "where: {address: 198.51.100.7} | rules: [a] | empty-condition",
                "where: {address: 198.51.100.7} | where: {} | empty-condition",
                "where: {address: 198.51.100.7} | ruleAlone: true | rule-alone",
                "where: {address: 198.51.100.7} | ruleAlone: true, rules: [a], where: {region: x} | rule-alone",
                "where: {address: 198.51.100.7} | where: {address: 0.0.0.0/0} | bad-form",
                "where: {address: 198.51.100.7} | where: {address: 198.51.100.7/24} | bad-form",
                "where: {address: 198.51.100.7} | where: {adress: 198.51.100.7} | unknown-key",
                "upTo: medium, | '' | missing",
                "reason: Known. | reason: ' ' | empty-value",
                "by: analyst-one | by: nobody | unknown-person",
                "until: 2026-03-03T00:00:00Z | until: 2026-09-30T00:00:00Z | out-of-range",
                "until: 2026-03-03T00:00:00Z | until: 2026-03-01T00:00:00Z | out-of-range",
                "until: 2026-03-03T00:00:00Z | until: 2026-02-30T00:00:00Z | bad-form",
                "until: 2026-03-03T00:00:00Z | until: soon | bad-form"
            })
    void oneThatSaysTooLittleOrHoldsTooLongIsAFault(String part, String other, String code) {
        String flow =
                "suppressions: [{id: known, where: {address: 198.51.100.7}, upTo: medium, reason: Known., by: analyst-one,"
                        + " since: 2026-03-02T00:00:00Z, until: 2026-03-03T00:00:00Z}]\n";
        assertThat(ResponsePlan.check(bytes(flow))).isEmpty();

        assertThat(ResponsePlan.check(bytes(flow.replace(part, other))))
                .extracting(fault -> fault.code())
                .contains(code);
    }

    private static byte[] bytes(String suppressions) {
        return (ResponsePlan.exampleText() + "\n" + suppressions).getBytes(StandardCharsets.UTF_8);
    }

    private Incident falsePositive(Detection... detections) {
        IncidentResponse response = response("");
        for (Detection detection : detections) {
            response.place(detection);
        }
        Incident incident = response.incidents().get(0);
        store.appendFacts(
                incident.id(),
                List.of(Draft.of(
                        new PhaseChanged(incident.phase().code(), Phase.FALSE_POSITIVE.code(), "The nightly job."),
                        NOON,
                        ANALYST)));
        return response.incident(incident.id()).orElseThrow();
    }

    private static SuppressionProposal proposal(Incident incident) {
        return SuppressionProposal.of(incident, ANALYST, "The nightly job.", NOON, NOON.plus(Duration.ofDays(30)));
    }

    @Test
    void aFalsePositiveProposesWhatItsSignalsShareAndThePlanHoldsThemBack() {
        SuppressionProposal proposal = proposal(falsePositive(signal("a")));

        assertThat(proposal.leftOut()).isEmpty();
        assertThat(proposal.suppressions()).singleElement().satisfies(it -> {
            assertThat(it.rules()).containsExactly("rule-a");
            assertThat(it.upTo()).isEqualTo(Severity.MEDIUM);
            assertThat(it.where())
                    .containsEntry(Suppression.Fact.PRINCIPAL, USER.id())
                    .containsEntry(Suppression.Fact.ADDRESS, ADDRESS)
                    .containsEntry(Suppression.Fact.ACTION, "iam.amazonaws.com:CreateUser")
                    .containsEntry(Suppression.Fact.ACCOUNT, "123456789012")
                    .containsEntry(Suppression.Fact.REGION, "eu-west-1")
                    .hasSize(5);
        });
        assertThat(plan(proposal.yaml()).suppressions()).isEqualTo(proposal.suppressions());
    }

    @Test
    void whatItsSignalsDoNotShareIsNoPartOfIt() {
        Signal one = signal("a").signal();
        Signal other = Scene.signal("a", USER, Severity.LOW, 1, USER.id(), "203.0.113.9")
                .signal();
        Signal again = new Signal(
                "again",
                other.time(),
                other.span(),
                one.rule(),
                other.trigger(),
                other.level(),
                other.entity(),
                other.cloud(),
                other.account(),
                other.region(),
                other.records(),
                1,
                other.observed(),
                other.expected(),
                other.techniques(),
                other.explanation());

        SuppressionProposal proposal =
                proposal(falsePositive(new Detection(one, List.of()), new Detection(again, List.of())));

        assertThat(proposal.suppressions()).singleElement().satisfies(it -> {
            assertThat(it.where()).doesNotContainKey(Suppression.Fact.ADDRESS).containsKey(Suppression.Fact.PRINCIPAL);
            assertThat(it.upTo()).isEqualTo(Severity.MEDIUM);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\", upTo: critical, ruleAlone: true, y: \"",
                "x' #",
                "a: b\\n  - id: evil",
                "*alias &anchor !tag",
                "{{ x }} ${y} %z",
                "\u00e9\u00df\u4e2d\ud83d\ude00",
                "trailing\\"
            })
    void whatALogChoseIsQuotedSoThatItReadsTheSame(String hostile) {
        SuppressionProposal proposal = proposal(falsePositive(
                Scene.signal("a", Entity.of(EntityType.RESOURCE, hostile), Severity.MEDIUM, 0, hostile, ADDRESS)));

        assertThat(proposal.yaml()).isASCII();
        assertThat(plan(proposal.yaml()).suppressions())
                .isEqualTo(proposal.suppressions())
                .singleElement()
                .satisfies(it -> assertThat(it.where())
                        .containsEntry(Suppression.Fact.PRINCIPAL, hostile)
                        .containsEntry(Suppression.Fact.RESOURCE, hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u202eb", "a\u0085b", "a\u2028b", "\ufeffa"})
    void whatCannotStandInAPlanIsNotLeftOutOfASuppressionButLeavesNone(String hostile) {
        SuppressionProposal proposal =
                proposal(falsePositive(Scene.signal("a", USER, Severity.MEDIUM, 0, hostile, ADDRESS)));

        assertThat(proposal.suppressions()).isEmpty();
        assertThat(proposal.yaml()).isEmpty();
        assertThat(proposal.leftOut())
                .containsExactly("rule rule-a, 1 signal: what they share as principal cannot stand in a plan: it holds"
                        + " characters that cannot be seen");
    }

    @Test
    void signalsThatShareNothingTellingProposeNothing() {
        Detection nobody = Scene.signal("a", Entity.NONE, Severity.MEDIUM, 0);

        assertThat(proposal(falsePositive(nobody)).leftOut())
                .containsExactly(
                        "rule rule-a, 1 signal: they share no principal, address, resource, host or key that is"
                                + " known of all their records");
    }

    @Test
    void onlyAFalsePositiveProposes() {
        IncidentResponse response = response("");
        response.place(signal("a"));
        Incident open = response.incidents().get(0);

        assertThatThrownBy(() -> proposal(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("judge it one first");
    }

    private static Signal resting(Signal signal, List<RecordSummary> records, int count) {
        List<RecordSummary> cited = new ArrayList<>(records);
        IntStream.range(records.size(), Math.min(count, Signal.RECORD_LIMIT)).forEach(at -> {
            RecordSummary first = records.get(0);
            cited.add(new RecordSummary(
                    "record-" + at,
                    NOON,
                    first.action(),
                    first.actor(),
                    first.address(),
                    "success",
                    Digest.ofText("r" + at)));
        });
        return new Signal(
                signal.id(),
                signal.time(),
                signal.span(),
                signal.rule(),
                signal.trigger(),
                signal.level(),
                signal.entity(),
                signal.cloud(),
                signal.account(),
                signal.region(),
                cited,
                count,
                new Measure(count, "records"),
                signal.expected(),
                signal.techniques(),
                signal.explanation());
    }
}
