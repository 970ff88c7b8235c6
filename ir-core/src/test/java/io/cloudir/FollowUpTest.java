package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows by the response plan, and what time alone makes due. */
class FollowUpTest {
    private final Scene scene = new Scene();

    private IncidentId open() {
        return scene.response
                .place(signal("a", USER, Severity.HIGH, 0))
                .incidentId()
                .orElseThrow();
    }

    @Test
    void anOpenedIncidentIsAssessedAndItsClocksRun() {
        open();

        Incident incident = scene.only();
        assertThat(incident.severity()).isPresent();
        Duration target = scene.response
                .plan()
                .targetsOf(incident.priority().orElseThrow())
                .acknowledge();
        assertThat(incident.work().deadlines())
                .extracting(Deadline::title)
                .contains("A person takes notice", "The damage no longer grows", "Operations are back to normal");
        assertThat(incident.work().deadlines())
                .anySatisfy(deadline -> assertThat(deadline.due()).isEqualTo(NOON.plus(target)));
    }

    @Test
    void acknowledgingAnswersItsClock() {
        IncidentId id = open();
        scene.commander().acknowledge(id);

        assertThat(scene.only().work().deadlines())
                .filteredOn(deadline -> deadline.id().startsWith("acknowledge"))
                .isNotEmpty()
                .noneMatch(Deadline::isOpen);
    }

    @Test
    void aHigherPriorityStartsTighterClocksFromThenOn() {
        IncidentId id = open();
        scene.clock.passes(Duration.ofMinutes(10));
        scene.commander().override(id, Severity.CRITICAL, Priority.P1, "production is down");

        Instant due = scene.clock
                .instant()
                .plus(scene.response.plan().targetsOf(Priority.P1).contain());
        assertThat(scene.only().work().deadlines()).extracting(Deadline::due).contains(due);
    }

    @Test
    void aGraveIncidentOpensATaskForEveryOutsideContactItConcernsAndSendsNothing() {
        IncidentId id = open();
        scene.commander().override(id, Severity.CRITICAL, Priority.P1, "customer data");

        long concerned = scene.response.plan().externalContacts().stream()
                .filter(contact -> contact.concerns(scene.only().scenario(), Severity.CRITICAL))
                .count();
        assertThat(concerned).isPositive();
        assertThat(scene.only().work().tasks())
                .filteredOn(task -> task.kind() == TaskKind.CONTACT)
                .hasSize((int) concerned)
                .allMatch(Task::isOpen);
    }

    @Test
    void onceTheScopeIsKnownTheIncidentIsCalledWhatItTurnedOutToBe() {
        IncidentId id = open();
        scene.response.place(signal("b", Scene.OTHER, Severity.HIGH, 1, USER.id(), ""));
        scene.response.place(signal("c", Scene.OTHER, Severity.HIGH, 2, Scene.OTHER.id(), ""));
        scene.response.place(signal("d", Scene.OTHER, Severity.HIGH, 3, Scene.OTHER.id(), ""));
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        assertThat(scene.only().title()).contains(USER.id());

        scene.commander().establishScope(id, new ScopeEstablished("two users", List.of(USER), true, false));

        assertThat(scene.only().title()).contains(Scene.OTHER.id());
        assertThat(scene.only().detection().reclassified()).isPresent();
    }

    @Test
    void whoeverOnlyFailedNamesAnIncidentOnlyIfNobodyGotFurther() {
        IncidentId id = open();
        scene.response.place(signal("b", Scene.OTHER, Severity.HIGH, 1, USER.id(), "", "AccessDenied"));
        scene.response.place(signal("c", Scene.OTHER, Severity.HIGH, 2, Scene.OTHER.id(), "", "AccessDenied"));
        scene.response.place(signal("d", Scene.OTHER, Severity.HIGH, 3, Scene.OTHER.id(), "", "AccessDenied"));
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        scene.commander().establishScope(id, new ScopeEstablished("two users", List.of(USER), true, false));
        assertThat(scene.only().title()).contains(Scene.OTHER.id());

        scene.response.place(signal("e", USER, Severity.HIGH, 4, USER.id(), ""));

        assertThat(scene.only().title()).contains(USER.id());
    }

