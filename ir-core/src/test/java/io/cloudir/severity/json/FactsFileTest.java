package io.cloudir.severity.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Severity;
import io.cloudir.severity.ActorActivity;
import io.cloudir.severity.Factor;
import io.cloudir.severity.ImpactCategory;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.LoweringRequest;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.SeverityOverride;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Severity facts as people write them, and the assessment as programs read it. */
class FactsFileTest {
    private final SeverityModel model = SeverityJson.shippedModel();

    @Test
    void everythingThatFactsMaySayIsRead() {
        SeverityFacts facts = read("""
                {"ncissFactors": {"observedActivity": "PRESENCE", "recoverability": "UNKNOWN",
                                  "functionalImpact": "LOSS_OF_CONTROL"},
                 "facts": ["ROOT_TAKEOVER", "PRODUCTION_IMPACTED", "ROOT_TAKEOVER"],
                 "impact": {"functional": "HIGH", "information": "UNKNOWN"},
                 "actor": "INACTIVE",
                 "lowering": {"reason": "a sandbox"},
                 "override": {"severity": "LOW", "person": "lead", "reason": "a drill"}}""");

        assertThat(facts)
                .isEqualTo(SeverityFacts.unknown()
                        .with(Factor.OBSERVED_ACTIVITY, "PRESENCE")
                        .with(Factor.FUNCTIONAL_IMPACT, "DENIAL_OF_CRITICAL_LOSS_OF_CONTROL")
                        .with(IncidentFact.ROOT_TAKEOVER)
                        .with(IncidentFact.PRODUCTION_HIT)
                        .with(ImpactCategory.FUNCTIONAL, "HIGH")
                        .with(ActorActivity.INACTIVE)
                        .with(new LoweringRequest("a sandbox"))
                        .with(new SeverityOverride(Severity.LOW, "lead", "a drill")));
    }

