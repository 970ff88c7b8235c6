package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.document;
import static io.cloudir.telemetry.SampleTrail.gzip;
import static io.cloudir.telemetry.SampleTrail.id;
import static io.cloudir.telemetry.SampleTrail.lines;
import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and hostile logs: each fault is named with its place, and the rest is read. */
class DamagedLogTest {
    private static final String DEEP = ",\"deep\":" + "[".repeat(200) + "]".repeat(200);

    @Test
    void whiteSpaceBeforeTheFirstRecordDoesNotHideItHoweverLongItIs() {
        byte[] log = utf8("\n".repeat(70_000) + " ".repeat(200_000) + lines(0, 2) + "half a record");

        Collected read = Collected.of(log);

        assertThat(read.ids()).containsExactly(id(0), id(1));
        assertThat(read.complaints()).singleElement().asString().startsWith("log:70003: ");
    }

    @Test
    void gzipThatBreaksOffGivesWhatCameBefore() {
        byte[] whole = gzip(randomised(400));
        Collected read = Collected.of(Arrays.copyOf(whole, whole.length / 2));

        assertThat(read.activities).hasSizeBetween(50, 350);
        assertThat(read.malformed).hasSize(1);
        assertThat(read.malformed.get(0).place()).isEqualTo("log:" + (read.activities.size() + 1));
        assertThat(read.malformed.get(0).reason()).isEqualTo("the gzip data breaks off; copy the file again");
    }

    @Test
    void gzipThatLacksOnlyItsEndIsReportedToo() {
        byte[] whole = gzip(document(0, 3));

        Collected read = Collected.of(Arrays.copyOf(whole, whole.length - 3));

        assertThat(read.ids()).containsExactly(id(0), id(1), id(2));
        assertThat(read.complaints()).containsExactly("log:1: the gzip data breaks off; copy the file again");
    }

    @Test
    void gzipThatIsOnlyABeginningIsReported() {
        assertThat(Collected.of(new byte[] {0x1F, (byte) 0x8B, 8}).complaints())
                .containsExactly("log: the gzip data breaks off or is damaged at its beginning; copy the file again");
    }

