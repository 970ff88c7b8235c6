package io.cloudir.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.CloudTrailRecords;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.RecordScan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** CloudTrail records against all cloud rules, one thread, beside a parser that only looks at each token of the same bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DetectionBenchmark.RECORDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(5)
@State(Scope.Thread)
public class DetectionBenchmark {
    static final int RECORDS = 20_000;

    /** Records drawn from all shapes, of which one in ninety fires a rule, or from those that fire none. */
    @Param({"mixed", "quiet"})
    public String log;

    private List<byte[]> records = List.of();
    private byte[] lines = {};
    private Detector detector;
    private RecordScan scan;
    private JsonFactory json;
    private long signals;

    /** Draws the records and loads the rules. */
    @Setup
    public void prepare() {
        records = log.equals("quiet") ? Corpus.quiet(7, RECORDS) : Corpus.records(7, RECORDS);
        lines = Corpus.lines(records);
        detector = new Detector(Rules.single(), DetectorSettings.stream(), detection -> signals++);
        scan = detector.scan(LogSource.CLOUDTRAIL);
        json = new JsonFactory();
    }

    /** Rules that look at single records, records where they lie. */
    @Benchmark
    public long inPlace() {
        for (byte[] record : records) {
            scan.read(record, 0, record.length, "trail");
            detector.accept(scan);
        }
        return signals;
    }

    /** Rules that look at single records; each is parsed first. */
    @Benchmark
    public long parsed() {
        for (byte[] record : records) {
            detector.accept(CloudTrailRecords.parse(record, "trail"));
        }
        return signals;
    }

    /** The same from a log of lines, in which copies are told. */
    @Benchmark
    public long readLines() {
        LogReader reader = new LogReader(LogSource.AUTO, ReadLimits.DEFAULT, new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                detector.accept(activity);
            }

            @Override
            public void malformed(Malformed malformed) {
                throw new IllegalStateException(malformed.toString());
            }
        });
        reader.read(new ByteArrayInputStream(lines), "trail");
        return reader.counts().read();
    }

    /** The peer: Jackson's tokens, nothing done with them. */
    @Benchmark
    public int jacksonTokens() throws IOException {
        int tokens = 0;
        for (byte[] record : records) {
            try (JsonParser parser = json.createParser(record)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    tokens++;
                }
            }
        }
        return tokens;
    }
}
