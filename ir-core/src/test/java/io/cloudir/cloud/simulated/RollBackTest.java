package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.simulated.TestAccount.execute;
import static io.cloudir.cloud.simulated.TestAccount.ref;
import static io.cloudir.cloud.simulated.TestAccount.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one audit record says was changed is taken back, or said to be a person's task. */
class RollBackTest {
    private final TestAccount account = new TestAccount();

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            cloudtrail | StopLogging | {"name":"arn:aws:cloudtrail:us-east-1:123456789012:trail/main"} | null | cloudtrail:trail/main#logging | true
            cloudtrail | PutEventSelectors | {"trailName":"main","eventSelectors":[{"readWriteType":"ReadOnly"}]} | null | cloudtrail:trail/main#event-selectors | [{"readWriteType":"All","includeManagementEvents":true,"dataResources":[]}]
            ec2 | DeleteFlowLogs | {"DeleteFlowLogsRequest":{"FlowLogId":{"content":"fl-1"}}} | null | ec2:flow-log/fl-1#configuration | present
            iam | AttachUserPolicy | {"userName":"mallory","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"} | null | iam:user/mallory#managed-policy:arn:aws:iam::aws:policy/AdministratorAccess | absent
            iam | PutUserPolicy | {"userName":"mallory","policyName":"p","policyDocument":"{}"} | null | iam:user/mallory#inline-policy:p | absent
            iam | CreateAccessKey | {"userName":"mallory"} | {"accessKey":{"accessKeyId":"AKIAI44QH8DHBEXAMPLE"}} | iam:access-key/AKIAI44QH8DHBEXAMPLE#status | Inactive
            iam | CreateLoginProfile | {"userName":"mallory"} | null | iam:user/mallory#login-profile | absent
            iam | AddUserToGroup | {"userName":"mallory","groupName":"admins"} | null | iam:user/mallory#group:admins | absent
            ec2 | ModifySnapshotAttribute | {"snapshotId":"snap-1","createVolumePermission":{"add":{"items":[{"userId":"111122223333"}]}}} | null | ec2:snapshot/snap-1#create-volume-permission:111122223333 | absent
            ec2 | ModifyImageAttribute | {"imageId":"ami-1","launchPermission":{"add":{"items":[{"group":"all"}]}}} | null | ec2:image/ami-1#launch-permission:all | absent
            rds | ModifyDBSnapshotAttribute | {"dBSnapshotIdentifier":"s","attributeName":"restore","valuesToAdd":["111122223333"]} | null | rds:snapshot/s#restore-permission:111122223333 | absent
            s3 | PutBucketPolicy | {"bucketName":"data","bucketPolicy":{"Version":"2012-10-17"}} | null | s3:bucket/data#policy | absent
            s3 | DeleteBucketPublicAccessBlock | {"bucketName":"data"} | null | s3:bucket/data#public-access-block | all
            lambda | AddPermission20150331v2 | {"functionName":"orders","statementId":"all"} | null | lambda:function/orders#permission:all | absent
            lambda | UpdateFunctionCode20150331v2 | {"functionName":"arn:aws:lambda:us-east-1:123456789012:function:orders"} | {"codeSha256":"bad="} | lambda:function/orders#concurrency | 0
            kms | ScheduleKeyDeletion | {"keyId":"k-1"} | null | kms:key/k-1#state | Disabled
            guardduty | UpdateDetector | {"detectorId":"d1","enable":false} | null | guardduty:detector/d1#enabled | true
            config | StopConfigurationRecorder | {"configurationRecorderName":"default"} | null | config:recorder/default#recording | true
            """)
    void theFormerStateIsSetAgain(
            String service, String action, String parameters, String response, String target, String expected) {
        SimulatedCloud cloud =
                account.record(service, action, parameters, response).cloud();
        String changed = cloud.read(ref(target));
        assertThat(changed).isNotEqualTo(expected);
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-1"));
        assertThat(cloud.capabilities())
                .filteredOn(capability -> capability.name().equals("roll-back"))
                .allSatisfy(capability -> assertThat(capability.permissions()).containsAll(plan.permissions()));
        assertThat(cloud.read(ref(target))).isEqualTo(expected);
        assertThat(cloud.plan(new Containment.RollBack("e-1")).changes()).isEmpty();
        release(cloud, plan);
        if (plan.changes().stream().allMatch(change -> change.inverse().isPresent())) {
            assertThat(cloud.read(ref(target))).isEqualTo(changed);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            secretsmanager | GetSecretValue | {"secretId":"arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf"} | rotate
            ec2 | GetPasswordData | {"instanceId":"i-1"} | change it on the host
            organizations | LeaveOrganization | null | invite it again
            ssm | GetParameter | {"name":"/db/password","withDecryption":true} | change what it holds
            s3 | DeleteBucket | {"bucketName":"data"} | restore it from a backup
            """)
    void whatNoCallTakesBackIsATask(String service, String action, String parameters, String task) {
        SimulatedCloud cloud =
                account.record(service, action, parameters, "null").cloud();
        ChangePlan plan = cloud.plan(new Containment.RollBack("e-1"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).singleElement().asString().contains(task);
    }

    @Test
    void aFlowLogThatWasMadeIsLeftToAPersonSinceNoCallBlindsAWatch() {
        SimulatedCloud cloud = account.record(
                        "ec2",
                        "CreateFlowLogs",
                        "{\"CreateFlowLogsRequest\":{\"ResourceId\":{\"content\":\"vpc-1\"}}}",
                        "{\"CreateFlowLogsResponse\":{\"flowLogIdSet\":{\"item\":\"fl-1\"}}}")
                .cloud();

        ChangePlan plan = cloud.plan(new Containment.RollBack("e-1"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).singleElement().asString().startsWith("Look at ec2:flow-log fl-1");
    }

    @Test
    void aUserThatWasMadeIsLockedNotDeleted() {
        SimulatedCloud cloud = account.record("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null")
                .record(
                        "iam",
                        "CreateAccessKey",
                        "{\"userName\":\"backdoor\"}",
                        "{\"accessKey\":{\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\"}}")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-1"));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsExactly("iam:PutUserPolicy", "iam:UpdateAccessKey");
        assertThat(cloud.read(ref("iam:user/backdoor#exists"))).isEqualTo("present");
        assertThat(plan.tasks()).anyMatch(task -> task.startsWith("Delete backdoor when the incident is closed"));
    }

    @Test
    void aTrustPolicyIsRestoredFromWhatTheLogTells() {
        SimulatedCloud cloud = account.record(
                        "iam", "CreateRole", "{\"roleName\":\"app\",\"assumeRolePolicyDocument\":\"{good}\"}", "null")
                .record("iam", "UpdateAssumeRolePolicy", "{\"roleName\":\"app\",\"policyDocument\":\"{bad}\"}", "null")
                .cloud();
        execute(cloud, new Containment.RollBack("e-2"));
        assertThat(cloud.read(ref("iam:role/app#trust-policy"))).isEqualTo("{good}");
    }

    @Test
    void aTrustPolicyThatNoRecordTellsIsShutUntilAPersonRestoresIt() {
        SimulatedCloud cloud = account.record(
                        "iam", "UpdateAssumeRolePolicy", "{\"roleName\":\"app\",\"policyDocument\":\"{bad}\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-1"));
        assertThat(cloud.read(ref("iam:role/app#trust-policy"))).contains("Deny");
        assertThat(plan.tasks()).anyMatch(task -> task.contains("not in the log"));
        assertThat(plan.isReversible()).isTrue();
    }

    @Test
    void codeThatTheLogTellsOfIsDeployedAgain() {
        SimulatedCloud cloud = account.record(
                        "lambda", "CreateFunction20150331", "{\"functionName\":\"f\"}", "{\"codeSha256\":\"good=\"}")
                .record(
                        "lambda",
                        "UpdateFunctionCode20150331v2",
                        "{\"functionName\":\"f\"}",
                        "{\"codeSha256\":\"bad=\"}")
                .cloud();
        execute(cloud, new Containment.RollBack("e-2"));
        assertThat(cloud.read(ref("lambda:function/f#code"))).isEqualTo("good=");
    }

    private SimulatedCloud policies() {
        for (int number = 1; number <= 3; number++) {
            account.record(
                    "s3",
                    "PutBucketPolicy",
                    "{\"bucketName\":\"b\",\"bucketPolicy\":{\"n\":%d}}".formatted(number),
                    "null");
        }
        return account.cloud();
    }

    @Test
    void severalRecordsAreTakenBackAtOnceToWhatStoodBeforeTheFirst() {
        SimulatedCloud cloud = policies();

        ChangePlan plan = execute(cloud, new Containment.RollBack(List.of("e-3", "e-1", "e-2")));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("{\"n\":3}");
            assertThat(change.after()).isEqualTo("absent");
        });
        assertThat(plan.tasks()).isEmpty();
        release(cloud, plan);
        assertThat(cloud.read(ref("s3:bucket/b#policy"))).isEqualTo("{\"n\":3}");
    }

    @Test
    void aLaterChangeOfAnotherIsLeftAloneAndAllThreeValuesAreTold() {
        ChangePlan plan = policies().plan(new Containment.RollBack(List.of("e-1", "e-2")));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks())
                .singleElement()
                .asString()
                .contains("left alone", "was 'absent' before", "'{\"n\":2}' after", "is '{\"n\":3}' now");
    }

    @Test
    void whatAnotherChangedInBetweenIsTold() {
        ChangePlan plan = policies().plan(new Containment.RollBack(List.of("e-1", "e-3")));

        assertThat(plan.changes())
                .singleElement()
                .extracting(StateChange::after)
                .isEqualTo("absent");
        assertThat(plan.tasks()).singleElement().asString().contains("between the records");
    }

    private TestAccount key(String call) {
        String key = "AKIAI44QH8DHBEXAMPLE";
        return call.equals("CreateAccessKey")
                ? account.record(
                        "iam", call, "{\"userName\":\"mallory\"}", "{\"accessKey\":{\"accessKeyId\":\"" + key + "\"}}")
                : account.record(
                        "iam",
                        call,
                        "{\"userName\":\"mallory\",\"accessKeyId\":\"" + key + "\",\"status\":\"Inactive\"}",
                        "null");
    }

    private void attachPolicy() {
        account.record(
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"mallory\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
    }

    @ParameterizedTest(name = "the policy is attached first: {0}")
    @CsvSource({"true", "false"})
    void aKeyThatWasMadeAndDisabledStaysSoAndTheRestIsTakenBack(boolean policyFirst) {
        if (policyFirst) {
            attachPolicy();
        }
        key("CreateAccessKey");
        key("UpdateAccessKey");
        if (!policyFirst) {
            attachPolicy();
        }
        SimulatedCloud cloud = account.cloud();

        ChangePlan plan = execute(cloud, new Containment.RollBack(List.of("e-1", "e-2", "e-3")));

        assertThat(plan.changes()).extracting(StateChange::call).containsExactly("iam:DetachUserPolicy");
        assertThat(cloud.read(ref("iam:access-key/AKIAI44QH8DHBEXAMPLE#status")))
                .isEqualTo("Inactive");
    }

    @Test
    void aKeyThatWasInUseBeforeItWasDisabledIsEnabledAgain() {
        SimulatedCloud cloud = key("UpdateAccessKey").cloud();

        execute(cloud, new Containment.RollBack("e-1"));

        assertThat(cloud.read(ref("iam:access-key/AKIAI44QH8DHBEXAMPLE#status")))
                .isEqualTo("Active");
    }

    @Test
    void codeThatSomebodyElseDeployedSinceIsNotTakenOutOfUse() {
        String change = "UpdateFunctionCode20150331v2";
        SimulatedCloud cloud = account.record("lambda", change, "{\"functionName\":\"f\"}", "{\"codeSha256\":\"bad\"}")
                .record("lambda", change, "{\"functionName\":\"f\"}", "{\"codeSha256\":\"mended\"}")
                .cloud();

        ChangePlan plan = cloud.plan(new Containment.RollBack("e-1"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).singleElement().asString().contains("left alone", "'mended' now");
    }

    @Test
    void aRecordThatChangedNothingIsToldAndTheOthersAreTakenBack() {
        ChangePlan plan = policies().plan(new Containment.RollBack(List.of("e-3", "e-9")));

        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.tasks()).singleElement().asString().contains("e-9", "look at what it did");
    }

    @Test
    void aKeyThatWasMadeAndTurnedOffStaysOffAndHoldsBackNothingElse() {
        SimulatedCloud cloud = account.record("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null")
                .record(
                        "iam",
                        "CreateAccessKey",
                        "{\"userName\":\"backdoor\"}",
                        "{\"accessKey\":{\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\"}}")
                .record(
                        "iam",
                        "UpdateAccessKey",
                        "{\"userName\":\"backdoor\",\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\",\"status\":\"Inactive\"}",
                        "null")
                .cloud();

        ChangePlan plan = execute(cloud, new Containment.RollBack(List.of("e-1", "e-2", "e-3")));

        assertThat(plan.changes()).extracting(StateChange::call).containsExactly("iam:PutUserPolicy");
        assertThat(cloud.read(ref("iam:access-key/AKIAI44QH8DHBEXAMPLE#status")))
                .isEqualTo("Inactive");
    }

    @Test
    void aTrailThatWasMadeAndDeletedByTheSameRecordsComesToNothing() {
        SimulatedCloud cloud = account.record("cloudtrail", "CreateTrail", "{\"name\":\"own\"}", "null")
                .record("cloudtrail", "StartLogging", "{\"name\":\"own\"}", "null")
                .record("cloudtrail", "DeleteTrail", "{\"name\":\"own\"}", "null")
                .cloud();

        ChangePlan plan = cloud.plan(new Containment.RollBack(List.of("e-1", "e-2", "e-3")));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).isEmpty();
    }

    @Test
    void whatWasMadeAnewSinceIsNoBusinessOfRecordsThatMadeAndDeletedIt() {
        SimulatedCloud cloud = account.record("s3", "CreateBucket", "{\"bucketName\":\"own\"}", "null")
                .record("s3", "DeleteBucket", "{\"bucketName\":\"own\"}", "null")
                .record("s3", "CreateBucket", "{\"bucketName\":\"own\"}", "null")
                .cloud();

        ChangePlan plan = cloud.plan(new Containment.RollBack(List.of("e-1", "e-2")));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).isEmpty();
    }

    @Test
    void loggingOfATrailThatIsGoneIsNotStarted() {
        SimulatedCloud cloud = account.record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")
                .cloud();

        ChangePlan plan = cloud.plan(new Containment.RollBack("e-1"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks()).containsExactly("Trail main is gone: take its deletion back before logging of it.");
    }

    @Test
    void whatTheResponseItselfChangedSinceIsNotSaidToBeOfOthers() {
        SimulatedCloud cloud = account.record("cloudtrail", "CreateTrail", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .cloud();
        execute(cloud, new Containment.RollBack("e-3"));

        assertThat(cloud.plan(new Containment.RollBack("e-1")).tasks())
                .anySatisfy(task -> assertThat(task)
                        .startsWith(
                                "cloudtrail:trail/main#logging was changed since by something else than these records")
                        .doesNotContain("Others"));
    }

    @Test
    void aKeyThatIsKeptButDisabledIsNotToldAsAChangeOfOthers() {
        SimulatedCloud cloud = account.record("kms", "ScheduleKeyDeletion", "{\"keyId\":\"k-1\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-1"));

        assertThat(cloud.plan(plan.request()).tasks()).isEmpty();
    }

    @Test
    void aRecordThatChangedNothingCannotBeTakenBack() {
        SimulatedCloud cloud =
                account.record("s3", "ListBuckets", "null", "null").cloud();
        assertThatThrownBy(() -> cloud.plan(new Containment.RollBack("e-1")))
                .isInstanceOf(CloudException.NotFound.class)
                .hasMessageContaining("e-1");
    }
}
