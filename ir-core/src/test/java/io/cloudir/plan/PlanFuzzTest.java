package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.plan.page.PlanPage;
import io.cloudir.testing.Edits;
import io.cloudir.testing.FaultLaws;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** However the example plan is changed: it is a plan that can be shown, or has faults that each have a place. */
class PlanFuzzTest {
    private static final String EXAMPLE = ResponsePlan.exampleText();

    @FuzzTest
    void anEditedPlanIsReadWholeOrRefusedWithPlaces(byte[] edits) {
        String text = Edits.applied(EXAMPLE, edits);
        byte[] document = text.getBytes(StandardCharsets.UTF_8);

        List<Fault> faults = ResponsePlan.check(document);

        if (faults.isEmpty()) {
            ResponsePlan plan = ResponsePlan.read("plan.yaml", document);
            assertThat(plan.digest()).isEqualTo(Digest.of(document));
            assertThat(ResponsePlan.read("plan.yaml", document)).isEqualTo(plan);
            assertThat(PlanPage.html(plan)).startsWith("<!DOCTYPE html>");
        } else {
            FaultLaws.check(faults, text);
            FaultyDocumentException refused =
                    catchThrowableOfType(FaultyDocumentException.class, () -> ResponsePlan.read("plan.yaml", document));
            assertThat(refused.faults()).isEqualTo(faults);
        }
    }
}
