package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.document;
import static io.cloudir.telemetry.SampleTrail.gzip;
import static io.cloudir.telemetry.SampleTrail.id;
import static io.cloudir.telemetry.SampleTrail.lines;
import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudir.model.Cloud;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Intact logs, in every layout they come in. */
class LogReaderTest {
    private final Collected collected = new Collected();

    static Stream<Arguments> layouts() {
        String spread = record(0).replace(",\"", ",\n  \"").replace("{\"", "{\n  \"");
        return Map.of(
                        "a document", document(0, 3),
                        "a document over many lines",
                                document(0, 3).replace(",\"", ",\n \"").replace("[{", "[\n{"),
                        "a document behind a byte order mark", "\uFEFF" + document(0, 3),
                        "documents without a newline between", document(0, 2) + document(2, 3),
                        "documents line by line", document(0, 2) + "\n" + document(2, 3) + "\n",
                        "lines", lines(0, 3),
                        "lines with carriage returns and gaps", lines(0, 3).replace("\n", "\r\n\r\n"),
                        "objects over many lines", spread + "\n" + record(1) + "\n" + record(2),
                        "objects without a newline between", record(0) + record(1) + record(2),
                        "an array", "[" + record(0) + ",\n" + record(1) + "," + record(2) + "]")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(layout -> Arguments.argumentSet(layout.getKey(), layout.getValue()));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyLayoutGivesItsRecordsInOrder(String log) {
        for (LogSource source : List.of(LogSource.CLOUDTRAIL, LogSource.AUTO)) {
            for (byte[] bytes : List.of(utf8(log), gzip(log))) {
                Collected read = Collected.of(bytes, source, ReadLimits.DEFAULT);

                assertThat(read.complaints()).isEmpty();
                assertThat(read.ids()).containsExactly(id(0), id(1), id(2));
            }
        }
    }

    @Test
    void theBytesOfARecordAreThoseOfTheFile() {
        String odd = record(0).replace(",\"eventName\"", "  ,\t\"eventName\"").replace("alice", "\\u0061l\u00EFce");

        Collected inDocument = Collected.of("{ \"Records\" : [ " + odd + " , " + record(1) + "]}");
        Collected onLine = Collected.of(odd + "\r\n");

        assertThat(inDocument.activities.get(0).raw()).isEqualTo(utf8(odd));
        assertThat(onLine.activities.get(0).raw()).isEqualTo(utf8(odd));
    }

    @Test
    void placesNameTheLineOrTheIndex() {
        String noId = record(0).replace("\"eventID\"", "\"other\"");

        assertThat(Collected.of(record(1) + "\n\n" + noId).ids()).containsExactly(id(1), "log:3");
        assertThat(Collected.of("{\"Records\":[" + record(1) + "," + noId + "]}")
                        .ids())
                .containsExactly(id(1), "log#1");
    }

    @Test
    void gzipMembersInARowAreOneLog() {
        byte[] first = gzip(lines(0, 2));
        byte[] second = gzip(lines(2, 4));
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        Collected read = Collected.of(both);

        assertThat(read.ids()).containsExactly(id(0), id(1), id(2), id(3));
        assertThat(read.complaints()).isEmpty();
    }

    @Test
    void anEventBusEnvelopeIsItsDetail() {
        String envelope =
                "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.iam\",\"detail\":"
                        + record(5) + "}";

        Activity activity = Collected.of(utf8(envelope), LogSource.AUTO, ReadLimits.DEFAULT)
                .activities
                .get(0);

        assertThat(activity.id()).isEqualTo(id(5));
        assertThat(activity.values(FieldPath.of("userIdentity.userName")))
                .containsExactly(new FieldValue(FieldValue.Kind.TEXT, "alice"));
        assertThat(activity.raw()).isEqualTo(utf8(envelope));
    }

    @Test
    void aRecordThatComesTwiceCountsOnce() {
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

        reader.read(new ByteArrayInputStream(utf8(lines(0, 3))), "first");
        reader.read(new ByteArrayInputStream(utf8(document(1, 5))), "second");

        assertThat(collected.ids()).containsExactly(id(0), id(1), id(2), id(3), id(4));
        assertThat(reader.counts()).isEqualTo(new ReadCounts(5, 2, 0, 2, 0, 0));
    }

    @Test
    void whateverASinkThrowsStopsTheReading() {
        List<String> seen = new ArrayList<>();
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                seen.add(activity.id());
                CloudTrailRecords.parse(utf8("no record"), "elsewhere");
            }

            @Override
            public void malformed(Malformed malformed) {
                seen.add(malformed.toString());
            }
        });

        assertThat(catchThrowable(() -> reader.read(new ByteArrayInputStream(utf8(lines(0, 2))), "log")))
                .isInstanceOf(MalformedRecordException.class);
        assertThat(seen).containsExactly(id(0));
    }

    @Test
    void digestFilesAreCountedAndNothingElse() {
        String digest = "{\"awsAccountId\":\"123456789012\",\"digestStartTime\":\"2026-01-31T12:00:00Z\","
                + "\"digestS3Object\":\"AWSLogs/digest.json.gz\",\"logFiles\":[{\"s3Object\":\"a\"}]}";
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

        reader.read(new ByteArrayInputStream(gzip(digest)), "digest");

        assertThat(reader.counts()).isEqualTo(new ReadCounts(0, 0, 0, 0, 0, 1));
        assertThat(collected.malformed).isEmpty();
        assertThat(collected.skipped).isEmpty();
    }

    @Test
    void aDocumentWithoutRecordsIsALog() {
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, collected);

        reader.read(new ByteArrayInputStream(utf8("{\"Records\":[]}")), "quiet");

        assertThat(reader.counts()).isEqualTo(new ReadCounts(0, 0, 0, 1, 0, 0));
    }

    @Test
    void jsonOfNoKnownSourceIsSkippedWithAWord() {
        Collected read = Collected.of(
                utf8("{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"eventTime\":"
                        + "\"2026-01-31T12:00:00Z\",\"eventName\":\"ObjectCreated:Put\"}]}"),
                LogSource.AUTO,
                ReadLimits.DEFAULT);

        assertThat(read.malformed).isEmpty();
        assertThat(read.skipped)
                .containsExactly(new Malformed(
                        "log", "JSON, but no records of a known source; source json reads objects that have a time"));
    }

    @Test
    void aForeignFirstLineDoesNotHideTheLogBehindIt() {
        Collected read = Collected.of(utf8("{\"a\":1}\n" + lines(0, 2)), LogSource.AUTO, ReadLimits.DEFAULT);

        assertThat(read.ids()).containsExactly(id(0), id(1));
        assertThat(read.complaints()).containsExactly("log:1: not a record of a known source");
    }

    @Test
    void anyObjectWithATimeIsARecordOfSourceJson() {
        String log = """
                {"@timestamp":"2026-01-31T12:00:00+01:00","msg":"a"}
                {"time":1769860800,"msg":"b"}
                {"timestamp":1769860800123,"msg":"c"}
                {"msg":"d"}
                """;

        Collected read = Collected.of(utf8(log), LogSource.JSON, ReadLimits.DEFAULT);

        assertThat(read.activities)
                .extracting(Activity::time)
                .containsExactly(
                        Instant.parse("2026-01-31T11:00:00Z"),
                        Instant.parse("2026-01-31T12:00:00Z"),
                        Instant.parse("2026-01-31T12:00:00.123Z"));
        assertThat(read.ids()).containsExactly("log:1", "log:2", "log:3");
        assertThat(read.activities).allMatch(activity -> activity.head().cloud() == Cloud.OTHER);
        assertThat(read.complaints())
                .containsExactly("log:4: no time; expected one of the fields @timestamp, time, timestamp, eventTime");
    }

    @Test
    void whatIsNoTextIsNamed() {
        byte[] parquet = utf8("PAR1\u0000\u0000rest");

        Collected read = Collected.of(parquet, LogSource.AUTO, ReadLimits.DEFAULT);
        Collected twice = Collected.of(gzip(gzip(lines(0, 1))), LogSource.AUTO, ReadLimits.DEFAULT);

        assertThat(read.skipped).containsExactly(new Malformed("log", "Parquet; export it as JSON lines to read it"));
        assertThat(twice.skipped).containsExactly(new Malformed("log", "gzip inside gzip; unpack it once"));
    }

    @Test
    void widerEncodingsAreRefusedWithTheFix() {
        byte[] marked = ("\uFEFF" + lines(0, 1)).getBytes(StandardCharsets.UTF_16LE);
        byte[] bare = lines(0, 1).getBytes(StandardCharsets.UTF_16BE);

        assertThat(Collected.of(marked).complaints())
                .containsExactly("log: UTF-16 or UTF-32 text; convert it to UTF-8 first");
        assertThat(Collected.of(bare).complaints())
                .containsExactly("log: UTF-16 or UTF-32 text; convert it to UTF-8 first");
        assertThat(Collected.of("[]".getBytes(StandardCharsets.UTF_16LE)).complaints())
                .containsExactly("log: UTF-16 or UTF-32 text; convert it to UTF-8 first");
    }

    @Test
    void theLibraryKnowsItsSourcesByName() {
        assertThat(LogSource.ofCode("cloudtrail")).isEqualTo(LogSource.CLOUDTRAIL);
        assertThat(catchThrowable(() -> LogSource.ofCode("vpc\u001Bflow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "source 'vpc\uFFFDflow' cannot be read; known: cloudtrail, vpcflow, guardduty, securityhub, s3access,"
                                + " resolver, gcp.audit, gcp.vpcflow, scc, ocsf, osquery, falco, sysmon, json, auto");
    }
}
