package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ir severity}: scores by hand, floors, and what it says to wrong facts. */
class SeverityTest {
    @TempDir
    private Path folder;

    /** Scores computed by hand as 100 (sum of weight times value - 325) / 3075. */
    @ParameterizedTest
    @CsvSource({
        "NO_IMPACT,NONE,L1_BUSINESS_DMZ,HACKTIVISTS,NO_IMPACT,REGULAR,NUCLEAR,MINIMAL,0.000,Baseline,INFORMATIONAL",
        "DENIAL_OF_CRITICAL_LOSS_OF_CONTROL,EFFECT,L7_SAFETY_SYSTEMS,APT_TARGETED,DESTRUCTION_OF_CRITICAL_SYSTEM,"
                + "NOT_RECOVERABLE,ENERGY,SEVERE,100.000,Emergency,CRITICAL",
        "NO_IMPACT_TO_SERVICES,PRESENCE,L3_BUSINESS_NETWORK_MGMT,CRIMINAL,PRIVACY_DATA_LOSS,REGULAR,"
                + "INFORMATION_TECHNOLOGY,LOW,35.935,Low,LOW",
        "DENIAL_OF_CRITICAL_LOSS_OF_CONTROL,EFFECT,L4_CRITICAL_SYSTEM_DMZ,CRIMINAL,DESTRUCTION_OF_CRITICAL_SYSTEM,EXTENDED,"
                + "INFORMATION_TECHNOLOGY,HIGH,76.260,Severe,CRITICAL",
        "MINIMAL_IMPACT_TO_NON_CRITICAL_SERVICES,EFFECT,L2_BUSINESS_NETWORK,CRIMINAL,NO_IMPACT,REGULAR,"
                + "INFORMATION_TECHNOLOGY,MINIMAL,33.333,Baseline,INFORMATIONAL",
        "SIGNIFICANT_TO_CRITICAL,PRESENCE,L3_BUSINESS_NETWORK_MGMT,UNKNOWN,CORE_CREDENTIAL_COMPROMISE,EXTENDED,"
                + "INFORMATION_TECHNOLOGY,MODERATE,60.976,Medium,MEDIUM",
        "NO_IMPACT,PREPARE,L1_BUSINESS_DMZ,UNKNOWN,NO_IMPACT,REGULAR,INFORMATION_TECHNOLOGY,MINIMAL,16.748,Baseline,"
                + "INFORMATIONAL"
    })
    void goldenVectorsHaveTheirScores(
            String functional,
            String observed,
            String location,
            String actor,
            String information,
            String recoverability,
            String sector,
            String potential,
            String score,
            String band,
            String severity) {
        String facts =
                """
                {"ncissFactors":{"functionalImpact":"%s","observedActivity":"%s","locationOfObservedActivity":"%s",
                "actorCharacterization":"%s","informationImpact":"%s","recoverability":"%s",
                "crossSectorDependency":"%s","potentialImpact":"%s"}}
                """.formatted(functional, observed, location, actor, information, recoverability, sector, potential);

        Tool told = severity(facts);

        assertThat(told.code()).isZero();
        assertThat(told.out()).contains("\"score\":" + score + ",");
        JsonNode assessment = Trail.json(told.out());
        assertThat(assessment.get("band").asText()).isEqualTo(band);
        assertThat(assessment.get("severity").asText()).isEqualTo(severity);
        assertThat(assessment.get("decidedBy").asText()).isEqualTo("score");
        assertThat(assessment.get("factors")).hasSize(8);
        assertThat(assessment.get("factors").get(0).fieldNames())
                .toIterable()
                .contains("name", "value", "weight", "contribution");
    }

    @ParameterizedTest
    @CsvSource({
        "ROOT_TAKEOVER,CRITICAL",
        "ADMINISTRATOR_TAKEOVER,CRITICAL",
        "DATA_EXFILTRATED,CRITICAL",
        "PRODUCTION_HIT,CRITICAL",
        "SEVERAL_ACCOUNTS,CRITICAL",
        "PERSISTENCE,HIGH",
        "LATERAL_MOVEMENT,HIGH",
        "PUBLIC_CREDENTIALS,HIGH",
        "CREDENTIALS_ACCESSED,HIGH"
    })
    void aFloorDecidesWhatTheScoreUnderrates(String fact, String severity) {
        JsonNode assessment =
                Trail.json(severity("{\"facts\":[\"" + fact + "\"]}").out());

        assertThat(assessment.get("severity").asText()).isEqualTo(severity);
        assertThat(assessment.get("decidedBy").asText()).isEqualTo("floor:" + fact);
        assertThat(assessment.get("floors").get(0).asText()).isEqualTo(fact);
        assertThat(assessment.get("interval").get("low").decimalValue()).isZero();
        assertThat(assessment.get("interval").get("high").asInt()).isEqualTo(100);
        assertThat(assessment.get("counterfactuals").get(0).fieldNames())
                .toIterable()
                .containsExactly("if", "then");
    }

    @Test
    void everyFaultOfTheFactsIsToldWithItsPlaceAndFix() {
        Tool told = severity("{\"ncissFactors\":{\"functionalImpact\":\"BOGUS\",\"nope\":\"X\"},\n"
                + "\"facts\":[\"A\"],\"impact\":{\"functional\":\"Z\"},\"extra\":1}");

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines().toList())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).matches("ir: error: .*facts\\.json:\\d+:\\d+: .+; .+"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"facts\":", "[]", "{\"facts\":[],\"facts\":[]}", "''", "nonsense", "{\"facts\":{}}"})
    void whatIsNoDocumentOfFactsIsAnInputError(String text) {
        assertThat(severity(text)).returns(ExitCode.INPUT, Tool::code).returns("", Tool::out);
    }

    @Test
    void theHelpListsTheWords() {
        assertThat(Tool.run("severity", "--help").out())
                .contains(
                        "DENIAL_OF_CRITICAL_LOSS_OF_CONTROL",
                        "ROOT_TAKEOVER",
                        "CREDENTIALS_ACCESSED",
                        "NOT_RECOVERABLE",
                        "UNKNOWN");
    }

    private Tool severity(String facts) {
        return Tool.run(
                "severity", Trail.write(folder.resolve("facts.json"), facts).toString());
    }
}
