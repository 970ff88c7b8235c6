package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an investigation finds out, also when a source is silent. */
class InvestigationTest {
    private static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);
    private static final Entity BUCKET = Entity.of(EntityType.RESOURCE, "arn:aws:s3:::ledger");

    private static final InvestigationSettings SETTINGS = InvestigationSettings.of(new SettableClock(Exercise.NOON));

    private final Exercise exercise = new Exercise(List.of(
                    Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null"),
                    Exercise.record(
                            2,
                            "sts",
                            "AssumeRole",
                            "{\"roleArn\":\"arn:aws:iam::123456789012:role/app\",\"roleSessionName\":\"s\"}",
                            "null"),
                    Exercise.record(3, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null"),
                    Exercise.record(4, "cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")))
            .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1, 2)
            .signal(Severity.HIGH, Trigger.SUSPICIOUS_API_CALL, BUCKET, 3, 4);

    private InvestigationResult investigate(CloudAdapter cloud, List<CriticalSystem> critical) {
        return new Investigation(cloud, critical, SETTINGS)
                .investigate(exercise.incident(), CitedActivities.read(exercise.incident(), exercise.evidence));
    }

    @Test
    void aTrailThatIsOffIsFoundFirstAndAllThatWasDoneToItIsTakenBackAtOnce() {
        InvestigationResult result = investigate(exercise.cloud, List.of());

        FindingRecorded first = result.findings().get(0);
        assertThat(first.step()).isEqualTo("control-plane");
        assertThat(first.statement()).startsWith("Visibility lost: audit-trail:main is off");
        assertThat(first.recordIds()).containsExactly("e-3", "e-4");
        assertThat(result.fixFirst())
                .extracting(Fix::request)
                .containsExactly(new Containment.RollBack(List.of("e-3", "e-4")));
    }

    @Test
    void eachFindingAboutRecordsNamesThem() {
        InvestigationResult result = investigate(exercise.cloud, List.of());

        assertThat(result.findings())
                .filteredOn(finding -> finding.statement().contains("new users"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.recordIds()).containsExactly("e-1");
                    assertThat(finding.entities()).containsExactly(MALLORY);
                });
        assertThat(result.findings())
                .filteredOn(finding -> finding.step().equals(InvestigationResult.ASSUMED_ROLES))
                .singleElement()
                .satisfies(finding -> assertThat(finding.entities())
                        .containsExactly(Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:role/app")));
        assertThat(result.sequence().moments())
                .extracting(moment -> moment.record().id())
                .containsExactly("e-1", "e-2", "e-3", "e-4");
    }

    @Test
    void aRecordThatBearsTheIdOfAnotherIsOneMoreToInvestigate() {
        Activity plain = Exercise.record(1, "ec2", "DescribeInstances", "null", "null");
        Activity stop = Exercise.record(1, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null");
        Exercise borrowing = new Exercise(List.of(plain, stop)).signal(Severity.HIGH, Trigger.RULE, MALLORY, 1, 2);
        borrowing.evidence.put(stop.raw());

        assertThat(CitedRecord.of(borrowing.incident()))
                .extracting(record -> record.summary().action())
                .containsExactlyInAnyOrder(
                        "ec2.amazonaws.com:DescribeInstances", "cloudtrail.amazonaws.com:StopLogging");
        assertThat(CitedActivities.read(borrowing.incident(), borrowing.evidence))
                .extracting(activity -> activity.head().action())
                .containsExactlyInAnyOrder("DescribeInstances", "StopLogging");
    }

    @Test
    void recordsReadBackBearTheIdsTheyAreCitedBy() {
        Activity plain = Exercise.record(2, "ec2", "DescribeInstances", "null", "null");
        Activity stop = Exercise.record(2, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .withId("e-2#0a0b0c0d");
        Exercise borrowing = new Exercise(List.of(stop, plain)).signal(Severity.HIGH, Trigger.RULE, MALLORY, 1, 2);

        assertThat(CitedActivities.read(borrowing.incident(), borrowing.evidence))
                .extracting(activity -> activity.head().action() + " " + activity.id())
                .containsExactly("DescribeInstances e-2", "StopLogging e-2#0a0b0c0d");
    }

    @Test
    void theScopeSaysWhetherItSpreadAndWhetherCriticalSystemsAreReached() {
        CriticalSystem ledger = new CriticalSystem("Ledger", List.of(new ResourcePattern("arn:aws:s3:::led*")));

        assertThat(investigate(exercise.cloud, List.of(ledger)).scope()).satisfies(scope -> {
            assertThat(scope.criticalSystems()).isTrue();
            assertThat(scope.widespread()).isTrue();
            assertThat(scope.affected()).contains(MALLORY, BUCKET).isSorted();
            assertThat(scope.summary()).contains("Ledger");
        });
        assertThat(investigate(exercise.cloud, List.of()).scope().criticalSystems())
                .isFalse();
    }

    @Test
    void aSilentSourceIsAFindingAndTheInvestigationGoesOn() {
        InvestigationResult result = investigate(silent(exercise.cloud), List.of());

        assertThat(result.findings())
                .extracting(FindingRecorded::statement)
                .anyMatch(text -> text.startsWith("Visibility lost: the control plane did not answer"))
                .anyMatch(text -> text.startsWith("Visibility lost: identity " + Exercise.MALLORY));
        assertThat(result.findings()).extracting(FindingRecorded::step).contains("sequence", "initial-impact");
        assertThat(result.scope().affected()).contains(MALLORY);
    }

    @Test
    void theScopeOfOneIdentityIsLimitedAndNumbersAgreeWithTheirNouns() {
        Exercise small = new Exercise(List.of(Exercise.record(1, "iam", "CreateUser", "{}", "null")))
                .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1);
        InvestigationResult result =
                new Investigation(small.cloud, List.of(), SETTINGS).investigate(small.incident(), List.of());

        assertThat(result.scope().summary()).startsWith("Limited: 1 identity and 0 resources in 1 account");
        assertThat(result.findings())
                .extracting(FindingRecorded::statement)
                .contains("Affected: 1 identity, 1 address.")
                .anyMatch(text -> text.startsWith("1 record of new users"))
                .anyMatch(text -> text.contains(" did 1 thing that signals rest on"));
    }

    @Test
    void aLongSequenceSaysHowMuchOfItIsTold() {
        List<Activity> records = new ArrayList<>();
        for (int at = 1; at <= 45; at++) {
            Activity record = Exercise.record(at, "iam", "ListUsers", "{}", "null");
            String other = new String(record.raw(), StandardCharsets.UTF_8).replace("mallory", "trudy");
            records.add(
                    at % 2 == 0
                            ? CitedActivities.parse(other.getBytes(StandardCharsets.UTF_8), "test")
                                    .get(0)
                            : record);
        }
        Exercise turns = new Exercise(records)
                .signal(
                        Severity.HIGH,
                        Trigger.ACCOUNT_COMPROMISE,
                        MALLORY,
                        IntStream.rangeClosed(1, 45).toArray());

        assertThat(new Investigation(turns.cloud, List.of(), SETTINGS)
                        .investigate(turns.incident(), List.of())
                        .findings())
                .filteredOn(finding -> finding.step().equals("sequence"))
                .hasSize(21)
                .last()
                .satisfies(finding -> assertThat(finding.statement()).startsWith("The first 20 of 45 spells"));
    }

    @Test
    void theSameIncidentGivesTheSameFindings() {
        assertThat(investigate(exercise.cloud, List.of())).isEqualTo(investigate(exercise.cloud, List.of()));
    }

    @Test
    void whoeverOnlyFailedIsNoSuspect() {
        assertThat(Suspect.of(exercise.incident()))
                .extracting(Suspect::principal)
                .containsExactly(Exercise.MALLORY);
        Exercise guessed = new Exercise(List.of(Exercise.record(1, "s3", "ListBuckets", "null", "null")))
                .signal(Severity.LOW, Trigger.FAILED_LOGINS, MALLORY, 1);
        assertThat(Suspect.of(guessed.incident())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda.amazonaws.com:UpdateFunctionCode20150331v2, UpdateFunctionCode, false",
        "lambda.amazonaws.com:GetFunction20150331v2, GetFunction, true",
        "iam.amazonaws.com:CreateUser, CreateUser, false",
        "sts.amazonaws.com:AssumeRole, AssumeRole, true",
        "s3.amazonaws.com:PutBucketPolicy, PutBucketPolicy, false",
        "cloudfront.amazonaws.com:UpdateDistribution2020_05_31, UpdateDistribution2020_05_31, false",
    })
    void aCallIsKnownByItsNameWithoutTheVersionOfItsApi(String action, String name, boolean read) {
        RecordSummary summary = new RecordSummary("e", Exercise.NOON, action, "", "", "success", Digest.ZERO);
        assertThat(CloudCall.of(summary).name()).isEqualTo(name);
        assertThat(CloudCall.of(summary).isRead()).isEqualTo(read);
    }

    /** The same cloud, whose control plane and identities do not answer. */
    private static CloudAdapter silent(CloudAdapter cloud) {
        return (CloudAdapter) Proxy.newProxyInstance(
                CloudAdapter.class.getClassLoader(),
                new Class<?>[] {CloudAdapter.class},
                (proxy, method, arguments) -> {
                    if (method.getReturnType() == ControlPlane.class
                            || method.getName().equals("identity")) {
                        throw new CloudException.Unavailable("the service is down");
                    }
                    try {
                        return method.invoke(cloud, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void anIdentityThatTheIncidentMadeIsASuspectFromMediumOn() {
        Exercise made = new Exercise(
                        List.of(Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"sync\"}", "null")))
                .signal(Severity.MEDIUM, Trigger.RULE, MALLORY, 1);
        assertThat(Suspect.of(made.incident())).isEmpty();

        made.append(new FindingRecorded("f", Suspect.CREATED, "mallory was made", List.of(MALLORY), List.of("e-1")));

        assertThat(Suspect.of(made.incident())).extracting(Suspect::principal).containsExactly(Exercise.MALLORY);
    }
}
