package io.cloudir.severity.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Severity;
import io.cloudir.severity.Assessment;
import io.cloudir.severity.Factor;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users replace the model's file; the shipped one is where they begin. */
class ModelFileTest {
    private static final String SHIPPED = new String(SeverityJson.shippedModelFile(), UTF_8);

    @Test
    void theUnknownValuesAreThoseThatTheFileExplains() {
        assertThat(SeverityJson.shippedModel().table().factors())
                .extracting(row -> row.factor().id() + " " + row.unknown().toPlainString())
                .containsExactly(
                        "functionalImpact 35",
                        "observedActivity 40",
                        "locationOfObservedActivity 50",
                        "actorCharacterization 50",
                        "informationImpact 50",
                        "recoverability 60",
                        "crossSectorDependency 50",
                        "potentialImpact 50");
    }

    @Test
    void everyFactThatHasAConstantIsInTheShippedModel() {
        assertThat(SeverityJson.shippedModel().table().facts())
                .extracting(row -> row.fact())
                .containsExactly(
                        IncidentFact.ROOT_TAKEOVER,
                        IncidentFact.ADMINISTRATOR_TAKEOVER,
                        IncidentFact.DATA_EXFILTRATED,
                        IncidentFact.PRODUCTION_HIT,
                        IncidentFact.SEVERAL_ACCOUNTS,
                        IncidentFact.PERSISTENCE,
                        IncidentFact.LATERAL_MOVEMENT,
                        IncidentFact.PUBLIC_CREDENTIALS,
                        IncidentFact.CREDENTIALS_ACCESSED,
                        IncidentFact.NON_PRODUCTION,
                        IncidentFact.NON_SENSITIVE,
                        IncidentFact.ACCESS_EXPIRED,
                        IncidentFact.NO_PERSISTENCE);
    }

    @Test
    void aReplacedNumberCounts() {
        // Observed activity now weighs 10.5 and half a point more: 10.5 * 100.
        SeverityModel heavier =
                model(changed("weight: 5", "weight: 10.5").replace("version: 1.1.0", "version: ours-2"));

        Assessment assessment = heavier.assess(SeverityFacts.unknown().with(Factor.OBSERVED_ACTIVITY, "EFFECT"));

        // Span 3075 + 550 = 3625; 6*35 + 1050 + 200 + 200 + 100 + 240 + 150 + 300 - 325 = 2125.
        assertThat(assessment.score()).hasToString("58.621");
        assertThat(assessment.model()).isEqualTo("nciss-cloud ours-2");
    }

