package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.detect.CorrelationSuite.Case;
import io.cloudir.detect.CorrelationSuite.Finding;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationSuiteTest {
    static List<Case> cases() {
        return CorrelationSuite.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseHasTheFindingsThatAreExpected(Case one) {
        if (one.refused()) {
            assertThatThrownBy(() -> Detecting.rules(one.rules())).isInstanceOf(FaultyRulesException.class);
            return;
        }
        DetectorSettings settings =
                one.lateness().map(DetectorSettings.stream()::withLateness).orElse(DetectorSettings.files());
        List<Finding> found = Detecting.run(Detecting.rules(one.rules()), settings, one.records()).stream()
                .map(detection -> finding(detection.signal()))
                .toList();

        List<Finding> expected = one.expected();
        assertThat(found.stream().map(CorrelationSuiteTest::withoutRecords))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(CorrelationSuiteTest::withoutRecords)
                        .toList());
        assertThat(found)
                .containsAll(expected.stream()
                        .filter(finding -> !finding.records().isEmpty())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseIsCountedForWhoeverIsWatchedTooAndRulesInOrderFireNoEarlier(Case one) {
        if (one.refused()) {
            return;
        }
        RuleSet rules = Detecting.rules(one.rules());
        for (int factor : List.of(2, 3)) {
            List<Signal> closer = new ArrayList<>();
            Detector detector = new Detector(
                    rules, DetectorSettings.files(), head -> factor, detection -> closer.add(detection.signal()));
            one.records().forEach(detector::accept);
            detector.flush();

            assertThat(closer).allSatisfy(signal -> assertThat(signal.records()).isNotEmpty());
            if (one.rules().contains("type: temporal")) {
                assertThat(closer.stream().map(CorrelationSuiteTest::finding))
                        .containsExactlyInAnyOrderElementsOf(
                                Detecting.run(rules, DetectorSettings.files(), one.records()).stream()
                                        .map(detection -> finding(detection.signal()))
                                        .toList());
            }
        }
    }

    @Test
    void theListOfFilesIsComplete() throws Exception {
        Path folder =
                Path.of(CorrelationSuite.class.getResource("/sigma-correlation").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yml"))
                            .map(name -> name.replace(".yml", "")))
                    .containsExactlyInAnyOrderElementsOf(CorrelationSuite.FILES);
        }
        assertThat(cases()).hasSizeGreaterThan(140).doesNotHaveDuplicates();
    }

    private static Finding withoutRecords(Finding finding) {
        return new Finding(finding.rule(), finding.at(), List.of());
    }

    private static Finding finding(Signal signal) {
        Duration at = Duration.between(CorrelationSuite.START, signal.time());
        return new Finding(
                signal.rule().id(),
                BigDecimal.valueOf(at.toMillis(), 3),
                signal.records().stream()
                        .map(record -> Integer.parseInt(record.id().replaceAll(".*[:#]", "")))
                        .sorted()
                        .toList());
    }
}
