package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is looked at where it lies says what it says when it is parsed. */
class RecordScanTest {
    private static final String PLAIN =
            "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"CreateUser\",\"eventID\":\"e1\",\"awsRegion\":\"eu-west-1\"}";

    private final RecordScan scan =
            new RecordScan(LogSource.CLOUDTRAIL, List.of(FieldPath.of("awsRegion")), ReadLimits.DEFAULT);

    @Test
    void anOrdinaryRecordIsReadInPlace() {
        byte[] log = SampleTrail.utf8("x" + PLAIN + "\n" + PLAIN.replace("eu-west-1", "us-east-1"));
        scan.read(log, 1, PLAIN.length() + 2, "topic");

        assertThat(scan.isInPlace()).isTrue();
        assertThat(scan.source()).isEqualTo("cloudtrail");
        assertThat(Instant.ofEpochSecond(scan.second(), scan.nano())).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(scan.fields().text(scan.fields().first(0))).isEqualTo("eu-west-1");

        scan.read(log, PLAIN.length() + 2, log.length, "topic");

        assertThat(scan.fields().text(scan.fields().first(0))).isEqualTo("us-east-1");
    }

    @Test
    void itsActivityIsTheParsedRecordAndOwnsItsBytes() {
        byte[] log = SampleTrail.utf8(PLAIN);
        scan.read(log, 0, log.length, "topic");
        Activity activity = scan.activity();
        log[2] = 'X';

        assertThat(activity.head())
                .isEqualTo(CloudTrailRecords.parse(SampleTrail.utf8(PLAIN), "topic")
                        .head());
        assertThat(activity.raw()).isEqualTo(SampleTrail.utf8(PLAIN));
        assertThat(scan.activity()).isSameAs(activity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail-type\":\"x\",\"detail\":{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"A\"}}",
                "{\"eventTime\":\"2026-01-31T13:00:00+01:00\",\"eventName\":\"A\"}",
                "{\"eventTime\":1769860800,\"eventName\":\"A\"}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventType\":\"AwsCloudTrailInsight\"}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"\\u0041\"}",
                " {\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"A\"}"
            })
    void anotherIsReadAsAWhole(String json) {
        byte[] log = SampleTrail.utf8(json);
        scan.read(log, 0, log.length, "topic");

        assertThat(scan.isInPlace()).isFalse();
        assertThat(Instant.ofEpochSecond(scan.second(), scan.nano())).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(scan.activity().head())
                .isEqualTo(CloudTrailRecords.parse(log, "topic").head());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\"}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"  \"}",
                "{\"eventTime\":[\"2026-01-31T12:00:00Z\"],\"eventName\":\"A\"}",
                "{\"eventTime\":\"2026-02-30T12:00:00Z\",\"eventName\":\"A\"}",
                "{\"eventTime\":\"1999-12-31T12:00:00Z\",\"eventName\":\"A\"}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":[\"A\"]}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"A\"}{",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"A\",\"eventName\":\"B\"}",
                "{\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventName\":\"A\",\"x\":tru}"
            })
    void whatIsNoRecordIsToldAsTheParserTellsIt(String json) {
        byte[] log = SampleTrail.utf8(json);
        String reason = String.valueOf(
                catchThrowable(() -> CloudTrailRecords.parse(log, "topic")).getMessage());

        assertThatThrownBy(() -> scan.read(log, 0, log.length, "topic"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage(reason);
    }

    @Test
    void aKeyThatStandsTwiceWhereNothingIsWantedIsToldWhenTheRecordIsAskedFor() {
        byte[] log = SampleTrail.utf8(PLAIN.replace("{", "{\"x\":1,\"x\":2,"));
        scan.read(log, 0, log.length, "topic");

        assertThat(scan.isInPlace()).isTrue();
        assertThatThrownBy(scan::activity)
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("'x' stands twice");
    }

    @Test
    void aFindingIsReadAsAWhole() {
        byte[] log = SampleTrail.utf8(SourceSamples.OSQUERY);
        RecordScan findings = new RecordScan(LogSource.OSQUERY, List.of(), ReadLimits.DEFAULT);
        findings.read(log, 0, log.length, "topic");

        assertThat(findings.isInPlace()).isFalse();
        assertThat(findings.source()).isEqualTo("osquery");
        assertThat(findings.cloud()).isEqualTo(findings.activity().head().cloud());
    }

    @Test
    void theSourceOfSingleRecordsMustBeNamed() {
        assertThatThrownBy(() -> new RecordScan(LogSource.AUTO, List.of(), ReadLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name it");
    }
}
