package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.Text;
import java.util.HashSet;
import java.util.List;

/** Whatever the bytes of a log: reading ends, throws nothing, and what was read can be read again. */
class LogFuzzTest {
    private static final ReadLimits TIGHT = ReadLimits.DEFAULT
            .withMaxRecordBytes(2_000)
            .withMaxDepth(12)
            .withMaxStringLength(300)
            .withDuplicateWindow(4);

    @FuzzTest
    void anyBytesAreReadOrReported(byte[] bytes) {
        for (LogSource source : LogSource.values()) {
            Collected read = read(bytes, source, ReadLimits.DEFAULT);
            assertThat(new HashSet<>(read.ids())).as("each id once").hasSameSizeAs(read.ids());
            for (Activity activity : read.activities) {
                assertReadAlike(activity);
            }
            Collected tight = read(bytes, source, TIGHT);
            assertThat(tight.activities).allMatch(activity -> activity.size() <= TIGHT.maxRecordBytes());
        }
    }

    @FuzzTest
    void packedBytesReadAsTheyDoPlain(byte[] bytes) {
        byte[] packed = SampleTrail.gzip(bytes);
        if (Magic.kind(bytes).equals(Magic.kind(packed))) {
            return;
        }
        Collected plain = Collected.of(bytes, LogSource.AUTO, ReadLimits.DEFAULT);
        Collected unpacked = Collected.of(packed, LogSource.AUTO, ReadLimits.DEFAULT);

        assertThat(unpacked.activities.stream().map(Activity::head))
                .isEqualTo(plain.activities.stream().map(Activity::head).toList());
        assertThat(unpacked.malformed).isEqualTo(plain.malformed);
        assertThat(unpacked.skipped).isEqualTo(plain.skipped);
    }

    private static Collected read(byte[] bytes, LogSource source, ReadLimits limits) {
        Collected read = Collected.of(bytes, source, limits);
        // A flow is kept with the heading of its format.
        long taken = read.activities.stream()
                .filter(activity -> !activity.source().equals(VpcFlowFormat.SOURCE))
                .mapToLong(Activity::size)
                .sum();
        assertThat(taken).as("no byte belongs to two records").isLessThanOrEqualTo(plainLength(bytes));
        for (Malformed report : read.malformed) {
            assertThat(report.place()).startsWith("log");
            assertThat(report.reason()).isNotBlank().hasSizeLessThan(400);
            assertThat(report.toString().codePoints()).allMatch(point -> Text.isPrintable(point) || point == 0xFFFD);
        }
        return read;
    }

    /** A packed log may give more bytes than it has. */
    private static long plainLength(byte[] bytes) {
        boolean gzip = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
        return gzip ? Long.MAX_VALUE : bytes.length;
    }

    private static void assertReadAlike(Activity activity) {
        LogSource source = LogSource.ofCode(activity.head().source());
        Collected again = Collected.of(activity.raw(), source, ReadLimits.DEFAULT);
        assertThat(again.complaints()).isEmpty();
        List<Activity> one = again.activities;
        assertThat(one).hasSize(1);
        Activity.Head head = one.get(0).head();
        assertThat(head.time()).isEqualTo(activity.time());
        assertThat(head.action()).isEqualTo(activity.head().action());
        assertThat(head.principal()).isEqualTo(activity.head().principal());
        assertThat(head.resources()).isEqualTo(activity.head().resources());
        assertThat(one.get(0).raw()).isEqualTo(activity.raw());
        activity.summary();
        activity.forEachScalar(text -> assertThat(text).isNotNull());
    }
}
