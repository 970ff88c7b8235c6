package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look at the cloud does to an incident: one in mitigation, of which nothing is contained. */
class CloudValidationTest {
    private static final List<Activity> DAY = Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 200)
            .records());

    private final Scene scene = Scene.exerciseOn(DAY);
    private IncidentId id = IncidentId.derivedFrom("none");

    @BeforeEach
    void anIncidentInMitigation() {
        Scene.detect(DAY).forEach(detection -> {
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        });
        id = scene.only().id();
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        scene.response.by(Scene.COMMANDER).cloud().investigate(id);
        assertThat(scene.commander().advance(id, Phase.MITIGATING, "")).isInstanceOf(Outcome.Done.class);
    }

    private Outcome look(Runnable whileLooking) {
        SimulatedCloud simulated =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), DAY, scene.clock);
        return IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(scene.clock)
                .cloud(new ForwardingCloud(simulated) {
                    @Override
                    public IdentityDetail identity(IdentityRequest request) {
                        whileLooking.run();
                        return super.identity(request);
                    }
                })
                .build()
                .by(new Actor.Person("engineer-one"))
                .cloud()
                .validateRemediations(id);
    }

    private List<String> journalled() {
        return scene.store.read(id, 0).stream()
                .map(JournalEntry::event)
                .filter(it ->
                        it instanceof RemediationsValidated || it instanceof NoteAdded || it instanceof PhaseChanged)
                .map(it -> it.getClass().getSimpleName())
                .toList();
    }

    @Test
    void aLookDuringWhichTheIncidentChangedIsMadeAgain() {
        AtomicInteger asked = new AtomicInteger();
        look(() -> {
            if (asked.incrementAndGet() == 1) {
                scene.commander().note(id, "meanwhile");
            }
        });

        assertThat(asked.get()).isGreaterThan(1);
        assertThat(journalled())
                .endsWith("NoteAdded", "RemediationsValidated", "PhaseChanged")
                .containsOnlyOnce("RemediationsValidated");
    }

    @Test
    void aLookAtAnIncidentThatNeverRestsIsGivenUp() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> look(() -> scene.commander().note(id, "again " + asked.incrementAndGet())))
                .isInstanceOf(ConflictException.class);
        assertThat(journalled()).doesNotContain("RemediationsValidated");
    }

    @Test
    void whatWasPlannedAndIsNotCarriedOutLeavesALookOpenUntilSomebodySaysWhy() {
        CloudResponder engineer =
                scene.response.by(new Actor.Person("engineer-two")).cloud();
        List<Proposal> proposals = engineer.proposals(id, Purpose.CONTAIN).proposals();
        for (Proposal proposal : proposals) {
            if (engineer.plan(id, proposal) instanceof PlanAnswer.Planned planned
                    && !(proposal.request() instanceof Containment.BlockAddress)
                    && !planned.plan().isEmpty()) {
                String action = planned.plan().actionId();
                scene.commander().cloud().approve(id, action, "incident-commander", "it bleeds");
                scene.response
                        .by(new Actor.Person("engineer-one"))
                        .cloud()
                        .approve(id, action, "platform-engineer", "agreed");
                scene.response.by(new Actor.Person("engineer-one")).cloud().execute(id, action);
            }
        }
        scene.clock.passes(Duration.ofMinutes(30));

        engineer.validateRemediations(id);
        assertThat(scene.only().phase()).isEqualTo(Phase.MITIGATING);
        assertThat(scene.only().progress().remediations()).hasValueSatisfying(it -> {
            assertThat(it.event().valid()).isFalse();
            assertThat(it.event().summary()).contains("planned and not carried out: block-address of", "give a reason");
        });

        engineer.validateRemediations(id, "The address belongs to a phone network.");
        assertThat(scene.only().progress().remediations())
                .hasValueSatisfying(it -> assertThat(it.event().summary())
                        .contains("engineer-two leaves it so: The address belongs to a phone network."));
    }

    @Test
    void aLookThatFindsWhatDoesNotHoldLeadsBackWithTheReason() {
        look(() -> {});

        Incident incident = scene.only();
        assertThat(incident.phase()).isEqualTo(Phase.INVESTIGATING);
        assertThat(scene.store.read(id, 0).stream().map(JournalEntry::event))
                .last()
                .isInstanceOfSatisfying(
                        PhaseChanged.class,
                        moved -> assertThat(moved.reason()).contains("acted against the account and is not contained"));
    }

    @Test
    void whatCouldNotBeLookedAtLeavesTheIncidentWhereItIs() {
        look(() -> {
            throw new CloudException.Unavailable("identities do not answer");
        });

        assertThat(scene.only().phase()).isEqualTo(Phase.MITIGATING);
        assertThat(scene.only().progress().remediations()).hasValueSatisfying(it -> {
            assertThat(it.event().valid()).isFalse();
            assertThat(it.event().summary()).contains("cannot be looked at", "identities do not answer");
        });
    }

    @Test
    void aWordThatRemediationsDoNotHoldLeadsBackToo() {
        scene.response
                .by(new Actor.Person("engineer-one"))
                .validateRemediations(id, Verdict.refuted("the key still works"));

        assertThat(scene.only().phase()).isEqualTo(Phase.INVESTIGATING);
    }

    @Test
    void aLookAtRestorationsLeavesWhatIsNotKnownToBeRestoredToPeople() {
        Responder engineer = scene.response.by(new Actor.Person("engineer-one"));
        engineer.validateRemediations(id, Verdict.holds("all is off").because("seen in the console"));
        engineer.cloud().openLongTermFixes(id);
        assertThat(scene.commander().advance(id, Phase.RECOVERING, "")).isInstanceOf(Outcome.Done.class);

        engineer.cloud().validateRestorations(id);

        assertThat(scene.only().work().tasks())
                .filteredOn(task -> task.kind() == TaskKind.RECOVERY)
                .isNotEmpty()
                .allSatisfy(
                        task -> assertThat(task.title()).startsWith("Restore ").contains("or say why it stays"));
        assertThat(scene.store.read(id, 0).stream().map(JournalEntry::event))
                .filteredOn(RestorationsValidated.class::isInstance)
                .singleElement()
                .satisfies(
                        it -> assertThat(((RestorationsValidated) it).summary()).contains("not known to be restored"));
    }
}
