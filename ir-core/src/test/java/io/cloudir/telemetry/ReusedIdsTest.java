package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.id;
import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that bear the id of another one, which may be meant to hide behind it. */
class ReusedIdsTest {
    private static final String PLAIN = record(0);
    private static final String BORROWED = PLAIN.replace("CreateUser", "StopLogging");
    private static final String DISTINCT = id(0) + "#" + digest8(BORROWED);

    private final Collected collected = new Collected();
    private LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

    @Test
    void aRecordThatBearsTheIdOfAnotherIsReadUnderAnIdOfItsOwn() {
        read("{\"Records\":[" + PLAIN + "," + BORROWED + "]}");

        assertThat(collected.ids()).containsExactly(id(0), DISTINCT);
        assertThat(collected.activities.get(1).head())
                .returns("StopLogging", Activity.Head::action)
                .returns("log#1", Activity.Head::location);
        assertThat(collected.activities.get(1).raw()).isEqualTo(utf8(BORROWED));
        assertThat(reader.counts()).isEqualTo(new ReadCounts(2, 0, 0, 1, 0, 0));
    }

    @Test
    void itIsCountedAndNotedWithItsPlace() {
        read(PLAIN + "\n" + BORROWED + "\n");

        assertThat(reader.reusedIds()).isEqualTo(1);
        assertThat(collected.malformed).isEmpty();
        assertThat(collected.reusedIds)
                .containsExactly(new Malformed(
                        "log:2", "record id seen before with other content; the record is kept as '" + DISTINCT + "'"));
    }

    @Test
    void aCopyOfEitherIsADuplicate() {
        read(PLAIN + "\n" + BORROWED + "\n" + PLAIN + "\n" + BORROWED + "\n" + BORROWED + "\n");

        assertThat(collected.ids()).containsExactly(id(0), DISTINCT);
        assertThat(reader.counts().duplicates()).isEqualTo(3);
        assertThat(reader.reusedIds()).isEqualTo(1);
    }

    @Test
    void whicheverIsReadFirstKeepsThePlainId() {
        read(BORROWED + "\n" + PLAIN + "\n");

        assertThat(collected.ids()).containsExactly(id(0), id(0) + "#" + digest8(PLAIN));
        assertThat(collected.activities)
                .extracting(activity -> activity.head().action())
                .containsExactly("StopLogging", "CreateUser");
    }

    @Test
    void anyNumberOfRecordsMayBearOneIdInAnyOrder() {
        List<String> records = new ArrayList<>();
        for (int at = 0; at < 3_000; at++) {
            records.add(record(0, ",\"number\":" + at));
        }
        read(String.join("\n", records));
        Collections.reverse(records);
        read(String.join("\n", records));

        assertThat(collected.ids()).doesNotHaveDuplicates().hasSize(3_000);
        assertThat(reader.counts().duplicates()).isEqualTo(3_000);
    }

    @Test
    void aRecordIsTheSameInEveryLayoutAndEnvelope() {
        String reordered = "{\"readOnly\":false," + PLAIN.substring(1).replace(",\"readOnly\":false", "");
        String envelope = "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":"
                + PLAIN + "}";
        read("{\"Records\":[" + PLAIN + "]}");
        read(PLAIN + "\n");
        read(PLAIN.replace(",\"", " ,\n \""));
        read(PLAIN.replace("alice", "\\u0061lice"));
        read(reordered);
        read(envelope);

        assertThat(collected.ids()).containsExactly(id(0));
        assertThat(reader.counts().duplicates()).isEqualTo(5);
        assertThat(reader.reusedIds()).isZero();
    }

    @Test
    void anIdThatAnEarlierReaderMetIsTold() {
        read(PLAIN);
        reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected, reader.seen());
        read(BORROWED);
        reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected, reader.seen());
        read(BORROWED + "\n" + PLAIN);

        assertThat(collected.ids()).containsExactly(id(0), DISTINCT);
        assertThat(reader.counts().duplicates()).isEqualTo(2);
    }

    @Test
    void aPlaceIsNoIdSoAFileOfThatNameMayChange() {
        reader = new LogReader(LogSource.JSON, ReadLimits.DEFAULT, collected);
        read("{\"time\":\"2026-01-31T12:00:00Z\"}");
        read("{\"time\":\"2026-02-01T12:00:00Z\"}");
        read("{\"time\":\"2026-01-31T12:00:00Z\"}");

        assertThat(collected.ids()).containsExactly("log:1", "log:1");
        assertThat(reader.reusedIds()).isZero();
        assertThat(reader.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void recordsWithoutAnIdThatSayTheSameAreTwo() {
        reader = new LogReader(LogSource.JSON, ReadLimits.DEFAULT, collected);
        read("{\"time\":\"2026-01-31T12:00:00Z\"}\n{\"time\":\"2026-01-31T12:00:00Z\"}");

        assertThat(collected.ids()).containsExactly("log:1", "log:2");
        assertThat(collected.activities.get(0).identity())
                .isNotEqualTo(collected.activities.get(1).identity());
    }

    @Test
    void aRecordByAnotherIdIsTheSameRecord() {
        Activity record = CloudTrailRecords.parse(utf8(PLAIN), "log:1");
        Activity renamed = record.withId("other");

        assertThat(renamed.id()).isEqualTo("other");
        assertThat(renamed.identity()).isEqualTo(record.identity());
        assertThat(renamed.head().withId(record.id())).isEqualTo(record.head());
    }

    private void read(String log) {
        reader.read(new ByteArrayInputStream(utf8(log)), "log");
    }

    private static String digest8(String record) {
        return CloudTrailRecords.parse(utf8(record), "log:1").identity().hex().substring(0, 8);
    }
}
