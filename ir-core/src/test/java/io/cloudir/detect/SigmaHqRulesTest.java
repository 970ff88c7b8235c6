package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Fault;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.PublicData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The published cloud rules, as they are, on real records: the compiled rules and the plain evaluator agree. */
class SigmaHqRulesTest {
    private static final Path TABLE = Path.of("../docs/sigma-rules.md");

    @Test
    void compiledRulesAgreeWithThePlainEvaluatorOnRealRecords() throws IOException {
        List<RuleDocument> rules = RuleDocument.read(folder().resolve("rules"));
        assertThat(rules.size()).isGreaterThan(240);
        int hits = agree(rules, PublicEvents.delivered("invictus-aws", UnaryOperator.identity()));
        assertThat(hits).isGreaterThan(100);
    }

    @Test
    void theyAgreeOnRealRecordsOfWhichNothingIsKnown() throws IOException {
        List<RuleDocument> rules = RuleDocument.read(folder().resolve("rules"));
        List<Activity> records = new ArrayList<>();
        for (String file : List.of("AWS.CloudTrail.jsonl", "GCP.AuditLog.jsonl", "AWS.VPCFlow.jsonl")) {
            records.addAll(events("panther-analysis", file));
        }
        records.addAll(events("stratus-red-team", "detonation_logs.jsonl"));
        assertThat(records.size()).isGreaterThan(500);
        assertThat(agree(rules, records)).isGreaterThan(150);
    }

    private static List<Activity> events(String folder, String file) throws IOException {
        List<Activity> records = new ArrayList<>();
        for (ObjectNode line : PublicEvents.lines(folder, file, UnaryOperator.identity())) {
            if (line.path("event") instanceof ObjectNode event) {
                event.put("@timestamp", "2026-01-31T12:00:00Z");
                records.add(Records.json(event.toString()));
            }
        }
        return records;
    }

    @Test
    void theTableOfRefusedRulesSaysWhatIsRefused() throws IOException {
        Map<String, Integer> read = new LinkedHashMap<>();
        StringBuilder refused = new StringBuilder();
        for (RuleDocument document : RuleDocument.read(folder())) {
            String name = folder().relativize(Path.of(document.name())).toString();
            String group = name.substring(0, name.lastIndexOf('/'));
            read.merge(group, 0, Integer::sum);
            try {
                RuleSet.none().with(List.of(document));
                read.merge(group, 1, Integer::sum);
            } catch (FaultyRulesException faulty) {
                Fault first = faulty.documents().get(0).faults().get(0);
                refused.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(first.line())
                        .append(" | ")
                        .append(first.message().replace("|", "\\|"))
                        .append(" |\n");
            }
        }
        String table = "| folder | rules read |\n|---|---|\n"
                + String.join(
                        "",
                        read.entrySet().stream()
                                .map(group -> "| " + group.getKey() + " | " + group.getValue() + " |\n")
                                .toList())
                + "\n| refused rule | line | why |\n|---|---|---|\n" + refused;
        String written = Files.readString(TABLE, StandardCharsets.UTF_8);

        assertThat(written.substring(written.indexOf("| folder |")))
                .as("docs/sigma-rules.md from its first table on")
                .isEqualTo(table);
        assertThat(refused.toString()).doesNotContain("| rules/cloud/");
    }

    private static int agree(List<RuleDocument> rules, List<Activity> records) {
        Function<Activity, List<String>> matcher =
                Detecting.matcher(RuleSet.none().with(rules));
        List<ReferenceSigma> references =
                rules.stream().map(rule -> new ReferenceSigma(rule.text())).toList();
        int hits = 0;
        for (Activity record : records) {
            List<String> found = matcher.apply(record);
            List<String> expected = references.stream()
                    .filter(rule -> rule.matches(record))
                    .map(ReferenceSigma::id)
                    .sorted()
                    .toList();
            assertThat(found).as(record.id()).isEqualTo(expected);
            hits += found.size();
        }
        return hits;
    }

    private static Path folder() {
        return PublicData.folder("sigma-rules");
    }
}
