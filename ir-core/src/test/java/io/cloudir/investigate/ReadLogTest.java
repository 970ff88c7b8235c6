package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.RecordLines;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a cloud gave as lines is read, and what is not is counted. */
class ReadLogTest {
    private static final String FLOW =
            "2 123456789012 eni-1235b8ca123456789 192.0.2.7 10.0.0.5 443 49152 6 20 4249 1769860740 1769860800 ACCEPT OK\n";
    private static final String CALL = """
            {"eventVersion":"1.08","eventTime":"2026-03-02T09:00:00Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers",\
            "eventID":"e-1","awsRegion":"us-east-1","recipientAccountId":"123456789012","userIdentity":{"type":"Root"}}
            """;

    @Test
    void aLineThatStandsThereTwiceIsReadOnceAndNotMissed() {
        assertThat(read(CALL + CALL, 2).records()).hasSize(1);
        assertThat(read(CALL + CALL, 2).unread()).isZero();
    }

    @Test
    void linesThatAreNoRecordsAreCounted() {
        assertThat(read(CALL + "{\"broken\"\n" + "{}\n", 3).unread()).isEqualTo(2);
        assertThat(read("{\"nothing\":\"known\"}\n", 1).unread()).isEqualTo(1);
        assertThat(read(FLOW, 1).unread()).isZero();
    }

    @Test
    void linesThatAreNoRecordsAreCountedThoughTheAdapterCountsFewer() {
        assertThat(read(CALL + "{\"broken\"\n" + "{}\n", 1).unread()).isEqualTo(2);
        assertThat(read(CALL + "no record at all\n\n", 0).unread()).isEqualTo(1);
    }

    @Test
    void aLineThatHoldsSeveralRecordsHidesNoneThatCannotBeRead() {
        String two = "{\"Records\":[" + CALL.strip() + ',' + CALL.strip().replace("e-1", "e-2") + "]}\n";

        assertThat(read(two + "{\"broken\"\n", 2).records()).hasSize(2);
        assertThat(read(two + "{\"broken\"\n", 2).unread()).isEqualTo(1);
    }

    @Test
    void anAnswerWithoutLinesHasNoneThatCannotBeRead() {
        assertThat(read("", 0).unread()).isZero();
        assertThat(read(CALL + "\n \n", 7).unread()).isZero();
    }

    private static ReadLog read(String lines, int count) {
        return CitedActivities.parse(
                new RecordLines(lines.getBytes(StandardCharsets.UTF_8), count, Completeness.COMPLETE), "log");
    }
}
