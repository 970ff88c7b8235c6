package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What one record says was damaged. */
class DamageRecordTest {
    @Test
    void aPolicyThatIsAttachedToSomebodyIsNotDamagedAndTheUserIs() {
        String call = """
                {"eventVersion":"1.08","eventTime":"2026-03-02T09:00:00Z","eventSource":"iam.amazonaws.com","eventName":"AttachUserPolicy",\
                "eventID":"e-1","awsRegion":"us-east-1","recipientAccountId":"123456789012",\
                "userIdentity":{"type":"IAMUser","userName":"mallory","arn":"arn:aws:iam::123456789012:user/mallory","accountId":"123456789012"},\
                "requestParameters":{"userName":"bob","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}}""";

        assertThat(DamageRecord.of(CloudTrailRecords.parse(call.getBytes(StandardCharsets.UTF_8), "log:1")))
                .extracting(DamageRecord::kind)
                .containsExactly("iam:user");
    }

    @Test
    void whatADetectorFoundIsNoDeedOfWhomItNames() {
        String finding = """
                {"schemaVersion":"2.0","accountId":"123456789012","region":"us-east-1","id":"f1","severity":5,\
                "type":"Discovery:S3/MaliciousIPCaller","updatedAt":"2026-03-02T09:00:00Z",\
                "arn":"arn:aws:guardduty:us-east-1:123456789012:detector/1/finding/f1","service":{"count":1},\
                "resource":{"s3BucketDetails":[{"name":"data"}],"accessKeyDetails":{"userType":"IAMUser","userName":"mallory"}}}""";

        assertThat(CitedActivities.parse(finding.getBytes(StandardCharsets.UTF_8), "findings"))
                .singleElement()
                .satisfies(record -> assertThat(DamageRecord.of(record)).isEmpty());
    }
}