    @Test
    void aFactOfOnesOwnMayHaveAFloor() {
        SeverityModel own = model(changed(
                "facts:\n", "facts:\n  - {id: SAFETY_AT_RISK, floor: CRITICAL, title: People may come to harm}\n"));

        assertThat(own.assess(SeverityFacts.unknown().with(new IncidentFact("SAFETY_AT_RISK")))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "schema: ir.severity-model/1|schema: ir.severity-model/9|unknown-option|unknown schema"
                        + " 'ir.severity-model/9'|use one of ir.severity-model/1",
                "name: nciss-cloud||missing-key|the key 'name' is missing|add it",
                "weight: 5|weight: 0|invalid|weight of observedActivity is 0|give it more than 0",
                "weight: 5|weight: heavy|wrong-type|expected a number of at most 40 characters, found a text|write a number"
                        + " of at most 40 characters",
                "weight: 5|weight: 1e99999999|invalid|weight of observedActivity is not a number of at most 12 digits, 6 of"
                        + " them decimals|write it shorter",
                "weight: 5|weight: [}|syntax|not well formed: expected the node content, but found '}'|look at this line and the"
                        + " one before: indentation, colons, quotes and brackets",
                "weight: 5|weight: 0.00000001|invalid|weight of observedActivity is not a number of at most 12 digits, 6 of"
                        + " them decimals|write it shorter",
                "unknown: 60|unknown: 10|invalid|unknown of recoverability is 10|give it a value from its least option, 20,"
                        + " to its worst, 100",
                "{id: REGULAR, value: 20}|{id: REGULAR, value: 120}|invalid|value of REGULAR is 120|give it 0 to 100",
                "{id: REGULAR, value: 20}|{id: regular, value: 20}|invalid|id 'regular' is not allowed|use A-Z, 0-9 and _,"
                        + " beginning with a letter, and not UNKNOWN",
                "{id: SUPPLEMENTED, value: 40}|{id: REGULAR, value: 40}|invalid|option of recoverability REGULAR is there"
                        + " twice|remove or rename one of them",
                "id: potentialImpact|id: fame|unknown-option|unknown factor 'fame'|use one of functionalImpact,"
                        + " observedActivity, locationOfObservedActivity, actorCharacterization, informationImpact,"
                        + " recoverability, crossSectorDependency, potentialImpact",
                "{id: Severe, from: 75,|{id: Severe, from: 95,|invalid|band Severe must begin below band Emergency and not be"
                        + " more severe|list the bands from the worst down",
                "{id: Baseline, from: 0,|{id: Baseline, from: 5,|invalid|no band begins at 0|let the last one do so",
                "floor: HIGH, title: The actor moved|floor: HUGE, title: The actor moved|unknown-option|unknown floor"
                        + " 'HUGE'|use one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL",
                "requires: [ACCESS_EXPIRED, NO_PERSISTENCE]|requires: [GOOD_LUCK]|invalid|ground EXPIRED_ACCESS names the"
                        + " fact GOOD_LUCK, which the model does not declare|add it to the facts or correct it",
                "requires: [ACCESS_EXPIRED, NO_PERSISTENCE]|requires: []|invalid|ground EXPIRED_ACCESS requires nothing|name"
                        + " at least one fact, or anything could be lowered",
                "{id: EXTENDED, means: EXTENDED}|{id: EXTENDED, means: LONG}|invalid|impact recoverability names the option"
                        + " LONG, which recoverability does not have|use one of its ids",
                "{severity: LOW, active: P2, inactive: P4}|{severity: LOW, active: P4, inactive: P2}|invalid|priority P2"
                        + " without an active actor is more urgent than P4 with one|swap them or make them equal",
                "- {severity: LOW, active: P2, inactive: P4}||invalid|priority for LOW is missing|add it",
                "{severity: LOW, active: P2, inactive: P4}|{severity: HIGH, active: P2, inactive: P4}|invalid|priority for"
                        + " HIGH is there twice|remove one of them",
            })
    void aFaultSaysWhatIsWrongAndWhatToDo(String from, String to, String code, String message, String fix) {
        List<Fault> faults = faults(changed(from, to == null ? "" : to));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).code()).isEqualTo(code);
        assertThat(faults.get(0).message()).isEqualTo(message);
        assertThat(faults.get(0).fix()).isEqualTo(fix);
        assertThat(faults.get(0).line()).isPositive();
    }

    @Test
    void faultsInYamlKnowLineAndColumn() {
        List<Fault> faults =
                faults(changed("weight: 5", "weight: 5\n    colour: red").replace("from: 90", "from: ninety"));

        int colour = lineOf(SHIPPED, "weight: 5") + 1;
        int from = lineOf(SHIPPED, "from: 90") + 1;
        assertThat(faults)
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.pointer())
                .containsExactly(colour + ":5 /factors/1/colour", from + ":27 /bands/0/from");
    }

    @Test
    void aliasesOfYamlAreRefused() {
        assertThat(faults(changed("version: 1.1.0", "version: &v one\n").replace("name: nciss-cloud", "name: *v")))
                .extracting(Fault::code)
                .contains("alias");
    }

    @Test
    void twentyFaultsAreTwentyReports() {
        String broken = SHIPPED.replace("value: 40}", "value: -40}").replace("value: 50}", "value: 500}");
        long expected = SHIPPED.lines()
                .filter(line -> line.contains("value: 40}") || line.contains("value: 50}"))
                .count();

        assertThat(faults(broken))
                .hasSize((int) expected)
                .extracting(Fault::line)
                .doesNotHaveDuplicates();
    }

    @Test
    void aModelMayBeJson() {
        List<Fault> faults = faults("{\"schema\": \"ir.severity-model/1\",\n \"name\": 5}");

        assertThat(faults)
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.code())
                .contains("2:10 wrong-type", "1:1 missing-key");
    }

    private static String changed(String from, String to) {
        assertThat(SHIPPED).contains(from);
        return SHIPPED.replace(from, to);
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }

    private static SeverityModel model(String text) {
        return SeverityJson.readModel("model.yaml", text.getBytes(UTF_8));
    }

    private static List<Fault> faults(String text) {
        return catchThrowableOfType(FaultyDocumentException.class, () -> model(text))
                .faults();
    }
}
