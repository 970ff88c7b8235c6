package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.json.SeverityJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an investigation established changes the severity, and the journal says from what to what and why. */
class InvestigatedSeverityTest {
    private final Scene scene = new Scene();

    private IncidentId investigated() {
        scene.response.place(Scene.signal("s1", Scene.USER, Severity.MEDIUM, 0));
        IncidentId id = scene.only().id();
        scene.fact(id, finding("ROOT_TAKEOVER: the user may do everything, and suspects hold it."));
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        return id;
    }

    private static FindingRecorded finding(String statement) {
        return new FindingRecorded("f-" + statement.hashCode(), "severity-facts", statement, List.of(), List.of());
    }

    private List<SeverityAssessed> assessments() {
        return scene.store.read(scene.only().id(), 0).stream()
                .map(entry -> entry.event())
                .filter(SeverityAssessed.class::isInstance)
                .map(SeverityAssessed.class::cast)
                .toList();
    }

    @Test
    void anEstablishedFactRaisesTheSeverityAndTheAssessmentNamesTheChange() {
        investigated();

        assertThat(assessments()).hasSize(2);
        assertThat(assessments().get(0).change()).isEmpty();
        SeverityAssessed raised = assessments().get(1);
        assertThat(raised.floors()).contains("ROOT_TAKEOVER");
        assertThat(raised.severity()).isGreaterThan(assessments().get(0).severity());
        assertThat(raised.change().orElseThrow())
                .isEqualTo("Raised from " + assessments().get(0).severity().code() + " to "
                        + raised.severity().code() + ", from "
                        + assessments().get(0).priority() + " to "
                        + raised.priority() + ": ROOT_TAKEOVER is so now.");
    }

    @Test
    void theSameFactAgainIsNoNewAssessment() {
        IncidentId id = investigated();
        scene.fact(id, finding("ROOT_TAKEOVER: another identity may do everything, and suspects hold it."));
        scene.commander().note(id, "seen");

        assertThat(assessments()).hasSize(2);
    }

    @Test
    void aModelThatDoesNotKnowTheFactJudgesWithoutIt() {
        String words = new String(SeverityJson.shippedModelFile(), StandardCharsets.UTF_8)
                .replace("ROOT_TAKEOVER", "ROOT_LOST");
        IncidentResponse response = IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(scene.clock)
                .severity(SeverityJson.readModel("own", words.getBytes(StandardCharsets.UTF_8)))
                .build();
        response.place(Scene.signal("s1", Scene.USER, Severity.MEDIUM, 0));
        scene.fact(scene.only().id(), finding("ROOT_TAKEOVER: the user may do everything."));
        response.by(Scene.COMMANDER).acknowledge(scene.only().id());

        assertThat(assessments()).hasSize(1);
    }

    @Test
    void aFindingThatNamesNoFactOfTheStepStatesNone() {
        scene.response.place(Scene.signal("s1", Scene.USER, Severity.MEDIUM, 0));
        IncidentId id = scene.only().id();
        scene.fact(id, finding("DATA_EXFILTRATED: somebody wrote this."));
        scene.fact(id, finding("not even a fact"));
        scene.commander().acknowledge(id);
        Incident incident = scene.only();

        assertThat(assessments()).hasSize(1);
        assertThat(incident.assessment().orElseThrow().floors()).isEmpty();
    }

    private static FactsEstablished facts(String... ids) {
        return new FactsEstablished(
                Stream.of(ids)
                        .map(id -> new EstablishedFact(id, "it was seen", List.of()))
                        .toList(),
                List.of());
    }

    @Test
    void theEntryForFactsCountsAndNotTheWordsOfFindings() {
        scene.response.place(Scene.signal("s1", Scene.USER, Severity.MEDIUM, 0));
        IncidentId id = scene.only().id();
        scene.fact(id, facts("ROOT_TAKEOVER"));
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        assertThat(scene.only().assessment().orElseThrow().floors()).contains("ROOT_TAKEOVER");

        scene.fact(id, finding("LATERAL_MOVEMENT: somebody wrote this."));
        scene.commander().note(id, "seen");
        assertThat(scene.only().assessment().orElseThrow().floors()).doesNotContain("LATERAL_MOVEMENT");
    }

    @Test
    void aLowerSeverityThatAPersonFindsInOtherFactsStandsThoughAutomationKeepsToItsOwn() {
        IncidentId id = investigated();
        Severity raised = scene.only().severity().orElseThrow();

        scene.commander().assess(id, SeverityFacts.unknown(), "The suspects are our own testers.");

        assertThat(scene.only().severity().orElseThrow()).isLessThan(raised);
        scene.commander().note(id, "seen");
        assertThat(scene.only().severity().orElseThrow()).isLessThan(raised);
        assertThat(scene.only().rating().derived().orElseThrow().event().severity())
                .isEqualTo(raised);
    }

    @Test
    void aFactThatWasWithdrawnNoLongerCountsOnceAPersonAcceptsTheLowerSeverity() {
        IncidentId id = investigated();
        Severity raised = scene.only().severity().orElseThrow();
        scene.fact(
                id,
                new FactsEstablished(
                        List.of(), List.of(new EstablishedFact("ROOT_TAKEOVER", "it was another user", List.of()))));
        scene.commander().note(id, "seen");
        assertThat(scene.only().severity()).as("automation never lowers it").contains(raised);

        scene.commander().assess(id, "The fact was withdrawn.");

        assertThat(scene.only().severity().orElseThrow()).isLessThan(raised);
        assertThat(assessments().get(assessments().size() - 1).change().orElseThrow())
                .contains("ROOT_TAKEOVER");
    }
}
