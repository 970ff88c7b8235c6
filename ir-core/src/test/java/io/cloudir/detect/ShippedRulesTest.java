package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.sigma.RuleInfo;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.model.Trigger;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {
    private static final List<LoadedRule> RULES = RuleSet.shipped().loaded();

    /** Rules that pass on what another product found, of whatever kind it is. */
    private static final Set<String> OF_ANY_KIND = Set.of(
            "GuardDuty found a grave threat",
            "Security Hub tells of a threat",
            "Security Command Center found a threat");

    @Test
    void theListOfFilesIsComplete() throws java.io.IOException, URISyntaxException {
        Path folder = Path.of(
                        ShippedRules.class.getResource("rules/aws/logging.yml").toURI())
                .getParent()
                .getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .sorted())
                    .isEqualTo(ShippedRules.FILES);
        }
    }

    @Test
    void everyTriggerHasARule() {
        assertThat(firing().map(LoadedRule::trigger).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Trigger.RULE)));
    }

    @Test
    void everyRuleThatFiresIsDescribed() {
        firing().map(LoadedRule::info).forEach(info -> {
            assertThat(UUID.fromString(info.id())).hasToString(info.id());
            assertThat(info.description())
                    .as(info.title())
                    .hasSizeGreaterThan(30)
                    .endsWith(".");
            assertThat(info.techniques().isEmpty()).as(info.title()).isEqualTo(OF_ANY_KIND.contains(info.title()));
            assertThat(info.trigger()).as(info.title()).isPresent();
        });
    }

    @Test
    void everyCountSaysWhatItCounts() {
        assertThat(RULES)
                .filteredOn(rule -> rule.sigma() instanceof SigmaDocument.Counting)
                .extracting(LoadedRule::info)
                .extracting(RuleInfo::unit)
                .doesNotContain("");
    }

    @Test
    void everyDocumentNamesItsStateLevelAndFalseAlarms() {
        for (RuleDocument document : ShippedRules.documents()) {
            for (String rule : document.text().split("\n---\n", -1)) {
                assertThat(rule).contains("\nstatus: stable\n").contains("\nlevel: ");
                boolean counted = rule.contains("not shown by itself") || rule.contains("shown by a rule of its own");
                assertThat(rule.contains("\nfalsepositives: ")).as(rule).isNotEqualTo(counted);
            }
        }
    }

    @Test
    void noRuleNamesAnythingOfADataSet() {
        for (RuleDocument document : ShippedRules.documents()) {
            assertThat(document.text().toLowerCase(Locale.ROOT))
                    .doesNotContain("stratus", "bert", "invictus", "pacu", "terraform", "arn:aws:iam::1")
                    // As part of a name; Google and AWS use the word in the types of their findings.
                    .doesNotContainPattern("malicious[-_]|[-_]malicious")
                    .doesNotContainPattern("\\b\\d{12}\\b");
        }
    }

    private static Stream<LoadedRule> firing() {
        Set<String> counted = RULES.stream()
                .filter(rule -> rule.sigma() instanceof SigmaDocument.Counting)
                .flatMap(rule -> ((SigmaDocument.Counting) rule.sigma()).rules().stream())
                .map(SigmaDocument.Reference::name)
                .collect(Collectors.toSet());
        return RULES.stream().filter(rule -> !counted.contains(rule.info().name()));
    }
}
