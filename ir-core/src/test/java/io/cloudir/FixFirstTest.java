package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What watches the account is mended first, and the facade hands on where and for how long the cloud is asked. */
class FixFirstTest {
    private static final List<Activity> DAY = Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 200)
            .records());

    private final Scene scene = Scene.exerciseOn(DAY);
    private final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(scene.clock));
    private final EvidenceStore evidence = new MemoryEvidenceStore();
    private final SimulatedCloud cloud =
            SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), DAY, scene.clock);

    private IncidentResponse response(CloudAdapter adapter, IncidentResponseBuilder builder) {
        IncidentResponse response = builder.store(store)
                .plan(ResponsePlan.example())
                .clock(scene.clock)
                .exercise(true)
                .evidence(evidence)
                .cloud(adapter)
                .build();
        Scene.detect(DAY).forEach(detection -> {
            scene.clock.moveTo(detection.signal().time());
            response.place(detection);
        });
        IncidentId id = response.incidents().get(0).id();
        response.by(Scene.COMMANDER).acknowledge(id);
        response.by(Scene.COMMANDER).advance(id, Phase.INVESTIGATING, "");
        return response;
    }

    @Test
    void aBrokenTrailIsPlannedToBeMendedBeforeAnythingElse() {
        CloudAdapter blind = new ForwardingCloud(cloud) {
            @Override
            public ControlPlane controlPlane() {
                return new ControlPlane(List.of(ControlPlane.Check.of(
                        ControlPlane.Kind.AUDIT_LOG, "audit-trail:main", ControlPlane.Health.OFF, "deleted")));
            }
        };
        IncidentResponse response = response(blind, IncidentResponse.builder());
        IncidentId id = response.incidents().get(0).id();
        CloudResponder analyst = response.by(new Actor.Person("analyst-one")).cloud();
        InvestigationResult result = analyst.investigate(id);

        assertThat(result.fixFirst()).isNotEmpty();
        assertThat(result.findings().get(0).step()).isEqualTo("control-plane");
        assertThat(analyst.plan(id, result.fixFirst().get(0))).isInstanceOf(PlanAnswer.Planned.class);
        assertThat(store.read(id, 0))
                .extracting(JournalEntry::event)
                .filteredOn(ActionPlanned.class::isInstance)
                .singleElement()
                .extracting(event -> ((ActionPlanned) event).actionType())
                .isEqualTo(result.fixFirst().get(0).request().type());
    }

    @Test
    void anInvestigationThroughTheFacadeAsksOnItsExecutorAndFindsTheSame() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            IncidentResponse response =
                    response(cloud, IncidentResponse.builder().executor(pool));
            IncidentId id = response.incidents().get(0).id();
            CloudResponder analyst =
                    response.by(new Actor.Person("analyst-one")).cloud();
            // What the first one finds belongs to what the incident is about when it is investigated again.
            analyst.investigate(id);
            InvestigationResult there = analyst.investigate(id);
            InvestigationResult here = IncidentResponse.builder()
                    .store(store)
                    .plan(ResponsePlan.example())
                    .clock(scene.clock)
                    .evidence(evidence)
                    .cloud(cloud)
                    .build()
                    .by(new Actor.Person("analyst-one"))
                    .cloud()
                    .investigate(id);

            assertThat(here.findings()).isEqualTo(there.findings());
            assertThat(here.scope()).isEqualTo(there.scope());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theLimitOfAStepIsHandedOn() {
        IncidentResponse response =
                response(cloud, IncidentResponse.builder().executor(task -> {}).stepLimit(Duration.ofMillis(5)));
        IncidentId id = response.incidents().get(0).id();

        assertThat(response.by(new Actor.Person("analyst-one"))
                        .cloud()
                        .investigate(id)
                        .findings())
                .extracting(FindingRecorded::statement)
                .anyMatch(text -> text.contains("the control plane did not answer (no answer within 0.005s)"));
    }

    @Test
    void theGraphOfAnIncidentIsReadFromItsJournalAndEvidence() {
        IncidentResponse response = response(cloud, IncidentResponse.builder());
        IncidentId id = response.incidents().get(0).id();
        EntityGraph graph = response.graph(id);

        assertThat(graph.edges()).isNotEmpty();
        assertThat(graph).isEqualTo(response.graph(id));
    }
}
