package io.cloudir.severity.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.Signal;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.severity.Factor;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.json.SeverityJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsFromSignalsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String USER = "arn:aws:iam::123456789012:user/deploy";
    private static final String ROOT = "arn:aws:iam::123456789012:root";

    @Test
    void noSignalsSayNothing() {
        assertThat(FactsFromSignals.propose(List.of()))
                .isEqualTo(new FactsProposal(SeverityFacts.unknown(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "T1098.001,PERSISTENCE",
        "T1136.003,PERSISTENCE",
        "T1556,PERSISTENCE",
        "T1550.001,LATERAL_MOVEMENT",
        "T1021.007,LATERAL_MOVEMENT"
    })
    void aTechniqueThatSucceededIsAFactWithItsRecords(String technique, String fact) {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .detecting(technique)
                .citing(record("r1", "iam.amazonaws.com:CreateUser", USER, "AccessDenied"))
                .citing(record("r2", "iam.amazonaws.com:CreateUser", USER, "success"))
                .build()));

        assertThat(proposal.facts().facts()).containsExactly(new IncidentFact(fact));
        DerivedFact derived = proposal.derived().get(0);
        assertThat(derived.subject()).isEqualTo("facts");
        assertThat(derived.value()).isEqualTo(fact);
        assertThat(derived.records()).containsExactly("r2");
        assertThat(derived.signals()).containsExactly("s1");
        assertThat(derived.because()).endsWith("succeeded; first seen by the rule A rule");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void takingSignalsInOneByOneShowsTheFactsThatAllShowTogether(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trigger> triggers = List.of(Trigger.values());
        List<Severity> levels = List.of(Severity.values());
        List<String> techniques =
                List.of("T1136.003", "T1550.001", "T1537", "T1595.002", "T1087.004", "T1485", "T1555.006");
        List<String> actions = List.of(
                "iam.amazonaws.com:CreateUser",
                "ec2.amazonaws.com:ModifySnapshotAttribute",
                "secretsmanager.amazonaws.com:GetSecretValue");
        List<Signal> signals = new ArrayList<>();
        SignalFacts sofar = SignalFacts.NONE;
        for (int number = 0; number < 12; number++) {
            Signal signal = new SignalSpec(
                            "s" + number,
                            triggers.get(random.nextInt(triggers.size())),
                            levels.get(random.nextInt(levels.size())),
                            random.nextBoolean() ? "123456789012" : "210987654321",
                            List.of(),
                            List.of())
                    .detecting(techniques.get(random.nextInt(techniques.size())))
                    .citing(record(
                            "r" + number,
                            actions.get(random.nextInt(actions.size())),
                            random.nextInt(4) == 0 ? ROOT : USER,
                            random.nextInt(3) == 0 ? "success" : "AccessDenied"))
                    .build();
            signals.add(signal);
            sofar = sofar.with(signal);

            FactsProposal together = FactsFromSignals.propose(signals);
            assertThat(sofar.facts()).isEqualTo(together.facts());
            assertThat(together.derived())
                    .filteredOn(it -> it.subject().equals("facts"))
                    .extracting(DerivedFact::value)
                    .containsExactlyInAnyOrderElementsOf(together.facts().facts().stream()
                            .map(IncidentFact::id)
                            .toList());
        }
    }

    @Test
    void whatOnlyFailedIsAnAttempt() {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .detecting("T1136.003")
                .citing(record("r1", "iam.amazonaws.com:CreateUser", USER, "AccessDenied"))
                .build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, "ENGAGE"));
    }

    @ParameterizedTest
    @CsvSource({
        "T1595.002,PREPARE",
        "T1087.004,PRESENCE",
        "T1562.008,EFFECT",
        "T1530,EFFECT",
        "T1567.002,EFFECT",
        "T1486,EFFECT"
    })
    void theTechniqueTellsTheStageOfActivity(String technique, String stage) {
        FactsProposal proposal = FactsFromSignals.propose(
                List.of(signal("s1").detecting(technique).citing(success("r1")).build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, stage));
    }

    @Test
    void theFurthestStageCounts() {
        FactsProposal proposal = FactsFromSignals.propose(List.of(
                signal("s1").detecting("T1087").citing(success("r1")).build(),
                signal("s2").detecting("T1562.008").citing(success("r2")).build(),
                signal("s3")
                        .triggeredBy(Trigger.FAILED_LOGINS)
                        .citing(success("r3"))
                        .build()));

        assertThat(proposal.facts().option(Factor.OBSERVED_ACTIVITY)).isEqualTo("EFFECT");
        assertThat(proposal.derived()).hasSize(1);
        assertThat(proposal.derived().get(0).records()).containsExactly("r2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED_LOGINS", "MFA_FAILURES"})
    void attemptsByNatureAreEngagementWhateverTheirOutcomeSays(Trigger trigger) {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .triggeredBy(trigger)
                .citing(record("r1", "signin.amazonaws.com:ConsoleLogin", ROOT, "success"))
                .build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, "ENGAGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNUSUAL_BEHAVIOR", "ABNORMAL_TRAFFIC", "SERVICE_ERRORS", "RESOURCE_SURGE", "RULE"})
    void whatIsMerelyUnusualSaysNothing(Trigger trigger) {
        FactsProposal proposal = FactsFromSignals.propose(
                List.of(signal("s1").triggeredBy(trigger).citing(success("r1")).build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown());
    }

    @Test
    void malwareIsPresence() {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .triggeredBy(Trigger.MALWARE)
                .citing(record("r1", "finding", "", "blocked"))
                .build()));

        assertThat(proposal.facts().option(Factor.OBSERVED_ACTIVITY)).isEqualTo("PRESENCE");
        assertThat(proposal.derived().get(0).records()).containsExactly("r1");
    }

    @Test
    void aSignalThatItsRuleCallsInformationalSaysNothing() {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .at(Severity.INFORMATIONAL)
                .detecting("T1562.008")
                .citing(success("r1"))
                .build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown());
    }

    @Test
    void aLowSignalShowsActivityButNoFactWithAFloor() {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .at(Severity.LOW)
                .detecting("T1098")
                .citing(success("r1"))
                .build()));

        assertThat(proposal.facts()).isEqualTo(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, "PRESENCE"));
    }

    @ParameterizedTest
    @CsvSource({
        "signin.amazonaws.com:ConsoleLogin,        arn:aws:iam::123456789012:root,      success,      true",
        "iam.amazonaws.com:CreateAccessKey,        arn:aws:iam::123456789012:root,      success,      true",
        "iam.amazonaws.com:CreateAccessKey,        arn:aws-us-gov:iam::123456789012:root, success,    true",
        "signin.amazonaws.com:ConsoleLogin,        arn:aws:iam::123456789012:root,      Failure,      false",
        "iam.amazonaws.com:CreateAccessKey,        arn:aws:iam::123456789012:root,      AccessDenied, false",
        "signin.amazonaws.com:PasswordRecoveryRequested, arn:aws:iam::123456789012:root, success,     false",
        "signin.amazonaws.com:CheckMfa,            arn:aws:iam::123456789012:root,      success,      false",
        "signin.amazonaws.com:ConsoleLogin,        arn:aws:iam::123456789012:user/root, success,      false",
        "signin.amazonaws.com:ConsoleLogin,        root,                                success,      false"
    })
    void rootIsTakenOverOnceItsCredentialsWereAccepted(String action, String actor, String outcome, boolean takenOver) {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .triggeredBy(Trigger.UNUSUAL_BEHAVIOR)
                .citing(record("r1", action, actor, outcome))
                .build()));

        assertThat(proposal.facts().facts().contains(IncidentFact.ROOT_TAKEOVER))
                .isEqualTo(takenOver);
    }

    @ParameterizedTest
    @CsvSource({
        "T1537, ec2.amazonaws.com:ModifySnapshotAttribute,   success,      true",
        "T1537, rds.amazonaws.com:ModifyDBSnapshotAttribute, success,      true",
        "T1537, ec2.amazonaws.com:SharedSnapshotCopyInitiated, success,    true",
        "T1537, ec2.amazonaws.com:ModifySnapshotAttribute,   AccessDenied, false",
        "T1537, s3.amazonaws.com:PutBucketPolicy,            success,      false",
        "T1530, s3.amazonaws.com:GetObject,                  success,      false",
        "T1530, ec2.amazonaws.com:ModifySnapshotAttribute,   success,      false"
    })
    void dataIsGoneOnlyWhenSharingWithAnAccountSucceeded(
            String technique, String action, String outcome, boolean exfiltrated) {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .detecting(technique)
                .citing(record("r1", action, USER, outcome))
                .build()));

        assertThat(proposal.facts().facts().contains(IncidentFact.DATA_EXFILTRATED))
                .isEqualTo(exfiltrated);
    }

    @ParameterizedTest
    @CsvSource({
        "T1555.006, secretsmanager.amazonaws.com:GetSecretValue,      success,       true",
        "T1555.006, secretsmanager.amazonaws.com:BatchGetSecretValue, success,       true",
        "T1555.006, ssm.amazonaws.com:GetParameters,                  success,       true",
        "T1552.004, ssm.amazonaws.com:GetParametersByPath,            success,       true",
        "T1555,     ec2.amazonaws.com:GetPasswordData,                success,       true",
        "T1555,     ec2.amazonaws.com:GetPasswordData,                Client.UnauthorizedOperation, false",
        "T1555.006, secretsmanager.amazonaws.com:GetSecretValue,      AccessDenied,  false",
        "T1552.005, ec2.amazonaws.com:DescribeInstanceAttribute,      success,       false",
        "T1552.001, iam.amazonaws.com:AttachUserPolicy,               success,       false",
        "T1087.004, secretsmanager.amazonaws.com:GetSecretValue,      success,       false"
    })
    void credentialsAreAccessedOnlyWhenACallHandedOneOut(
            String technique, String action, String outcome, boolean accessed) {
        FactsProposal proposal = FactsFromSignals.propose(List.of(signal("s1")
                .detecting(technique)
                .citing(record("r1", action, USER, "AccessDenied"))
                .citing(record("r2", action, USER, outcome))
                .build()));

        assertThat(proposal.facts().facts().contains(IncidentFact.CREDENTIALS_ACCESSED))
                .isEqualTo(accessed);
    }

    @Test
    void aDayOfSecretsReadAndPasswordsRefusedIsHighForTheSecretsAlone() {
        List<Signal> signals = List.of(
                signal("s1")
                        .detecting("T1555.006")
                        .citing(record("r1", "secretsmanager.amazonaws.com:GetSecretValue", USER, "success"))
                        .build(),
                signal("s2")
                        .detecting("T1555")
                        .citing(record("r2", "ec2.amazonaws.com:GetPasswordData", USER, "Client.UnauthorizedOperation"))
                        .build());
        FactsProposal proposal = FactsFromSignals.propose(signals);

        assertThat(proposal.derived().get(0).records()).containsExactly("r1");
        assertThat(SeverityJson.shippedModel().assess(proposal.facts()).severity())
                .isEqualTo(Severity.HIGH);
        assertThat(SeverityJson.shippedModel()
                        .assess(FactsFromSignals.propose(signals.subList(1, 2)).facts())
                        .severity())
                .isEqualTo(Severity.LOW);
    }

    @Test
    void successInTwoAccountsIsSeveral() {
        Signal here = signal("s1")
                .in("123456789012")
                .detecting("T1087")
                .citing(success("r1"))
                .build();
        Signal there = signal("s2")
                .in("111122223333")
                .detecting("T1087")
                .citing(success("r2"))
                .build();
        Signal attempt = signal("s3")
                .in("111122223333")
                .detecting("T1087")
                .citing(record("r3", "iam.amazonaws.com:ListUsers", USER, "AccessDenied"))
                .build();

        assertThat(FactsFromSignals.propose(List.of(here, attempt)).facts().facts())
                .isEmpty();
        FactsProposal both = FactsFromSignals.propose(List.of(here, there));
        assertThat(both.facts().facts()).containsExactly(IncidentFact.SEVERAL_ACCOUNTS);
        assertThat(both.derived().get(0).because())
                .startsWith("it succeeded in 2 accounts, among them aws:111122223333, aws:123456789012");
    }

    @Test
    void theOrderOfSignalsDoesNotMatter() {
        List<Signal> signals = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(at -> signal("s" + at)
                        .detecting("T1098")
                        .citing(success("r" + at))
                        .build())
                .toList());
        FactsProposal forwards = FactsFromSignals.propose(signals);
        Collections.reverse(signals);

        assertThat(FactsFromSignals.propose(signals)).isEqualTo(forwards);
    }

    @Test
    void atMostAHundredRecordsAreCited() {
        List<Signal> signals = IntStream.range(0, 150)
                .mapToObj(at -> signal("s" + at)
                        .detecting("T1098")
                        .citing(success("r" + at))
                        .build())
                .toList();

        assertThat(FactsFromSignals.propose(signals).derived())
                .allSatisfy(derived -> assertThat(derived.records()).hasSize(100));
    }

    @Test
    void theShippedModelJudgesWhatIsProposed() {
        FactsProposal proposal = FactsFromSignals.propose(
                List.of(signal("s1").detecting("T1098").citing(success("r1")).build()));

        assertThat(SeverityJson.shippedModel().assess(proposal.facts()).severity())
                .isEqualTo(Severity.HIGH);
    }

    private static RecordSummary success(String id) {
        return record(id, "iam.amazonaws.com:ListUsers", USER, "success");
    }

    private static RecordSummary record(String id, String action, String actor, String outcome) {
        return new RecordSummary(id, NOON, action, actor, "198.51.100.7", outcome, Digest.ofText(id));
    }

    private static SignalSpec signal(String id) {
        return new SignalSpec(id, Trigger.SUSPICIOUS_API_CALL, Severity.MEDIUM, "123456789012", List.of(), List.of());
    }

    private record SignalSpec(
            String id,
            Trigger trigger,
            Severity level,
            String account,
            List<Technique> techniques,
            List<RecordSummary> records) {
        SignalSpec triggeredBy(Trigger other) {
            return new SignalSpec(id, other, level, account, techniques, records);
        }

        SignalSpec at(Severity other) {
            return new SignalSpec(id, trigger, other, account, techniques, records);
        }

        SignalSpec in(String other) {
            return new SignalSpec(id, trigger, level, other, techniques, records);
        }

        SignalSpec detecting(String technique) {
            return new SignalSpec(id, trigger, level, account, List.of(new Technique(technique)), records);
        }

        SignalSpec citing(RecordSummary record) {
            List<RecordSummary> more =
                    Stream.concat(records.stream(), Stream.of(record)).toList();
            return new SignalSpec(id, trigger, level, account, techniques, more);
        }

        Signal build() {
            return new Signal(
                    id,
                    NOON,
                    new TimeRange(NOON, NOON),
                    new Signal.Rule("a-rule", "A rule", Signal.Origin.SHIPPED),
                    trigger,
                    level,
                    new Entity(EntityType.PRINCIPAL, USER),
                    Cloud.AWS,
                    account,
                    "us-east-1",
                    records,
                    records.size(),
                    new Measure(records.size(), "records"),
                    Optional.empty(),
                    techniques,
                    "It happened.");
        }
    }
}
