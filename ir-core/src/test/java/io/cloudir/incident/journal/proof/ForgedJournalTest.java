package io.cloudir.incident.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.proof.Verification.Reason;
import io.cloudir.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries whose hashes are all right, made by somebody who knows the format. */
class ForgedJournalTest {
    private static final String SALT = "0123456789abcdef0123456789abcdef";
    private static final String NOTE = "{\"text\":\"seen\"}";
    private static final String TIME = "\"2026-03-01T08:00:00.000000000Z\"";
    static final String HEADER =
            "{\"v\":1,\"incident\":\"ir-0a1b2c3d4e5f\",\"seq\":SEQ,\"type\":\"TYPE\",\"occurredAt\":"
                    + TIME + ",\"precision\":\"nanosecond\",\"recordedAt\":" + TIME
                    + ",\"actor\":{\"kind\":\"person\",\"id\":\"responder\",\"rule\":null},\"causes\":[]";

    private String prev = "0".repeat(64);
    private int seq;

    /** A line that follows on the last. */
    String line(String header, String payload) {
        String chain = "\"payloadHash\":\"" + Digest.ofText(SALT + payload) + "\",\"prev\":\"" + prev + "\"";
        prev = Digest.ofText(header + "," + chain + "}").hex();
        return header + ",\"payload\":" + payload + ",\"salt\":\"" + SALT + "\"," + chain + ",\"hash\":\"" + prev
                + "\"}\n";
    }

    String entry(String type, String payload) {
        seq++;
        return line(HEADER.replace("SEQ", String.valueOf(seq)).replace("TYPE", type), payload);
    }

    private String erasureOf(int erased) {
        return entry("payload-erased", "{\"legalBasis\":\"law\",\"reason\":\"why\",\"seq\":" + erased + "}");
    }

    static String erased(String line) {
        return line.replaceAll("\"payload\":.*,\"salt\":\"[0-9a-f]*\"", "\"payload\":null,\"salt\":null");
    }

    private static Verification verify(String... lines) {
        return Verifier.withoutHead().verify("j", String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertChanged(Verification result, int line) {
        assertThat(result.firstBad()).hasValueSatisfying(bad -> {
            assertThat(bad.line()).isEqualTo(line);
            assertThat(bad.reason()).isEqualTo(Reason.CHANGED);
        });
    }

    @Test
    void whatIsForgedByTheRulesCannotBeTold() {
        assertThat(verify(entry("note-added", NOTE), entry("of-a-later-version", "{\"a\":[1,{\"b\":true}]}"))
                        .ok())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"causes\":[]>\"causes\":[1]",
                "\"causes\":[]>\"causes\":[null]",
                "\"causes\":[]>\"causes\":\"x\"",
                "\"causes\":[]>\"causes\":[],\"more\":1",
                "\"causes\":[]>\"causes\":[],\"salt\":\"x\"",
                "\"seq\":SEQ>\"seq\":18446744073709551617",
                "\"seq\":SEQ>\"seq\":1.5",
                "\"v\":1>\"v\":4294967297",
                "\"v\":1>\"v\":1.5",
                "08:00:00.000000000Z>08:00:00Z",
                "\"rule\":null>\"rule\":\"x\"",
            })
    void aHeaderThatReadersMayTakeForAnotherIsNone(String change) {
        String[] both = change.split(">", -1);
        String header = HEADER.replace(both[0], both[1]).replace("SEQ", "1").replace("TYPE", "note-added");
        assertChanged(verify(line(header, NOTE)), 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"seen\",\"text\":\"hidden\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"b\":1,\"a\":2}",
                "{\"a\": 1}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":9007199254740993}",
                "{\"a\":1.5}",
                "{\"a\":1e2}",
                "{\"a\":-0}",
                "{\"a\":null}",
                "{}{}",
                "[]",
                "hello",
                "null"
            })
    void aPayloadInAnotherFormThanTheWrittenOneIsChanged(String payload) {
        assertChanged(verify(entry("note-added", NOTE), entry("of-a-later-version", payload)), 2);
    }

    @Test
    void anErasureExcusesOnlyWhatMayBeErased() {
        String note = entry("note-added", NOTE);
        assertThat(verify(erased(note), erasureOf(1)).erased()).isEqualTo(List.of(1L));

        restart();
        String phase = entry("phase-changed", "{\"from\":\"detected\",\"reason\":\"\",\"to\":\"closed\"}");
        assertChanged(verify(erased(phase), erasureOf(1)), 1);
    }

    @Test
    void anErasureCannotItselfBeErased() {
        String note = entry("note-added", NOTE);
        String erasure = erasureOf(1);
        assertChanged(verify(note, erased(erasure), erasureOf(2)), 2);
    }

    @Test
    void nothingIsErasedWhileALegalHoldStands() {
        String note = entry("note-added", NOTE);
        String hold = entry("legal-hold-placed", "{\"authority\":\"court\",\"reason\":\"case\"}");
        assertChanged(verify(erased(note), hold, erasureOf(1)), 1);
    }

    private void restart() {
        prev = "0".repeat(64);
        seq = 0;
    }
}
