package io.cloudir.severity.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import io.cloudir.testing.Edits;
import io.cloudir.testing.FaultLaws;
import java.nio.charset.StandardCharsets;

/** Whatever facts or a model say: they are judged, always alike, or have faults that each have a place. */
class SeverityFuzzTest {
    private static final SeverityModel MODEL = SeverityJson.shippedModel();
    private static final String MODEL_TEXT = new String(SeverityJson.shippedModelFile(), StandardCharsets.UTF_8);
    private static final byte[] FACTS = """
            {"ncissFactors": {"observedActivity": "PRESENCE", "functionalImpact": "LOSS_OF_CONTROL"},
             "facts": ["ROOT_TAKEOVER"], "impact": {"functional": "HIGH"}, "actor": "INACTIVE"}""".getBytes(StandardCharsets.UTF_8);

    @FuzzTest
    void anyFactsAreJudgedOrRefusedWithPlaces(byte[] facts) {
        try {
            judge(MODEL, facts);
        } catch (FaultyDocumentException refused) {
            FaultLaws.check(refused.faults(), new String(facts, StandardCharsets.UTF_8));
        }
    }

    @FuzzTest
    void anEditedModelJudgesOrIsRefusedWithPlaces(byte[] edits) {
        String text = Edits.applied(MODEL_TEXT, edits);
        SeverityModel model;
        try {
            model = SeverityJson.readModel("model.yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (FaultyDocumentException refused) {
            FaultLaws.check(refused.faults(), text);
            return;
        }
        try {
            judge(model, FACTS);
            judge(model, "{}".getBytes(StandardCharsets.UTF_8));
        } catch (FaultyDocumentException otherWords) {
            FaultLaws.check(otherWords.faults(), new String(FACTS, StandardCharsets.UTF_8));
        }
    }

    private static void judge(SeverityModel model, byte[] document) {
        SeverityFacts facts = SeverityJson.readFacts(model, "facts.json", document);
        String written = SeverityJson.write(model.assess(facts));
        assertThat(written.chars()).allMatch(c -> c >= ' ' && c < 0x7F);
        SeverityFacts again = SeverityJson.readFacts(model, "facts.json", document);
        assertThat(again).isEqualTo(facts);
        assertThat(SeverityJson.write(model.assess(again))).isEqualTo(written);
    }
}
