package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplePlanTest {
    @Test
    void theExampleHasNoFaults() {
        assertThat(ResponsePlan.check(ShippedFiles.bytes(ShippedFiles.EXAMPLE))).isEmpty();
    }

    @Test
    void theScenarioThatTechniquesPointToIsChosen() {
        assertThat(ResponsePlan.example()
                        .scenarioFor(List.of(Trigger.SUSPICIOUS_API_CALL), List.of(new Technique("T1562.008"))))
                .map(Scenario::id)
                .contains("defense-evasion");
    }
}
