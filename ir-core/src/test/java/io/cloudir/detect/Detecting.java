package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.RecordScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs rules over records and keeps what they find. */
final class Detecting {
    private Detecting() {}

    static RuleSet rules(String... texts) {
        List<RuleDocument> documents = new ArrayList<>();
        for (String text : texts) {
            documents.add(new RuleDocument("rules" + documents.size() + ".yml", text));
        }
        return RuleSet.none().with(documents);
    }

    /** A rule whose detection is the given lines, indented by four. */
    static String rule(String detection) {
        return """
                title: Test rule
                logsource: {product: aws, service: cloudtrail}
                detection:
                """ + detection.stripIndent().indent(4);
    }

    static boolean matches(String detection, String json) {
        return !run(rules(rule(detection)), DetectorSettings.stream(), List.of(Records.cloudTrail(json)))
                .isEmpty();
    }

    static List<Detection> run(RuleSet rules, DetectorSettings settings, Iterable<Activity> records) {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(rules, settings, found::add);
        records.forEach(detector::accept);
        detector.flush();
        return found;
    }

    static List<Signal> signals(RuleSet rules, DetectorSettings settings, Iterable<Activity> records) {
        return run(rules, settings, records).stream()
                .map(Detection::signal)
                .sorted()
                .toList();
    }

    /** The ids of the rules that each record by itself fires, sorted: the same if it is parsed and where it lies. */
    static Function<Activity, List<String>> matcher(RuleSet rules) {
        List<String> fired = new ArrayList<>();
        Detector parsed = new Detector(
                rules,
                DetectorSettings.stream(),
                found -> fired.add(found.signal().rule().id()));
        List<Signal> inPlace = new ArrayList<>();
        Detector lying = new Detector(rules, DetectorSettings.stream(), found -> inPlace.add(found.signal()));
        Map<String, RecordScan> scans = new HashMap<>();
        return record -> {
            fired.clear();
            inPlace.clear();
            parsed.accept(record);
            RecordScan scan =
                    scans.computeIfAbsent(record.head().source(), source -> lying.scan(LogSource.ofCode(source)));
            scan.read(record.raw(), 0, record.size(), record.head().location());
            lying.accept(scan);
            assertThat(inPlace).extracting(signal -> signal.rule().id()).containsExactlyElementsOf(fired);
            return fired.stream().sorted().toList();
        };
    }
}
