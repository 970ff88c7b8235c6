package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.Activity;
import io.cloudir.testing.PublicData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The published cloud rules, as they are, on real records: the compiled rules and the plain evaluator agree. */
class SigmaHqRulesTest {
    @Test
    void compiledRulesAgreeWithThePlainEvaluatorOnRealRecords() throws IOException {
        Path folder = PublicData.folder("sigma-rules").resolve("rules/cloud");
        List<Activity> records = PublicEvents.delivered("invictus-aws", UnaryOperator.identity());
        List<ReferenceSigma> references = new ArrayList<>();
        List<RuleDocument> usable = new ArrayList<>();
        TreeMap<String, Integer> refused = new TreeMap<>();
        for (RuleDocument document : RuleDocument.read(folder)) {
            try {
                RuleSet.none().with(List.of(document));
                usable.add(document);
            } catch (FaultyRulesException e) {
                e.documents().get(0).faults().forEach(fault -> refused.merge(fault.code(), 1, Integer::sum));
            }
        }
        Function<Activity, List<String>> matcher =
                Detecting.matcher(RuleSet.none().with(usable));
        usable.forEach(document -> references.add(new ReferenceSigma(document.text())));
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
        assertThat(hits).isGreaterThan(100);
        assertThat(usable).hasSizeGreaterThan(220);
        assertThat(refused).isEmpty();
    }
}
