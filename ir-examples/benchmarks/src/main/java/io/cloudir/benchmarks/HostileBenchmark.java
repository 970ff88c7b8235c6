package io.cloudir.benchmarks;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.MalformedRecordException;
import io.cloudir.telemetry.RecordScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What 16 MiB cost that somebody wrote to be slow, beside as much of an ordinary log: the time is that of one byte. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(HostileBenchmark.BYTES)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(5)
@State(Scope.Thread)
public class HostileBenchmark {
    static final int BYTES = 1 << 24;

    private static final String HEAD =
            "{\"eventTime\":\"2026-03-03T09:00:00Z\",\"eventName\":\"GetObject\",\"eventSource\":\"";

    /** What is wrong with the records. */
    @Param({"ordinary", "newNames", "longFields", "deep", "brokenUtf8", "manyKeys"})
    public String kind;

    private final List<byte[]> records = new ArrayList<>();
    private Detector detector;
    private RecordScan scan;
    private long signals;

    /** Writes the records. */
    @Setup
    public void prepare() {
        List<byte[]> ordinary = Corpus.quiet(7, 20_000);
        for (int size = 0, number = 0; size < BYTES; number++) {
            byte[] record = kind.equals("ordinary") ? ordinary.get(number % ordinary.size()) : record(number);
            records.add(record);
            size += record.length;
        }
        detector = new Detector(Rules.single(), DetectorSettings.stream(), detection -> signals++);
        scan = detector.scan(LogSource.CLOUDTRAIL);
    }

    private byte[] record(int number) {
        String text = switch (kind) {
            case "newNames" -> HEAD + "s" + number + ".amazonaws.com\",\"userAgent\":\"a" + number + "\"}";
            case "longFields" -> HEAD + "x".repeat(1 << 16) + "\",\"userAgent\":\"" + "aws:".repeat(1 << 14) + "\"}";
            case "deep" -> HEAD + "s3\",\"requestParameters\":" + "[".repeat(90) + "]".repeat(90) + "}";
            case "brokenUtf8" -> HEAD + "s3\",\"userAgent\":\"" + "\u00ff".repeat(200) + "\"}";
            default -> {
                StringBuilder keys = new StringBuilder(HEAD).append("s3\"");
                for (int key = 0; key < 2_000; key++) {
                    keys.append(",\"k").append(number).append('-').append(key).append("\":1");
                }
                yield keys.append('}').toString();
            }
        };
        return text.getBytes(kind.equals("brokenUtf8") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** All records; those that are broken are refused. */
    @Benchmark
    public long inPlace() {
        long refused = 0;
        for (byte[] record : records) {
            try {
                scan.read(record, 0, record.length, "trail");
                detector.accept(scan);
            } catch (MalformedRecordException e) {
                refused++;
            }
        }
        return signals + refused;
    }
}
