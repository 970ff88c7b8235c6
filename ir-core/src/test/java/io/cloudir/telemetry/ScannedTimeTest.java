package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTimeTest {
    private final ScannedTime time = new ScannedTime();

    @Test
    void everyDayBelievedIsReadAsTheCalendarHasIt() {
        LocalDate end = LocalDate.of(2100, 1, 1);
        for (LocalDate day = LocalDate.of(2000, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            assertThat(read(day + "T00:00:00Z")).isTrue();
            assertThat(time.second()).isEqualTo(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        }
    }

    @Test
    void everyPartOfATimeIsRead() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 10_000; round++) {
            Instant at =
                    Instant.ofEpochSecond(random.nextLong(946_684_800L, 4_102_444_800L), random.nextInt(1_000_000_000));

            assertThat(read(at.toString())).as(at.toString()).isTrue();
            assertThat(Instant.ofEpochSecond(time.second(), time.nano())).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31T12:00:00",
                "2026-01-31 12:00:00Z",
                "2026-01-31T12:00:00z",
                "2026-01-31T12:00:00.Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-01-31T12:00:00.1x3Z",
                "2026-01-31T12:00:00+01:00Z",
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-01-00T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:00:60Z",
                "1999-12-31T23:59:59Z",
                "2100-01-01T00:00:00Z",
                "2026-01-3lT12:00:00Z"
            })
    void anythingElseIsLeftToTheReaderOfAllForms(String text) {
        assertThat(read(text)).isFalse();
    }

    private boolean read(String text) {
        byte[] bytes = SampleTrail.utf8("x" + text);
        return time.read(bytes, 1, bytes.length);
    }
}
