package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.intel.Indicator;
import io.cloudir.intel.IndicatorSet;
import io.cloudir.intel.IndicatorType;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that tell of something that others have seen of attackers. */
class IndicatorWatchTest {
    private static final String CALL = """
            {"eventVersion":"1.08","eventTime":"2026-01-31T12:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets",\
            "eventID":"e1","awsRegion":"us-east-1","recipientAccountId":"123456789012","sourceIPAddress":"192.0.2.7",\
            "userIdentity":{"type":"IAMUser","userName":"alice","arn":"arn:aws:iam::123456789012:user/alice","accountId":"123456789012"}%s}""";

    @Test
    void aCallFromAKnownAddressIsASignalThatSaysWhoseTheIndicatorIs() {
        Signal signal = signals(indicator(IndicatorType.ADDRESS, "192.0.2.7", 80), CALL.formatted(""))
                .get(0);

        assertThat(signal.explanation())
                .isEqualTo(
                        "The address 192.0.2.7 is an indicator of Example CERT (command server), 30 days old, confidence 80 of 100.");
        assertThat(signal.level()).isEqualTo(Severity.HIGH);
        assertThat(signal.trigger()).isEqualTo(Trigger.SUSPICIOUS_API_CALL);
        assertThat(signal.entity().id()).isEqualTo("arn:aws:iam::123456789012:user/alice");
        assertThat(signal.techniques()).containsExactly(new Technique("T1071"));
        assertThat(signal.records()).hasSize(1);
    }

    @Test
    void aCallThatWasRefusedIsNone() {
        assertThat(signals(
                        indicator(IndicatorType.ADDRESS, "192.0.2.7", 80),
                        CALL.formatted(",\"errorCode\":\"AccessDenied\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100,HIGH", "70,HIGH", "69,MEDIUM", "30,MEDIUM", "29,LOW", "-1,MEDIUM"})
    void theLevelFollowsTheConfidence(int confidence, Severity level) {
        assertThat(signals(indicator(IndicatorType.NETWORK, "192.0.2.0/24", confidence), CALL.formatted(""))
                        .get(0)
                        .level())
                .isEqualTo(level);
    }

    @Test
    void flowsNamesHashesAndClientsAreCompared() {
        String hash = "d41d8cd98f00b204e9800998ecf8427e";
        assertThat(signals(
                        indicator(IndicatorType.ADDRESS, "192.0.2.9", 80),
                        "2 123456789012 eni-1 10.0.0.5 192.0.2.9 1 2 6 1 1 1769860740 1769860800 ACCEPT OK"))
                .extracting(Signal::trigger)
                .containsExactly(Trigger.ABNORMAL_TRAFFIC);
        assertThat(
                        signals(
                                indicator(IndicatorType.DOMAIN, "evil.example.com", 80),
                                "{\"account_id\":\"123456789012\",\"query_timestamp\":\"2026-01-31T12:00:00Z\",\"query_name\":\"x.evil.example.com.\",\"rcode\":\"NOERROR\"}"))
                .extracting(Signal::explanation)
                .singleElement()
                .asString()
                .startsWith("The domain name x.evil.example.com. is");
        assertThat(signals(
                        indicator(IndicatorType.FILE_HASH, hash, 80),
                        "{\"EventID\":1,\"UtcTime\":\"2026-01-31 12:00:00.000\",\"Computer\":\"w\",\"Hashes\":\"SHA1=AA,MD5="
                                + hash + "\"}"))
                .extracting(Signal::trigger)
                .containsExactly(Trigger.MALWARE);
        assertThat(signals(
                        indicator(IndicatorType.USER_AGENT, "Evil/1", 80), CALL.formatted(",\"userAgent\":\"Evil/1\"")))
                .hasSize(1);
    }

    private static List<Signal> signals(Indicator indicator, String log) {
        return SourceRecords.signals(RuleSet.none().withIndicators(IndicatorSet.of(List.of(indicator))), log);
    }

    private static Indicator indicator(IndicatorType type, String value, int confidence) {
        return new Indicator(
                type,
                value,
                "Example CERT",
                Instant.parse("2026-01-01T00:00:00Z"),
                Optional.empty(),
                confidence < 0 ? OptionalInt.empty() : OptionalInt.of(confidence),
                "command server",
                List.of(new Technique("T1071")));
    }
}
