package io.cloudir.benchmarks;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.RecordScan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same records against all rules, those that count over windows among them. Each round begins with nothing counted, since
 * the time of the records begins anew. Its peer is {@link DetectionBenchmark#jacksonTokens}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DetectionBenchmark.RECORDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(5)
@State(Scope.Thread)
public class CorrelationBenchmark {
    private final RuleSet rules = Rules.all();
    private List<byte[]> records = List.of();
    private long signals;

    /** Draws the records. */
    @Setup
    public void prepare() {
        records = Corpus.records(7, DetectionBenchmark.RECORDS);
    }

    /** All rules, records where they lie. */
    @Benchmark
    public long inPlace() {
        Detector detector = new Detector(rules, DetectorSettings.stream(), detection -> signals++);
        RecordScan scan = detector.scan(LogSource.CLOUDTRAIL);
        for (byte[] record : records) {
            scan.read(record, 0, record.length, "trail");
            detector.accept(scan);
        }
        return signals;
    }
}
