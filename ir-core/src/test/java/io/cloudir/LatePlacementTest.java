package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where signals go that share an entity with an incident that is over, was merged, or began much later. */
class LatePlacementTest {
    private final Scene scene = new Scene();

    private IncidentId place(String id, Entity entity, Severity level, long minute) {
        return scene.response
                .place(signal(id, entity, level, minute))
                .incidentId()
                .orElseThrow();
    }

    @Test
    void aSignalAfterAClosedIncidentAndAFalsePositiveOpensAnother() {
        // Which of the two incidents comes first depends on their ids, so several identities go the same way.
        for (int number = 0; number < 8; number++) {
            Entity user = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/number-" + number);
            IncidentId closed = place("a" + number, user, Severity.HIGH, 0);
            scene.move(closed, Phase.DETECTED, Phase.CLOSED);
            IncidentId second = place("b" + number, user, Severity.HIGH, 1);
            assertThat(second).isNotEqualTo(closed);
            scene.move(second, Phase.DETECTED, Phase.FALSE_POSITIVE);

            String signal = "c" + number;
            Placement placement = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> scene.response.place(signal(signal, user, Severity.HIGH, 2)));

            assertThat(placement).isInstanceOf(Placement.Opened.class);
            assertThat(placement.incidentId().orElseThrow()).isNotIn(closed, second);
        }
    }

    @Test
    void aWeakSignalAfterTheWatchOpensNothing() {
        IncidentId closed = place("a", USER, Severity.HIGH, 0);
        scene.move(closed, Phase.DETECTED, Phase.CLOSED);

        assertThat(scene.response.place(signal("weak", USER, Severity.LOW, 1))).isEqualTo(new Placement.Noted());
        assertThat(scene.response.incidents()).hasSize(1);
    }

    @Test
    void whatHappenedLongBeforeAWatchedIncidentDoesNotReopenIt() {
        IncidentId watched = place("a", USER, Severity.HIGH, 0);
        scene.move(watched, Phase.DETECTED, Phase.RECOVERING);
        scene.fact(watched, new WatchStarted(NOON.plus(Duration.ofDays(7))));

        Placement old = scene.response.place(
                signal("old", USER, Severity.HIGH, -Duration.ofDays(3).toMinutes()));

        assertThat(old).isInstanceOf(Placement.Opened.class);
        assertThat(scene.response.incident(watched).orElseThrow().phase()).isEqualTo(Phase.RECOVERING);
    }

    @Test
    void whatTheScopeOfAMergedIncidentNamedBelongsToTheOneThatTookOver() {
        Entity made = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/named-in-scope");
        IncidentId source = place("a", USER, Severity.HIGH, 0);
        scene.commander().establishScope(source, new ScopeEstablished("one more user", List.of(made), true, false));
        IncidentId target = place("b", Scene.OTHER, Severity.HIGH, 1);
        scene.commander().merge(source, target, "one and the same");

        Placement placement = scene.response.place(signal("c", made, Severity.HIGH, 2));

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Attached.class,
                        it -> assertThat(it.incident()).isEqualTo(target));
    }

    @Test
    void aSignalJoinsWhatAnotherNodeOpenedForWhatTheyShare() {
        IncidentResponse other = scene.node("other");
        IncidentId here = scene.response
                .place(signal("a", USER, Severity.HIGH, 0, USER.id(), "198.51.100.7"))
                .incidentId()
                .orElseThrow();

        Placement there = other.place(signal("b", Scene.OTHER, Severity.HIGH, 1, Scene.OTHER.id(), "198.51.100.7"));

        assertThat(there)
                .isInstanceOfSatisfying(
                        Placement.Attached.class,
                        it -> assertThat(it.incident()).isEqualTo(here));
    }
}
