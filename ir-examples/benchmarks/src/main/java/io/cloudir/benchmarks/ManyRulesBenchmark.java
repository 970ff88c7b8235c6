package io.cloudir.benchmarks;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.RecordScan;
import java.nio.charset.StandardCharsets;
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
import software.amazon.event.ruler.Machine;

/** What more rules cost that are all meant for the same records, beside event-ruler with the same rules. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ManyRulesBenchmark.RECORDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(5)
@State(Scope.Thread)
public class ManyRulesBenchmark {
    static final int RECORDS = 20_000;

    /** How many rules there are. */
    @Param({"100", "3000"})
    public int rules;

    private List<byte[]> records = List.of();
    private Detector detector;
    private RecordScan scan;
    private Machine machine;
    private long signals;

    /** Draws the records and makes the rules. */
    @Setup
    public void prepare() throws Exception {
        records = Corpus.records(7, RECORDS);
        detector = new Detector(GeneratedRules.sigma(rules), DetectorSettings.stream(), detection -> signals++);
        scan = detector.scan(LogSource.CLOUDTRAIL);
        machine = new Machine();
        List<String> patterns = GeneratedRules.ruler(rules);
        for (int number = 0; number < patterns.size(); number++) {
            machine.addRule("generated-" + number, patterns.get(number));
        }
    }

    /** This library. */
    @Benchmark
    public long inPlace() {
        for (byte[] record : records) {
            scan.read(record, 0, record.length, "trail");
            detector.accept(scan);
        }
        return signals;
    }

    /** The peer; it takes texts. */
    @Benchmark
    public long eventRuler() throws Exception {
        long found = 0;
        for (byte[] record : records) {
            found += machine.rulesForJSONEvent(new String(record, StandardCharsets.UTF_8))
                    .size();
        }
        return found;
    }
}
