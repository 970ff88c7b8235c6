package io.cloudir.detect.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalJsonTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void aSignalIsOneLineWithItsKeysInAFixedOrder() {
        assertThat(SignalJson.line(signal("alice", Optional.of(new Signal.Expected(0, 10, "calls")))))
                .isEqualTo("{\"schema\":\"ir.signal/1\",\"id\":\"s1\",\"time\":\"2026-01-31T12:00:09Z\","
                        + "\"firstSeen\":\"2026-01-31T12:00:00Z\",\"lastSeen\":\"2026-01-31T12:00:09Z\","
                        + "\"rule\":{\"id\":\"r1\",\"title\":\"Many calls\",\"origin\":\"shipped\"},"
                        + "\"trigger\":\"SERVICE_ERRORS\",\"level\":\"medium\","
                        + "\"entity\":{\"type\":\"principal\",\"id\":\"alice\"},\"account\":\"123456789012\","
                        + "\"region\":\"us-east-1\",\"cloud\":\"aws\",\"records\":[\"e1\"],\"recordCount\":41,"
                        + "\"observed\":{\"value\":41,\"unit\":\"calls\"},"
                        + "\"expected\":{\"min\":0,\"max\":10,\"unit\":\"calls\"},"
                        + "\"techniques\":[\"T1580\"],\"explanation\":\"Because.\"}");
    }

    @Test
    void whatIsNotKnownToBeNormalIsNull() {
        assertThat(SignalJson.line(signal("alice", Optional.empty()))).contains("\"expected\":null");
    }

    @Test
    void whatALogWroteCannotSteerATerminalOrBreakTheLine() throws Exception {
        String hostile = "a\u001b[2J\u009b2J\n\u202e\"}\ud800b";
        String line = SignalJson.line(signal(hostile, Optional.empty()));
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f);
        assertThat(new JsonMapper().readTree(line).path("entity").path("id").asText())
                .isEqualTo(hostile.replace('\ud800', '\ufffd'));
    }

    private static Signal signal(String entity, Optional<Signal.Expected> expected) {
        return new Signal(
                "s1",
                TIME.plusSeconds(9),
                new TimeRange(TIME, TIME.plusSeconds(9)),
                new Signal.Rule("r1", "Many calls", Signal.Origin.SHIPPED),
                Trigger.SERVICE_ERRORS,
                Severity.MEDIUM,
                new Entity(EntityType.PRINCIPAL, entity),
                Cloud.AWS,
                "123456789012",
                "us-east-1",
                List.of(new RecordSummary("e1", TIME, "s3.amazonaws.com:GetObject", "", "", "success", Digest.ZERO)),
                41,
                new Measure(41, "calls"),
                expected,
                List.of(new Technique("T1580")),
                "Because.");
    }
}
