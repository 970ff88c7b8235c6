package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.investigate.CitedActivities;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a record is told: a call as a call, a finding as a finding, traffic as traffic. */
class DeedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"eventVersion\":\"1.08\",\"eventID\":\"e\",\"eventTime\":\"2026-03-02T09:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"203.0.113.9\",\"errorCode\":\"AccessDenied\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"alice\",\"accountId\":\"123456789012\"}}"
                        + "|alice called ListBuckets of s3.amazonaws.com from 203.0.113.9, which failed with AccessDenied.",
                "{\"schemaVersion\":\"2.0\",\"accountId\":\"123456789012\",\"region\":\"us-east-1\",\"partition\":\"aws\",\"id\":\"f\",\"arn\":\"arn:aws:guardduty:us-east-1:123456789012:detector/d/finding/f\",\"type\":\"Discovery:IAMUser/AnomalousBehavior\",\"resource\":{\"resourceType\":\"AccessKey\",\"accessKeyDetails\":{\"userName\":\"alice\",\"userType\":\"IAMUser\"}},\"service\":{\"eventLastSeen\":\"2026-03-02T09:00:00Z\"},\"severity\":5,\"updatedAt\":\"2026-03-02T09:00:00Z\",\"createdAt\":\"2026-03-02T09:00:00Z\",\"title\":\"t\"}"
                        + "|GuardDuty found Discovery:IAMUser/AnomalousBehavior about alice.",
                "{\"hostname\":\"web-1\",\"output\":\"o\",\"priority\":\"Warning\",\"rule\":\"Terminal shell in container\",\"source\":\"syscall\",\"time\":\"2026-03-02T09:00:00Z\",\"output_fields\":{}}"
                        + "|Falco reported Terminal shell in container on web-1.",
                "2 123456789012 eni-1 203.0.113.9 198.51.100.7 443 50000 6 10 8400 1772442000 1772442060 ACCEPT OK"
                        + "|Traffic was recorded from 203.0.113.9.",
            })
    void aRecordIsToldForWhatItIs(String record, String told) {
        assertThat(Deed.of(CitedActivities.parse(record.getBytes(StandardCharsets.UTF_8), "test")
                        .get(0)
                        .head()))
                .isEqualTo(told);
    }
}