    @Test
    void anEmptyObjectKnowsNothing() {
        assertThat(read("{}")).isEqualTo(SeverityFacts.unknown());
        assertThat(read("\uFEFF{}")).isEqualTo(SeverityFacts.unknown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"factors\":{}}|1:2|unknown-key|unknown key 'factors'|use one of ncissFactors, facts, impact, actor,"
                        + " lowering, override",
                "{\"ncissFactors\":{\"colour\":\"RED\"}}|1:18|unknown-key|unknown key 'colour'|use one of functionalImpact,"
                        + " observedActivity, locationOfObservedActivity, actorCharacterization, informationImpact,"
                        + " recoverability, crossSectorDependency, potentialImpact",
                "{\"ncissFactors\":{\"recoverability\":\"EASY\"}}|1:35|unknown-option|unknown option of recoverability"
                        + " 'EASY'|use one of REGULAR, SUPPLEMENTED, EXTENDED, NOT_RECOVERABLE, UNKNOWN",
                "{\"facts\":[\"ALIENS\"]}|1:11|unknown-option|unknown fact 'ALIENS'|use one of ROOT_TAKEOVER,"
                        + " ADMINISTRATOR_TAKEOVER, DATA_EXFILTRATED, PRODUCTION_HIT, SEVERAL_ACCOUNTS, PERSISTENCE,"
                        + " LATERAL_MOVEMENT, PUBLIC_CREDENTIALS, CREDENTIALS_ACCESSED, NON_PRODUCTION, NON_SENSITIVE, ACCESS_EXPIRED,"
                        + " NO_PERSISTENCE",
                "{\"impact\":{\"functional\":\"SOME\"}}|1:25|unknown-option|unknown functional impact 'SOME'|use one of"
                        + " NONE, LOW, MEDIUM, HIGH, UNKNOWN",
                "{\"actor\":\"SLEEPING\"}|1:10|unknown-option|unknown actor activity 'SLEEPING'|use one of ACTIVE,"
                        + " INACTIVE, UNKNOWN",
                "{\"facts\":\"ROOT_TAKEOVER\"}|1:10|wrong-type|expected an array, found a text|write an array",
                "{\"facts\":[1]}|1:11|wrong-type|expected a text, found a number|write a text",
                "{\"impact\":[]}|1:11|wrong-type|expected an object, found an array|write an object",
                "{\"impact\":null}|1:11|wrong-type|expected an object, found null|write an object",
                "{\"impact\":true}|1:11|wrong-type|expected an object, found a truth value|write an object",
                "{\"facts\":[\" \"]}|1:11|blank|the text is blank|give it a value",
                "{\"facts\":[],\"facts\":[]}|1:13|duplicate-key|the key 'facts' is there twice, first on line 1|keep one"
                        + " of the two",
                "{} {}|1:4|trailing-content|there is more after the end of the document|remove it, or put it into a"
                        + " document of its own",
                "{\"lowering\":{}}|1:13|missing-key|the key 'reason' is missing|add it",
                "{\"override\":{\"severity\":\"LOW\",\"reason\":\"why\"}}|1:13|missing-key|the key 'person' is missing|add"
                        + " it",
                "{\"override\":{\"severity\":\"HUGE\",\"person\":\"lead\",\"reason\":\"why\"}}|1:25|unknown-option|unknown"
                        + " severity 'HUGE'|use one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL",
            })
    void aFaultSaysWhereItIsWhatIsWrongAndWhatToDo(String json, String place, String code, String message, String fix) {
        List<Fault> faults = faults(json.getBytes(UTF_8));

        assertThat(faults).hasSize(1);
        Fault fault = faults.get(0);
        assertThat(fault.line() + ":" + fault.column()).isEqualTo(place);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.message()).isEqualTo(message);
        assertThat(fault.fix()).isEqualTo(fix);
    }

    @Test
    void allFaultsAreReportedAtOnceInDocumentOrder() {
        FaultyDocumentException thrown = refused("""
                {
                  "facts": ["ALIENS", 7],
                  "actor": "ASLEEP",
                  "impact": {"functional": "LARGE", "colour": "RED"},
                  "facts": []
                }""".getBytes(UTF_8));

        assertThat(thrown.faults())
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.pointer() + " " + fault.code())
                .containsExactly(
                        "2:13 /facts/0 unknown-option",
                        "2:23 /facts/1 wrong-type",
                        "3:12 /actor unknown-option",
                        "4:28 /impact/functional unknown-option",
                        "4:37 /impact/colour unknown-key",
                        "5:3 /facts duplicate-key");
        assertThat(thrown.getMessage())
                .startsWith("facts.json:2:13: unknown fact 'ALIENS'; use one of ROOT_TAKEOVER, ");
    }

    @Test
    void whatIsNotWellFormedEndsTheReadingAtItsPlace() {
        List<Fault> faults = faults("{\"facts\":\n [\"ROOT_TAKEOVER\",}".getBytes(UTF_8));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).code()).isEqualTo("syntax");
        assertThat(faults.get(0).line()).isEqualTo(2);
        assertThat(faults.get(0).message()).startsWith("not well formed: ");
    }

    @Test
    void aTruncatedDocumentIsRefused() {
        assertThat(faults("{\"facts\":[".getBytes(UTF_8)))
                .extracting(Fault::code)
                .containsExactly("syntax");
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThat(faults(new byte[0])).extracting(Fault::message).containsExactly("the document is empty");
    }

    @Test
    void deepNestingIsRefusedWithoutReadingOn() {
        String deep = "{\"facts\":" + "[".repeat(100_000);

        assertThat(faults(deep.getBytes(UTF_8)))
                .extracting(Fault::message)
                .containsExactly("nested deeper than 20 levels");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAtTheirPlace() {
        List<Fault> faults = faults("{\n \"facts\": [\"\u00e9\"]}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults)
                .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.message())
                .containsExactly("2:12 unknown fact '\uFFFD'", "2:13 byte 0xE9 does not belong to any UTF-8 character");
        assertThat(faults("{}".getBytes(StandardCharsets.UTF_16))).hasSize(1);
    }

    @Test
    void aDocumentBeyondTheLimitIsRefused() {
        assertThat(faults(new byte[(1 << 20) + 1]))
                .extracting(Fault::message)
                .containsExactly("the document has 1048577 bytes; at most 1048576 are read");
    }

    @Test
    void hostileTextInAMessageIsMadePrintable() {
        assertThat(faults("{\"actor\":\"\\u001b[31m\\u202e\"}".getBytes(UTF_8)))
                .extracting(Fault::message)
                .containsExactly("unknown actor activity '\uFFFD[31m\uFFFD'");
    }

    @Test
    void anAssessmentIsOneLineOfJsonInAFixedOrder() {
        String json = SeverityJson.write(model.assess(read("""
                {"ncissFactors": {"functionalImpact": "NO_IMPACT_TO_SERVICES", "observedActivity": "PRESENCE",
                  "locationOfObservedActivity": "L3_BUSINESS_NETWORK_MGMT", "actorCharacterization": "CRIMINAL",
                  "informationImpact": "PRIVACY_DATA_LOSS", "recoverability": "REGULAR",
                  "crossSectorDependency": "INFORMATION_TECHNOLOGY", "potentialImpact": "LOW"},
                 "facts": ["PUBLIC_CREDENTIALS"]}""")));

        assertThat(json)
                .startsWith("{\"schema\":\"ir.assessment/1\",\"severity\":\"HIGH\",\"priority\":\"P1\","
                        + "\"priorityReason\":\"HIGH is P1 while the actor may be at work, which is assumed until it is known;"
                        + " else P2\",\"score\":35.935,"
                        + "\"band\":\"Low\",\"interval\":{\"low\":35.935,\"high\":35.935},"
                        + "\"decidedBy\":\"floor:PUBLIC_CREDENTIALS\","
                        + "\"computed\":{\"severity\":\"HIGH\",\"decidedBy\":\"floor:PUBLIC_CREDENTIALS\"},"
                        + "\"model\":\"nciss-cloud 1.1.0\",\"factors\":[{\"name\":\"functionalImpact\","
                        + "\"option\":\"NO_IMPACT_TO_SERVICES\",\"basis\":\"STATED\",\"value\":20,\"weight\":6,"
                        + "\"contribution\":3.902},")
                .contains("],\"floors\":[\"PUBLIC_CREDENTIALS\"],\"notes\":[],\"counterfactuals\":[{\"if\":"
                        + "\"ROOT_TAKEOVER was so\",\"then\":\"CRITICAL\"},")
                .contains("{\"if\":\"PUBLIC_CREDENTIALS was not so\",\"then\":\"LOW\"}")
                .endsWith("]}")
                .doesNotContain("\n");
    }

    @Test
    void aScoreOfNothingStillHasThreeDecimals() {
        assertThat(SeverityJson.write(model.assess(SeverityFacts.unknown())))
                .contains("\"interval\":{\"low\":0.000,\"high\":100.000}");
    }

    @Test
    void whatAPersonWroteCannotActOnATerminal() {
        SeverityFacts facts =
                SeverityFacts.unknown().with(new SeverityOverride(Severity.LOW, "l\u00e9ad", "\u001b[2Jgone\u009b"));

        assertThat(SeverityJson.write(model.assess(facts))).isPrintable().contains("l\\u00E9ad");
    }

    @Test
    void theVocabularyListsEveryAllowedWord() {
        assertThat(model.table().vocabulary())
                .containsKeys("ncissFactors.functionalImpact", "facts", "impact.information", "actor")
                .containsEntry(
                        "ncissFactors.recoverability",
                        List.of("REGULAR", "SUPPLEMENTED", "EXTENDED", "NOT_RECOVERABLE", "UNKNOWN"));
    }

    @Test
    void theFileNameIsMadePrintable() {
        assertThatThrownBy(() -> SeverityJson.readFacts(model, "a\nb.json", new byte[0]))
                .hasMessage("a\uFFFDb.json:1:1: the document is empty; write an object into it");
    }

    private SeverityFacts read(String json) {
        return SeverityJson.readFacts(model, "facts.json", json.getBytes(UTF_8));
    }

    private List<Fault> faults(byte[] bytes) {
        return refused(bytes).faults();
    }

    private FaultyDocumentException refused(byte[] bytes) {
        return catchThrowableOfType(
                FaultyDocumentException.class, () -> SeverityJson.readFacts(model, "facts.json", bytes));
    }
}
