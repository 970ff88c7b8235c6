package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.testing.PublicData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the shipped rules say to the examples that come with the rules of another project: hits and misses, rule by rule. */
class PantherSamplesTest {
    private static final Path PAGE = Path.of("..", "docs", "panther-samples.md");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Map<String, LogSource> FILES = new TreeMap<>(Map.of(
            "AWS.CloudTrail.jsonl", LogSource.CLOUDTRAIL,
            "AWS.S3ServerAccess.jsonl", LogSource.S3ACCESS,
            "AWS.SecurityFindingFormat.jsonl", LogSource.SECURITYHUB,
            "AWS.VPCFlow.jsonl", LogSource.VPCFLOW,
            "GCP.AuditLog.jsonl", LogSource.GCP_AUDIT));

    /** What was found of one of their rules. */
    private static final class Row {
        private int positives;
        private int found;
        private int negatives;
        private int silent;
        private final Set<String> triggers = new TreeSet<>();
        private final Set<String> reasons = new TreeSet<>();
        private final Set<String> counters = new TreeSet<>();

        private String why() {
            return String.join("; ", reasons) + (counters.isEmpty() ? "" : " (" + String.join(", ", counters) + ")");
        }
    }

    private final Map<String, List<RuleExplanation>> counted = correlations();

    @Test
    void theStoredPageSaysWhatTheShippedRulesFindOfTheExamples() throws IOException {
        PublicData.folder("panther-analysis");
        String page = page(rows());
        if (Boolean.getBoolean("panther.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew: mvn -pl ir-core test -Dtest=PantherSamplesTest -Dpanther.write=true")
                .content()
                .isEqualTo(page);
    }

    private Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (Map.Entry<String, LogSource> file : FILES.entrySet()) {
            for (ObjectNode line : PublicEvents.lines("panther-analysis", file.getKey(), UnaryOperator.identity())) {
                add(
                        rows.computeIfAbsent(line.path("rule_id").asText(), id -> new Row()),
                        line.path("expected").asBoolean(),
                        records(line, file.getValue()));
            }
        }
        return rows;
    }

    private void add(Row row, boolean expected, List<Activity> records) {
        List<Signal> signals = Detecting.signals(RuleSet.shipped(), DetectorSettings.files(), records);
        if (!expected) {
            row.negatives++;
            row.silent += signals.isEmpty() ? 1 : 0;
            return;
        }
        row.positives++;
        signals.forEach(signal -> row.triggers.add(signal.trigger().name()));
        if (!signals.isEmpty()) {
            row.found++;
        } else if (records.isEmpty()) {
            row.reasons.add("not a record as its source writes it");
        } else {
            Set<String> counters = counters(records.get(0));
            row.counters.addAll(counters);
            row.reasons.add(counters.isEmpty() ? "no shipped rule looks at it" : "needs context: it is only counted");
        }
    }

    /** The shipped correlations that count a record. */
    private Set<String> counters(Activity record) {
        Set<String> titles = new TreeSet<>();
        counted.forEach((title, rules) -> {
            if (rules.stream().anyMatch(rule -> rule.verdict(record).matches())) {
                titles.add(title);
            }
        });
        return titles;
    }

    /** An example, as often as its rule asks for: ten seconds apart, under ids of their own, at a time that is the same for all. */
    private static List<Activity> records(ObjectNode line, LogSource source) {
        List<Activity> records = new ArrayList<>();
        ObjectNode event = (ObjectNode) line.path("event");
        for (int at = 0; at < Math.max(1, line.path("threshold").asInt()); at++) {
            String time = NOON.plusSeconds(10L * at).toString();
            event.put(source == LogSource.GCP_AUDIT ? "timestamp" : "eventTime", time);
            event.put(source == LogSource.GCP_AUDIT ? "insertId" : "eventID", "example-" + at);
            new LogReader(source, ReadLimits.DEFAULT, new ActivitySink() {
                        @Override
                        public void activity(Activity activity) {
                            records.add(activity);
                        }

                        @Override
                        public void malformed(Malformed report) {}
                    })
                    .read(new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)), "example");
        }
        return records;
    }

    /** The titles of the shipped correlations, with the rules that they count. */
    private static Map<String, List<RuleExplanation>> correlations() {
        Map<String, List<RuleExplanation>> counted = new TreeMap<>();
        for (LoadedRule rule : RuleSet.shipped().loaded()) {
            if (rule.sigma() instanceof Correlation correlation) {
                counted.put(
                        rule.info().title(),
                        correlation.rules().stream()
                                .flatMap(reference -> RuleExplanation.of(RuleSet.shipped(), reference.name()).stream())
                                .filter(RuleExplanation::looksAtRecords)
                                .toList());
            }
        }
        return counted;
    }

    private static String page(Map<String, Row> rows) {
        StringBuilder table = new StringBuilder();
        int[] sums = new int[4];
        int hits = 0;
        Map<String, Integer> missed = new TreeMap<>();
        for (Map.Entry<String, Row> rule : rows.entrySet()) {
            Row row = rule.getValue();
            sums[0] += row.found;
            sums[1] += row.positives;
            sums[2] += row.silent;
            sums[3] += row.negatives;
            hits += row.found > 0 ? 1 : 0;
            if (row.found == 0 && row.positives > 0) {
                missed.merge(String.join("; ", row.reasons), 1, Integer::sum);
            }
            table.append("| %s | %d of %d | %s | %d of %d | %s |\n"
                    .formatted(
                            Text.printable(rule.getKey()),
                            row.found,
                            row.positives,
                            String.join(", ", row.triggers),
                            row.silent,
                            row.negatives,
                            row.why()));
        }
        long positive = rows.values().stream().filter(row -> row.positives > 0).count();
        return """
                # Examples of other rules: hits and misses

                The rules of panther-analysis come with examples, records that they speak of and records that they do not. This is what the shipped rules of this library say to them: whether an example that their rule speaks of gives a
                signal, of which trigger, and whether the others give none. Each is looked at by itself, as often as its rule asks for, ten seconds apart; nothing is known of what is usual, so baselines are silent. What is only counted is
                named with the rules that would speak of more of it. Neither is a measure
                of the other: their rules also tell of settings and good practice, and one of their negatives may well be a positive of a rule that they do not mean.

                Of %d rules with an example that they speak of, %d have one that gives a signal. Of %d such examples %d do; of %d others %d give none.

                | rules without a signal, why | how many |
                |---|---|
                %s
                | rule | give a signal | trigger | stay silent | of those that are missed |
                |---|---|---|---|---|
                %s
                A test makes this page again from the examples and compares.
                """.formatted(
                        positive,
                        hits,
                        sums[1],
                        sums[0],
                        sums[3],
                        sums[2],
                        missed.entrySet().stream()
                                .map(reason -> "| " + reason.getKey() + " | " + reason.getValue() + " |\n")
                                .collect(Collectors.joining()),
                        table);
    }
}
