package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ShippedRulesOnRealAttackTest {
    @Test
    void fewSignalsRestOnEveryKindOfAttack() throws IOException {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(RuleSet.shipped(), DetectorSettings.files(), found::add);
        PublicRecords.delivered("invictus-aws", UnaryOperator.identity()).forEach(detector::accept);
        detector.flush();
        found.stream()
                .map(Detection::signal)
                .sorted()
                .forEach(signal -> System.out.println(signal.time() + " "
                        + signal.level() + " " + signal.rule().title() + " | "
                        + signal.entity().id() + " | " + signal.recordCount() + " | "
                        + signal.records().stream()
                                .map(r -> r.action().replaceAll(".*:", ""))
                                .distinct()
                                .toList() + " | " + signal.explanation()));
        System.out.println(detector.counts());
        assertThat(found).hasSizeLessThanOrEqualTo(150);
    }
}
