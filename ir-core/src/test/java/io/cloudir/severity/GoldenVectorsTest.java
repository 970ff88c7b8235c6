package io.cloudir.severity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Severity;
import io.cloudir.severity.json.SeverityJson;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scores of the shipped model, each computed by hand from the published weights and values. */
class GoldenVectorsTest {
    private final SeverityModel model = SeverityJson.shippedModel();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // 100 * (sum of weight * value - 325) / 3075
        "all least,          0 0 30 20 0 20 15 0,             0.000,   Baseline,  INFORMATIONAL",
        "all worst,          100 100 100 100 100 100 100 100, 100.000, Emergency, CRITICAL",
        "leaked key,         20 80 60 40 20 20 80 25,         35.935,  Low,       LOW",
        "ransomware,         100 100 70 40 100 60 80 75,      76.260,  Severe,    CRITICAL",
        "cryptomining,       35 100 40 40 0 20 80 0,          33.333,  Baseline,  INFORMATIONAL",
        "root takeover,      70 80 60 50 80 60 80 50,         60.976,  Medium,    MEDIUM",
        "blocked recon,      0 40 30 50 0 20 80 0,            16.748,  Baseline,  INFORMATIONAL"
    })
    void scoresAsTheReferenceDoes(String incident, String values, String score, String band, Severity severity) {
        Assessment assessment = model.assess(facts(values));

        assertThat(assessment.score().toPlainString()).isEqualTo(score);
        assertThat(assessment.band()).isEqualTo(band);
        assertThat(assessment.severity()).isEqualTo(severity);
        assertThat(assessment.decision()).isEqualTo(new Decision.Score());
    }

    @Test
    void nothingKnownScoresLowAndMayBeAnything() {
        // 6*35 + 5*40 + 4*50 + 4*50 + 2*50 + 4*60 + 3*50 + 6*50 = 1600; 100 * (1600 - 325) / 3075 = 41.4634...
        Assessment assessment = model.assess(SeverityFacts.unknown());

        assertThat(assessment.score()).hasToString("41.463");
        assertThat(assessment.interval().low()).hasToString("0.000");
        assertThat(assessment.interval().high()).hasToString("100.000");
        assertThat(assessment.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void presenceInManagementWithNothingElseKnown() {
        // Known: 5*80 + 4*60 = 640. Unknown: 6*35 + 4*50 + 2*50 + 4*60 + 3*50 + 6*50 = 1200.
        // Score 100 * (1840 - 325) / 3075 = 49.2682...
        // Unknown at least: 4*20 + 4*20 + 3*15 = 205; 100 * (845 - 325) / 3075 = 16.9105...
        // Unknown at worst: 25 * 100 = 2500; 100 * (3140 - 325) / 3075 = 91.5447...
        Assessment assessment = model.assess(SeverityFacts.unknown()
                .with(Factor.OBSERVED_ACTIVITY, "PRESENCE")
                .with(Factor.LOCATION_OF_OBSERVED_ACTIVITY, "L3_BUSINESS_NETWORK_MGMT"));

        assertThat(assessment.score()).hasToString("49.268");
        assertThat(assessment.interval().low()).hasToString("16.911");
        assertThat(assessment.interval().high()).hasToString("91.545");
    }

    @Test
    void ransomwareByAnUnknownActorInAnUnknownPlace() {
        // Known: 6*100 + 5*100 + 2*100 + 4*60 + 3*80 + 6*75 = 2230. Unknown: 4*50 + 4*50 = 400.
        // Score 100 * (2630 - 325) / 3075 = 74.9593...
        // At least: 4*30 + 4*20 = 200; 100 * (2430 - 325) / 3075 = 68.4552...
        // At worst: 4*100 + 4*100 = 800; 100 * (3030 - 325) / 3075 = 87.9674...
        Assessment assessment = model.assess(facts("100 100 - - 100 60 80 75"));

        assertThat(assessment.score()).hasToString("74.959");
        assertThat(assessment.band()).isEqualTo("High");
        assertThat(assessment.interval().low()).hasToString("68.455");
        assertThat(assessment.interval().high()).hasToString("87.967");
    }

    /** Facts whose options have these values, in the order of the factors; a dash is an unknown. */
    private SeverityFacts facts(String values) {
        Iterator<String> each = Arrays.asList(values.split(" ", -1)).iterator();
        SeverityFacts facts = SeverityFacts.unknown();
        for (Factor factor : Factor.values()) {
            String value = each.next();
            for (SeverityTable.Option option : model.table().row(factor).options()) {
                if (option.value().toPlainString().equals(value)) {
                    facts = facts.with(factor, option.id());
                }
            }
        }
        return facts;
    }
}