    @Test
    void aStreamThatFailsIsReportedWithoutItsMessage() {
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(utf8(lines(0, 1))), new Failing());
        Collected read = new Collected();
        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, read).read(failing, "log");

        Collected atOnce = new Collected();
        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, atOnce).read(new Failing(), "log");

        assertThat(read.ids()).containsExactly(id(0));
        assertThat(read.complaints()).containsExactly("log:2: reading failed half-way (IOException)");
        assertThat(atOnce.complaints()).containsExactly("log: it cannot be read (IOException)");
    }

    @Test
    void aDamagedFurtherGzipMemberIsNotTakenForTheEnd() {
        byte[] first = gzip(lines(0, 2));
        byte[] second = gzip(lines(2, 4));
        second[1] ^= 1;
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        Collected read = Collected.of(both);

        assertThat(read.ids()).containsExactly(id(0), id(1));
        assertThat(read.complaints()).containsExactly("log:3: the gzip data is damaged; copy the file again");
    }

    @Test
    void halfALineIsReportedAndTheOthersAreRead() {
        String half = record(1).substring(0, 150);

        Collected first = Collected.of(half + "\n" + lines(2, 5));
        Collected middle = Collected.of(lines(0, 1) + half + "\n" + lines(2, 5));
        Collected last = Collected.of(lines(2, 5) + half);

        String reason = ": the record ends in the middle of its JSON";
        assertThat(first.ids()).containsExactly(id(2), id(3), id(4));
        assertThat(first.complaints()).containsExactly("log:1" + reason);
        assertThat(middle.ids()).containsExactly(id(0), id(2), id(3), id(4));
        assertThat(middle.complaints()).containsExactly("log:2" + reason);
        assertThat(last.ids()).containsExactly(id(2), id(3), id(4));
        assertThat(last.complaints()).containsExactly("log:4" + reason);
    }

    @Test
    void aDocumentThatBreaksOffGivesWhatCameBefore() {
        String whole = document(0, 3);

        Collected inRecord = Collected.of(whole.substring(0, whole.length() - 20));
        Collected behindRecord = Collected.of(whole.substring(0, whole.length() - 2));

        assertThat(inRecord.ids()).containsExactly(id(0), id(1));
        assertThat(inRecord.complaints()).containsExactly("log#2: the file breaks off inside this record");
        assertThat(behindRecord.ids()).containsExactly(id(0), id(1), id(2));
        assertThat(behindRecord.complaints())
                .containsExactly("log#3: the array is not closed: the file breaks off here");
    }

    @Test
    void whatStandsBehindADocumentIsReported() {
        Collected read = Collected.of(document(0, 2) + "\nrubbish\n" + document(2, 3));
        Collected inside = Collected.of("{\"Records\":[" + record(0) + "]rubbish}\n" + document(1, 2));

        assertThat(read.ids()).containsExactly(id(0), id(1), id(2));
        assertThat(read.complaints()).containsExactly("log:2: no JSON object begins here");
        assertThat(inside.ids()).containsExactly(id(0), id(1));
        assertThat(inside.complaints()).containsExactly("log#1: text that is not JSON stands behind the array");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"eventName\":\"|\"eventName\":",
                "\"CreateUser\"|\"CreateUser",
                "}|",
                "{\"type\"|\"type\"",
                ":null|:nil"
            })
    void inADocumentTheRecordsBesideADamagedOneAreRead(String intact, String damaged) {
        String broken = record(1).replace(intact, damaged == null ? "" : damaged);
        String log = "{\"Records\":[" + record(0) + "," + broken + "," + record(2) + "," + record(3) + "]}";

        Collected read = Collected.of(log);

        assertThat(read.ids()).containsExactly(id(0), id(2), id(3));
        assertThat(read.malformed)
                .isNotEmpty()
                .allMatch(report -> report.place().matches("log#[12]"));
    }

    @Test
    void membersThatAreNoObjectsAreReported() {
        Collected read = Collected.of("{\"Records\":[7,\"x\",[1,2]," + record(0) + ",null]}");
        Collected line = Collected.of("[1]\n");

        assertThat(read.ids()).containsExactly(id(0));
        assertThat(read.complaints())
                .containsExactly(
                        "log#0: a record is a JSON object, this is none",
                        "log#1: a record is a JSON object, this is none",
                        "log#2: a record is a JSON object, this is none",
                        "log#4: a record is a JSON object, this is none");
        assertThat(line.complaints()).containsExactly("log#0: a record is a JSON object, this is none");
    }

    @Test
    void deepNestingIsSkippedInEveryLayout() {
        Collected inDocument = Collected.of("{\"Records\":[" + record(0, DEEP) + "," + record(1) + "]}");
        Collected onLine = Collected.of(record(0, DEEP) + "\n" + record(1));

        assertThat(inDocument.ids()).containsExactly(id(1));
        assertThat(inDocument.complaints())
                .containsExactly("log#0: nested deeper than 100 levels, skipped (limit maxDepth)");
        assertThat(onLine.ids()).containsExactly(id(1));
        assertThat(onLine.complaints())
                .containsExactly("log:1: nested deeper than 100 levels, or a key, string or number is too"
                        + " long (limits maxDepth, maxStringLength)");
    }

    @Test
    void aMillionBracketsDoNoHarm() {
        Collected read = Collected.of("[".repeat(1_000_000) + "\n" + lines(0, 1));
        Collected objects = Collected.of("{\"Records\":[" + "{\"a\":".repeat(500_000) + "]}");

        assertThat(read.malformed).isNotEmpty();
        assertThat(objects.malformed).isNotEmpty();
    }

    @Test
    void aKeyThatStandsTwiceMakesARecordMalformed() {
        Collected read = Collected.of(record(0, ",\"eventName\":\"ListUsers\"") + "\n" + record(1));
        Collected nested = Collected.of(record(0, ",\"x\":{\"a\\u001b[31m\":1,\"a\\u001b[31m\":2}"));

        assertThat(read.ids()).containsExactly(id(1));
        assertThat(read.complaints())
                .containsExactly(
                        "log:1: the key 'eventName' stands twice in one object; its meaning depends on the reader");
        assertThat(nested.complaints())
                .containsExactly(
                        "log:1: the key 'a\uFFFD[31m' stands twice in one object; its meaning depends on the reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"x\":1,\"x\":{\"y\":1}", ",\"x\":{},\"x\":[]", ",\"w\":{\"x\":1,\"x\":{}}"})
    void aKeyThatStandsTwiceIsNamedAsTheReasonWhateverItHolds(String members) {
        assertThat(Collected.of(record(0, members)).complaints())
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("stands twice in one object");
    }

    @Test
    void aNumberWhoseExponentNobodyCanHoldIsReportedAndTheOthersAreRead() {
        Collected read = Collected.of(record(0, ",\"x\":1e99999999999") + "\n" + record(1));

        assertThat(read.ids()).containsExactly(id(1));
        assertThat(read.complaints()).containsExactly("log:1: a number whose exponent is too long");
    }

    @Test
    void bytesThatAreNotUtf8AreReported() {
        byte[] log = utf8(lines(0, 3));
        int second = record(0).length() + 1;
        log[second + 3] = (byte) 0xC0;
        log[second + 4] = (byte) 0x80;

        Collected read = Collected.of(log);

        assertThat(read.ids()).containsExactly(id(0), id(2));
        assertThat(read.complaints()).containsExactly("log:2: byte 3 is not valid UTF-8; convert the file to UTF-8");
    }

    @Test
    void aRecordSaysWhenAndWhat() {
        List<String> lines = List.of(
                record(0).replace("\"eventTime\"", "\"time\""),
                record(0).replace("\"eventName\"", "\"name\""),
                record(0).replace("2026-01-31T12:00:00Z", "0001-01-01T00:00:00Z"),
                record(0).replace("2026-01-31T12:00:00Z", "9999-12-31T00:00:00Z"),
                record(0).replace("2026-01-31T12:00:00Z", "\\u001b]0;yesterday"),
                record(0).replace("\"2026-01-31T12:00:00Z\"", "1e999999999"),
                record(0).replace("\"2026-01-31T12:00:00Z\"", "{}"));

        Collected read = Collected.of(String.join("\n", lines));

        assertThat(read.activities).isEmpty();
        assertThat(read.complaints())
                .containsExactly(
                        "log:1: no eventTime; a CloudTrail record has one",
                        "log:2: no eventName; a CloudTrail record has one",
                        "log:3: eventTime is 0001-01-01T00:00:00Z; only times from 2000-01-01T00:00:00Z to"
                                + " 2100-01-01T00:00:00Z are believed",
                        "log:4: eventTime is 9999-12-31T00:00:00Z; only times from 2000-01-01T00:00:00Z to"
                                + " 2100-01-01T00:00:00Z are believed",
                        "log:5: eventTime is '\uFFFD]0;yesterday', no time; expected the form 2026-01-31T12:00:00Z",
                        "log:6: eventTime is '1E+999999999', no time; expected the form 2026-01-31T12:00:00Z",
                        "log:7: eventTime is '', no time; expected the form 2026-01-31T12:00:00Z");
    }

    @Test
    void anEmptyLogIsReported() {
        assertThat(Collected.of("").complaints()).containsExactly("log: the file is empty");
        assertThat(Collected.of(gzip(" \n")).complaints()).containsExactly("log: the file is empty");
    }

    @Test
    void linesOfTextAreEachReported() {
        assertThat(Collected.of("one\n" + lines(0, 1) + "two\n").complaints())
                .containsExactly("log:1: not JSON at byte 0 of the record", "log:3: not JSON at byte 0 of the record");
    }

    @Test
    void aLineOfTwoHundredMegabytesIsSkipped() {
        InputStream log = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(utf8(lines(0, 1) + "{\"eventVersion\":\"")),
                new Repeated('x', 200L << 20),
                new ByteArrayInputStream(utf8("\"}\n" + lines(1, 2))))));

        Collected read = new Collected();
        new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, read).read(log, "log");

        assertThat(read.ids()).containsExactly(id(0), id(1));
        assertThat(read.complaints())
                .containsExactly("log:2: a line of more than 1048576 bytes, skipped (limit maxRecordBytes)");
    }

    @Test
    void aRecordAboveTheLimitIsSkippedInADocument() {
        ReadLimits limits = ReadLimits.DEFAULT.withMaxRecordBytes(600);
        String log = "{\"Records\":[" + record(0, ",\"x\":\"" + "y".repeat(300_000) + "\"") + "," + record(1) + "]}";

        Collected read = Collected.of(utf8(log), LogSource.CLOUDTRAIL, limits);

        assertThat(read.ids()).containsExactly(id(1));
        assertThat(read.complaints())
                .containsExactly("log#0: a record of more than 600 bytes, skipped (limit maxRecordBytes)");
    }

    @Test
    void aGzipBombStopsAtItsLimitAndWhatCameBeforeStands() {
        byte[] bomb = gzip(lines(0, 3) + " ".repeat(20 << 20) + "\n" + lines(3, 4));
        ReadLimits roomy = ReadLimits.DEFAULT.withMaxInflationRatio(2000);
        ReadLimits small = ReadLimits.DEFAULT.withMaxInflatedBytes(1 << 20);

        Collected byRatio = Collected.of(bomb);
        Collected bySize = Collected.of(bomb, LogSource.CLOUDTRAIL, small);
        Collected whole = Collected.of(bomb, LogSource.CLOUDTRAIL, roomy);

        assertThat(byRatio.ids()).containsExactly(id(0), id(1), id(2));
        assertThat(byRatio.complaints())
                .containsExactly("log:4: the gzip data gives more than 500 bytes for one; the rest is not read"
                        + " (limit maxInflationRatio)");
        assertThat(bySize.ids()).containsExactly(id(0), id(1), id(2));
        assertThat(bySize.complaints())
                .containsExactly("log:4: the gzip data gives more than 1048576 bytes; the rest is not read"
                        + " (limit maxInflatedBytes)");
        assertThat(whole.ids()).containsExactly(id(0), id(1), id(2), id(3));
    }

    @Test
    void controlCharactersStayInTheRecordAndOutOfMessages() {
        String hostile = record(0).replace("aws-cli/2 ", "\\u001b[2J\\u202eevil ");
        Collected read = Collected.of(hostile);
        Collected named = new Collected();
        new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, named)
                .read(new ByteArrayInputStream(utf8("\u001B[31m")), "a\u001B[31m\u202E\nb");

        assertThat(read.activities.get(0).head().userAgent()).startsWith("\u001B[2J\u202Eevil ");
        assertThat(named.complaints()).hasSize(1);
        assertThat(named.complaints().get(0))
                .startsWith("a\\u{1b}[31m\\u{202e}\\u{a}b:1: ")
                .doesNotContain("\u001B", "\n", "\u202E");
    }

    @Test
    void aTextThatIsNoLogIsGivenUpSoon() {
        Collected read = Collected.of(utf8("word\n".repeat(10_000)), LogSource.AUTO, ReadLimits.DEFAULT);

        assertThat(read.malformed).hasSize(101);
        assertThat(read.malformed.get(100).toString())
                .isEqualTo("log: none of the first 100 records can be read, the rest is not; name the source to go on");
    }

    private static byte[] randomised(int records) {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder log = new StringBuilder();
        for (int number = 0; number < records; number++) {
            log.append(record(number, ",\"noise\":\"" + Long.toHexString(random.nextLong()) + "\""))
                    .append('\n');
        }
        return utf8(log.toString());
    }

    private static final class Failing extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("secret");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("secret");
        }
    }

    /** One byte, many times, held nowhere. */
    private static final class Repeated extends InputStream {
        private final char character;
        private long left;

        Repeated(char character, long times) {
            this.character = character;
            this.left = times;
        }

        @Override
        public int read() {
            return left-- > 0 ? character : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + count, (byte) character);
            left -= count;
            return count;
        }
    }
}
