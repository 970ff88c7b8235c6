package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.Detection;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Task;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.FaultyStore;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.Sketch;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An exercise is led by the playbook that the plan names for the scenario; the proposals do what lies beyond it. */
class ExercisePlaybookTest {
    private static final List<Activity> RECORDS = Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 400)
            .records());

    private final Scene.TestClock clock = new Scene.TestClock(Scene.NOON);
    private final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
    private Runnable checkpoint = () -> {};

    /** The example plan, in which an account compromise is handled by a playbook of the plan's own. */
    private static ResponsePlan planWithOwn() {
        String text = ResponsePlan.exampleText()
                .replace(
                        "scenarios:\n  - id: insider-threat",
                        "scenarios:\n  - {id: account-compromise, playbook: customer-export}\n  - id: insider-threat");
        return ResponsePlan.read("plan", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A playbook that asks a person and changes nothing. */
    private static Playbook asking() {
        return Sketch.playbook(
                "1", "", Sketch.start(), Sketch.step("1", "ask", "on_completion: <end:1>"), Sketch.end("1"));
    }

    private Incident played(IncidentResponseBuilder builder) {
        IncidentResponse response = builder.store(new FaultyStore(store, () -> checkpoint.run()))
                .clock(clock)
                .waiting(clock::passes)
                .exercise(true)
                .cloud(SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), RECORDS, clock))
                .build();
        for (Detection detection : Scene.detect(RECORDS)) {
            clock.moveTo(detection.signal().time());
            response.place(detection);
        }
        clock.passes(Duration.ofMinutes(5));
        Incident incident = response.incidents().get(0);
        Exercise exercise = new Exercise(response, clock::passes, Duration.ofMinutes(2));
        try {
            exercise.play(incident.id());
        } catch (JournalException stopped) {
            checkpoint = () -> {};
            exercise.play(incident.id());
        }
        return response.incident(incident.id()).orElseThrow();
    }

    private static IncidentResponseBuilder byExample() {
        return IncidentResponse.builder().plan(ResponsePlan.example());
    }

    @Test
    void thePlaybookOfTheScenarioIsFollowedToItsEnd() {
        Incident incident = played(byExample());

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.playbooks()).singleElement().satisfies(run -> {
            assertThat(run.started().event().name()).isEqualTo("Account compromise");
            assertThat(run.finished())
                    .hasValueSatisfying(it -> assertThat(it.event().succeeded()).isTrue());
        });
        assertThat(incident.response().actions())
                .extracting(action -> action.plan().actor())
                .contains(Automations.PLAYBOOK);
    }

    @Test
    void whatThePolicyWantsTwoPersonsForIsApprovedByTwoWhoHoldTheRoles() {
        Incident incident = played(byExample());
        ResponsePlan plan = ResponsePlan.example();

        List<IncidentAction> rolledBack = incident.response().actions().stream()
                .filter(action -> action.plan().event().actionType().equals("roll-back"))
                .toList();
        assertThat(rolledBack).isNotEmpty().allSatisfy(action -> {
            assertThat(action.approvals())
                    .extracting(it -> it.actor().id())
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            assertThat(action.approvals())
                    .allMatch(it -> plan.exerciseActors(it.event().role()).stream()
                            .anyMatch(actor -> actor.id().equals(it.actor().id())));
        });
    }

    @Test
    void whatItAsksOfPeopleIsDoneByWhoPlaysTheRoleWithANoteOfIt() {
        Incident incident = played(byExample());

        List<Task> asked = incident.work().tasks().stream()
                .filter(task -> task.title().startsWith("Keep the logs: "))
                .toList();
        assertThat(asked).singleElement().satisfies(task -> {
            assertThat(task.owner()).isEqualTo("security-analyst");
            assertThat(task.ended()).hasValueSatisfying(ended -> {
                assertThat(ended.actor()).isEqualTo(new Actor.Person("analyst-one"));
                assertThat(ended.event().outcome())
                        .startsWith("Played by analyst-one for role security-analyst; nobody and nothing outside");
            });
        });
    }

    @Test
    void nothingIsDoneTwice() {
        Incident incident = played(byExample());

        Set<String> seen = new HashSet<>();
        assertThat(incident.response().actions())
                .isNotEmpty()
                .allMatch(action -> action.state() instanceof ActionState.Verified)
                .allMatch(action -> seen.add(action.plan().event().actionType()
                        + action.plan().event().target()));
    }

    @Test
    void aStepAboutAThingThatTheIncidentHasNotIsPassedOverWithTheFactsThatDecided() {
        Incident incident = played(byExample());

        assertThat(incident.playbooks().get(0).visits())
                .filteredOn(visit -> visit.started().event().name().equals("Are there hosts?"))
                .singleElement()
                .satisfies(visit -> assertThat(visit.branches())
                        .extracting(
                                it -> it.event().branch() + ": " + it.event().because())
                        .containsExactly("false: hosts = 0, proposed.isolate-host = 0"));
    }

    @Test
    void aPlaybookOfThePlansOwnLeadsAndTheProposalsDoWhatItLeaves() {
        Incident incident =
                played(IncidentResponse.builder().plan(planWithOwn()).playbook("customer-export", asking()));

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        PlaybookRun run = incident.playbooks().get(0);
        assertThat(run.started().event().name()).isEqualTo("sketch 1");
        long over = run.finished().orElseThrow().seq();
        assertThat(incident.response().actions())
                .isNotEmpty()
                .allSatisfy(action -> {
                    assertThat(action.plan().actor()).isEqualTo(Automations.RESPONSE);
                    assertThat(action.plan().seq()).isGreaterThan(over);
                })
                .extracting(action -> action.plan().event().actionType())
                .contains("suspend-identity", "deactivate-key", "roll-back");
    }

    @Test
    void aPlaybookThatIsNotAtHandIsNotedAndTheProposalsDoAll() {
        Incident incident = played(IncidentResponse.builder().plan(planWithOwn()));

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.playbooks()).isEmpty();
        assertThat(incident.response().actions()).isNotEmpty();
        assertThat(incident.work().notes())
                .extracting(it -> it.event().text())
                .containsOnlyOnce("Playbook 'customer-export' was not followed: its document is not at hand."
                        + " What the facts call for was done without it.");
    }

    @Test
    void aPlaybookThatNeedsARoleThatThePlanHasNotIsNotedAndTheProposalsDoAll() {
        Playbook strange = Playbook.read(
                "strange",
                new String(asking().bytes(), StandardCharsets.UTF_8)
                        .replace("name: mitigating", "name: night-watch")
                        .getBytes(StandardCharsets.UTF_8));

        Incident incident =
                played(IncidentResponse.builder().plan(planWithOwn()).playbook("customer-export", strange));

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.work().notes())
                .anySatisfy(it -> assertThat(it.event().text())
                        .startsWith("The playbook was not followed: playbook 'sketch 1' is not begun:")
                        .contains("neither a role nor a duty 'night-watch'"));
    }

    @Test
    void anExerciseThatStopsInTheMidstOfAPlaybookGoesOnWithThatRun() {
        int[] reached = {0};
        checkpoint = () -> {
            // Two thirds of the way: the playbook has planned and executed something.
            if (++reached[0] == 401) {
                throw new JournalException("the disk is full");
            }
        };

        Incident incident = played(byExample());

        assertThat(reached[0]).isEqualTo(401);
        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.playbooks()).singleElement().matches(run -> !run.isRunning());
        assertThat(incident.anomalies()).isEmpty();
    }
}