    @Test
    void followingUpTwiceChangesNothing() {
        IncidentId id = open();
        scene.commander().acknowledge(id);
        long version = scene.only().version();

        scene.commander().acknowledge(id);

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void anIncidentThatNobodyNoticesIsEscalatedStepByStepAndItsDeadlineIsMissedOnce() {
        open();
        Duration first = scene.response.plan().escalation().get(0).after();
        scene.clock.passes(first);
        scene.response.runDue(scene.clock.instant());
        scene.response.runDue(scene.clock.instant());
        assertThat(scene.only().work().escalations()).hasSize(1);

        scene.clock.passes(Duration.ofDays(30));
        scene.response.runDue(scene.clock.instant());
        long version = scene.only().version();
        scene.response.runDue(scene.clock.instant());

        assertThat(scene.only().version()).isEqualTo(version);
        assertThat(scene.only().work().escalations())
                .hasSize(scene.response.plan().escalation().size());
        assertThat(scene.only().work().deadlines())
                .allMatch(deadline -> deadline.missed().isPresent());
    }

    @Test
    void whatIsDueNextIsTheNextEscalationOrClock() {
        open();
        Optional<Instant> next = scene.response.runDue(scene.clock.instant());

        assertThat(next).isPresent();
        assertThat(next.get())
                .isAfter(NOON)
                .isBeforeOrEqualTo(
                        NOON.plus(scene.response.plan().escalation().get(0).after()));
    }

    @Test
    void comingBackAtEachInstantThatWasNamedMissesEveryDeadline() {
        open();
        Optional<Instant> next = scene.response.runDue(scene.clock.instant());
        while (next.isPresent()) {
            scene.clock.moveTo(next.get());
            next = scene.response.runDue(next.get());
        }

        assertThat(scene.only().work().deadlines())
                .isNotEmpty()
                .allMatch(deadline -> deadline.missed().isPresent());
    }

    @Test
    void whatOldLogsTellIsNotEscalatedBeforeAnybodyCouldTakeNotice() {
        scene.response.place(
                signal("a", USER, Severity.HIGH, -Duration.ofDays(2).toMinutes()));

        scene.response.runDue(scene.clock.instant());
        assertThat(scene.only().work().escalations()).isEmpty();

        scene.clock.passes(scene.response.plan().escalation().get(0).after());
        scene.response.runDue(scene.clock.instant());
        assertThat(scene.only().work().escalations()).hasSize(1);
    }

    @Test
    void whatFollowsIsDecidedOnceAlthoughAnotherNodeIsFasterInBetween() {
        IncidentResponse other = scene.node("other");
        int[] reached = {0};
        scene.atEachAppend(() -> {
            if (++reached[0] == 3) { // the signal is placed, and the severity is about to be appended
                other.place(signal("b", USER, Severity.HIGH, 0));
            }
        });

        IncidentId id = open();

        assertThat(reached[0]).isGreaterThanOrEqualTo(3);
        assertThat(scene.store.read(id, 0))
                .filteredOn(
                        entry -> entry.event() instanceof SeverityAssessed || entry.event() instanceof DeadlineStarted)
                .hasSize(1 + scene.only().work().deadlines().size());
    }

    @Test
    void anIncidentThatIsOverIsFollowedByNothing() {
        IncidentId id = open();
        scene.move(id, Phase.DETECTED, Phase.CLOSED);
        long version = scene.only().version();

        scene.commander().override(id, Severity.CRITICAL, Priority.P1, "worse than it looked");

        assertThat(scene.only().version()).isEqualTo(version + 1);
    }
}
