package io.cloudir.detect;

import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
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

    /** The ids of the rules that each record by itself fires, sorted. */
    static Function<Activity, List<String>> matcher(RuleSet rules) {
        List<String> fired = new ArrayList<>();
        Detector detector = new Detector(
                rules,
                DetectorSettings.stream(),
                found -> fired.add(found.signal().rule().id()));
        return record -> {
            fired.clear();
            detector.accept(record);
            return fired.stream().sorted().toList();
        };
    }
}
