package io.cloudir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.json.SeverityJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlanAndModelTest {
    @Test
    void aPlanThatTheSeverityModelCannotJudgeIsRefusedBeforeAnIncidentNeedsIt() {
        String words = new String(SeverityJson.shippedModelFile(), StandardCharsets.UTF_8)
                .replace("DATA_EXFILTRATED, floor", "DATA_GONE, floor")
                .replace("[PRODUCTION_HIT, DATA_EXFILTRATED]", "[PRODUCTION_HIT]");
        SeverityModel own = SeverityJson.readModel("own", words.getBytes(StandardCharsets.UTF_8));
        Clock clock = Clock.fixed(Scene.NOON, ZoneOffset.UTC);
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(MemoryJournalStore.open("default", JournalSettings.reproducible(clock)))
                .plan(ResponsePlan.example())
                .clock(clock)
                .severity(own);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "scenario 'leaked-customer-export' assumes the fact DATA_EXFILTRATED, which the severity model"
                                + " nciss-cloud 1.1.0 does not know; read the plan with that model to see where");
    }

    @Test
    void anExerciseIsNotLetExecuteOnARealCloud() {
        Clock clock = Clock.fixed(Scene.NOON, ZoneOffset.UTC);
        IncidentResponseBuilder both = IncidentResponse.builder()
                .store(MemoryJournalStore.open("default", JournalSettings.reproducible(clock)))
                .plan(ResponsePlan.example())
                .clock(clock)
                .exercise(true)
                .executeOnRealCloud();

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exercise(true) and executeOnRealCloud() exclude each other");
    }
}
