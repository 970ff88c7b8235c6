package io.cloudir.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleSet;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 3,000 rules from text to a detector in a virtual machine that has just started, beside parsing the same YAML. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
@State(Scope.Thread)
public class LoadingBenchmark {
    private String yaml = "";

    /** Writes the rules. */
    @Setup
    public void prepare() {
        yaml = IntStream.range(0, 3_000).mapToObj(GeneratedRules::yaml).collect(Collectors.joining("---\n"));
    }

    /** This library. */
    @Benchmark
    public Detector load() {
        RuleSet rules = RuleSet.none().with(List.of(new RuleDocument("generated.yml", yaml)));
        return new Detector(rules, DetectorSettings.stream(), detection -> {});
    }

    /** The peer: Jackson's YAML, as trees. */
    @Benchmark
    public int parseYaml() throws IOException {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().size();
        }
    }
}
