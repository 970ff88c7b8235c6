package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Severity;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records changed the same thing. */
class ChangedThingTest {
    private static final Activity CODE =
            Exercise.record(1, "lambda", "UpdateFunctionCode20150331v2", "{\"functionName\":\"f\"}", "null");
    private static final Activity AGAIN = Exercise.record(
            3,
            "lambda",
            "UpdateFunctionCode20150331v2",
            "{\"functionName\":\"arn:aws:lambda:us-east-1:123456789012:function:f:live\"}",
            "null");

    private static List<List<String>> grouped(Activity... activities) {
        return ChangedThing.newestFirst(cited(activities), List.of(activities)).stream()
                .map(ChangedThing::recordIds)
                .toList();
    }

    private static List<CitedRecord> cited(Activity... activities) {
        return List.of(activities).stream()
                .map(activity -> new CitedRecord(activity.summary(), Severity.HIGH))
                .toList();
    }

    @Test
    void changesOfOneThingAreTogetherHoweverItIsNamedAndTheThingThatChangedLastComesFirst() {
        Activity other = Exercise.record(2, "lambda", "AddPermission", "{\"functionName\":\"g\"}", "null");

        assertThat(grouped(CODE, other, AGAIN)).containsExactly(List.of("e-1", "e-3"), List.of("e-2"));
    }

    @Test
    void aPolicyThatManyAreGivenDoesNotMakeThemOneThing() {
        assertThat(grouped(
                        Exercise.record(
                                1, "iam", "AttachUserPolicy", "{\"userName\":\"a\",\"policyArn\":\"p\"}", "null"),
                        Exercise.record(
                                2, "iam", "AttachUserPolicy", "{\"userName\":\"b\",\"policyArn\":\"p\"}", "null"),
                        Exercise.record(3, "iam", "CreatePolicyVersion", "{\"policyArn\":\"p\"}", "null"),
                        Exercise.record(4, "iam", "SetDefaultPolicyVersion", "{\"policyArn\":\"p\"}", "null")))
                .containsExactly(List.of("e-3", "e-4"), List.of("e-2"), List.of("e-1"));
    }

    @Test
    void aRecordThatNamesTwoThingsJoinsTheirRecords() {
        assertThat(grouped(
                        Exercise.record(1, "ec2", "ModifyVolume", "{\"volumeId\":\"vol-1\"}", "null"),
                        Exercise.record(2, "ec2", "ModifyInstanceAttribute", "{\"instanceId\":\"i-1\"}", "null"),
                        Exercise.record(
                                3, "ec2", "AttachVolume", "{\"volumeId\":\"vol-1\",\"instanceId\":\"i-1\"}", "null")))
                .containsExactly(List.of("e-1", "e-2", "e-3"));
    }

    @Test
    void twoUsersWhoAreAddedToOneGroupAreTwoThingsAndTheGroupIsAThird() {
        assertThat(grouped(
                        Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"a\"}", "null"),
                        Exercise.record(2, "iam", "PutGroupPolicy", "{\"groupName\":\"g\"}", "null"),
                        Exercise.record(3, "iam", "AddUserToGroup", "{\"userName\":\"a\",\"groupName\":\"g\"}", "null"),
                        Exercise.record(
                                4, "iam", "AddUserToGroup", "{\"userName\":\"b\",\"groupName\":\"g\"}", "null")))
                .containsExactly(List.of("e-4"), List.of("e-1", "e-3"), List.of("e-2"));
    }

    @Test
    void aRecorderOfTheConfigurationIsOneThingToo() {
        String recorder = "{\"configurationRecorderName\":\"default\"}";
        assertThat(grouped(
                        Exercise.record(1, "config", "StopConfigurationRecorder", recorder, "null"),
                        Exercise.record(2, "config", "DeleteConfigurationRecorder", recorder, "null")))
                .containsExactly(List.of("e-1", "e-2"));
    }

    private static Activity inRegion(String region, Activity activity) {
        String json = new String(activity.raw(), StandardCharsets.UTF_8).replace("us-east-1", region);
        return CitedActivities.parse(json.getBytes(StandardCharsets.UTF_8), "test")
                .get(0);
    }

    @Test
    void recordersOfTheSameNameInTwoRegionsAreTwoThings() {
        String recorder = "{\"configurationRecorderName\":\"default\"}";
        assertThat(grouped(
                        Exercise.record(1, "config", "StopConfigurationRecorder", recorder, "null"),
                        inRegion(
                                "eu-west-1",
                                Exercise.record(2, "config", "StopConfigurationRecorder", recorder, "null"))))
                .containsExactly(List.of("e-2"), List.of("e-1"));
    }

    @Test
    void servicesOfTheSameNameInTwoClustersAreTwoThingsAndNoClusterMeansTheDefault() {
        assertThat(grouped(
                        Exercise.record(1, "ecs", "CreateService", "{\"serviceName\":\"shop\"}", "null"),
                        Exercise.record(
                                2, "ecs", "UpdateService", "{\"service\":\"shop\",\"cluster\":\"blue\"}", "null"),
                        Exercise.record(
                                3,
                                "ecs",
                                "UpdateService",
                                "{\"service\":\"shop\","
                                        + "\"cluster\":\"arn:aws:ecs:us-east-1:123456789012:cluster/default\"}",
                                "null")))
                .containsExactly(List.of("e-1", "e-3"), List.of("e-2"));
    }

    @Test
    void aHostIsKnownByTheCallThatStartedItWhichOnlyItsAnswerTells() {
        String host = "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-9\"}]}}";
        assertThat(grouped(
                        Exercise.record(1, "ec2", "RunInstances", "null", host),
                        Exercise.record(2, "ec2", "StopInstances", host, "null")))
                .containsExactly(List.of("e-1", "e-2"));
    }

    @Test
    void aKeyIsKnownByTheCallThatMadeItEvenIfNoUserIsNamed() {
        String key = "{\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\",\"status\":\"Inactive\"}";
        assertThat(grouped(
                        Exercise.record(1, "iam", "CreateAccessKey", "null", "{\"accessKey\":" + key + "}"),
                        Exercise.record(2, "iam", "UpdateAccessKey", key, "null")))
                .containsExactly(List.of("e-1", "e-2"));
    }

    @Test
    void aRecordThatBearsTheIdOfAnotherDoesNotHideWhatThatOneChanged() {
        Activity borrowing = Exercise.record(1, "lambda", "AddPermission", "{\"functionName\":\"g\"}", "null");

        assertThat(grouped(CODE, borrowing, AGAIN)).containsExactly(List.of("e-1", "e-3"));
    }

    @Test
    void aRecordThatIsNotAtHandStandsAlone() {
        assertThat(ChangedThing.newestFirst(cited(CODE, AGAIN), List.of(AGAIN)))
                .extracting(ChangedThing::recordIds)
                .containsExactly(List.of("e-3"), List.of("e-1"));
        assertThatThrownBy(() -> new ChangedThing(List.of())).hasMessageContaining("has a record");
    }
}
