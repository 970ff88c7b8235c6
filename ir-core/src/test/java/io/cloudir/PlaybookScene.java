package io.cloudir;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.Detection;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ExerciseActor;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.CheckpointCloud;
import io.cloudir.respond.playbook.Example;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A simulated account in which something has happened, and exercise actors who do what a playbook asks of people. */
final class PlaybookScene {
    final Scene scene;
    final List<String> told = new ArrayList<>();
    private final Exercise exercise;
    private final List<Activity> records;
    private final List<Detection> detections;

    private PlaybookScene(List<Activity> records, List<Detection> detections) {
        this.scene = Scene.exerciseOn(records);
        this.exercise = new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2));
        this.records = records;
        this.detections = detections;
    }

    static PlaybookScene of(Trigger trigger) {
        List<Activity> records = Scene.parse(SimulatedDays.ofSeed(7)
                .dayWith(trigger, LocalDate.parse("2026-03-02"), 300)
                .records());
        return new PlaybookScene(records, Scene.detect(records));
    }

    /** All that was detected, placed; the incident with most signals, acknowledged. */
    IncidentId incident() {
        for (Detection detection : detections) {
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        }
        IncidentId id = scene.response.incidents().stream()
                .max(Comparator.comparingInt(
                        (Incident incident) -> incident.detection().signals().size()))
                .orElseThrow()
                .id();
        Responder person = exercise.by(exercise.actorFor(Duty.DETECTING));
        person.acknowledge(id);
        return id;
    }

    Incident incidentNow(IncidentId id) {
        return exercise.incident(id);
    }

    /** Another process on the same journals, which has an evidence store of its own. */
    IncidentResponse elsewhere() {
        return elsewhere(() -> {});
    }

    /** The same, on a cloud that reaches a checkpoint before each call. */
    IncidentResponse elsewhere(Runnable checkpoint) {
        return elsewhere(checkpoint, scene.clock);
    }

    /** The same, by a clock of its own. */
    IncidentResponse elsewhere(Runnable checkpoint, Clock clock) {
        SimulatedCloud cloud =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), records, clock);
        return IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(clock)
                .cloud(new CheckpointCloud(cloud, checkpoint))
                .executeOnRealCloud()
                .build();
    }

    /** Another process, on whose cloud nothing can be planned. */
    IncidentResponse whereNothingCanBePlanned() {
        CloudAdapter cloud =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), records, scene.clock);
        return IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(scene.clock)
                .cloud(new ForwardingCloud(cloud) {
                    @Override
                    public ChangePlan plan(ChangeRequest request) {
                        throw new CloudException.AccessDenied("iam:GetUser", "reading a user");
                    }
                })
                .build();
    }

    static Playbook own(String text) {
        return Playbook.read("own", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The example without anything to be approved. */
    static String skippingActions() {
        return Example.text().replace("severity >= MEDIUM and", "suspects == 1000 and");
    }

    /** The example with another type of action, one that people have to approve. */
    static Playbook containing(String type) {
        return own(Example.text()
                .replace("contain deactivate-key", "contain " + type)
                .replace("severity >= MEDIUM and proposed.deactivate-key", "proposed." + type));
    }

    /** A step that this library does. */
    static String byCloud(String digit, String command, String more) {
        return "<action:" + digit + ">: {type: action, name: " + command + ", agent: <x-cloud-ir:0>, commands: [{type:"
                + " x-cloud-ir, command: " + command + "}], " + more + "}";
    }

    /** The steps that a run passed, each with how it came out. */
    static List<String> course(PlaybookAnswer.Followed end) {
        return end.run().visits().stream()
                .map(visit -> visit.id() + " " + visit.started().event().name() + " "
                        + visit.finished().orElseThrow().event().outcome())
                .toList();
    }

    CloudResponder cloudBy(String person) {
        return exercise.by(new Actor.Person(person)).cloud();
    }

    CloudResponder cloud() {
        return exercise.by(Automations.RESPONSE).cloud();
    }

    PlaybookAnswer.Followed start(IncidentId id, Playbook playbook) {
        return followed(cloud().playbooks().start(id, playbook));
    }

    PlaybookAnswer.Followed advance(IncidentId id, PlaybookAnswer.Followed run) {
        return followed(cloud().playbooks().advance(id, run.run().id()));
    }

    private static PlaybookAnswer.Followed followed(PlaybookAnswer answer) {
        if (answer instanceof PlaybookAnswer.Refused refused) {
            throw new AssertionError(refused.text());
        }
        return (PlaybookAnswer.Followed) answer;
    }

    /** Follows a playbook to its end, doing what it waits for. */
    PlaybookAnswer.Followed follow(IncidentId id, Playbook playbook) {
        PlaybookAnswer.Followed now = start(id, playbook);
        for (int turn = 0; turn < 400 && now.run().isRunning(); turn++) {
            doWhatItWaitsFor(id, now);
            now = advance(id, now);
        }
        return now;
    }

    private void doWhatItWaitsFor(IncidentId id, PlaybookAnswer.Followed now) {
        boolean acted = false;
        for (PlaybookWait wait : now.waits()) {
            told.add(wait.step() + ": " + wait.what());
            if (wait.actionId().isPresent()) {
                approve(id, wait.actionId().get());
                acted = true;
            } else if (wait.taskId().isPresent()) {
                end(id, wait.taskId().get());
                acted = true;
            } else if (wait.what().contains("phase")) {
                acted |= advancePhase(id);
            }
        }
        if (!acted) {
            scene.clock.moveTo(now.lookAgain().orElse(scene.clock.instant().plusSeconds(60)));
        }
    }

    void approve(IncidentId id, String actionId) {
        for (ExerciseActor actor : scene.response.plan().exercise()) {
            for (String role : actor.roles()) {
                CloudResponder person =
                        exercise.by(new Actor.Person(actor.person())).cloud();
                if (!(person.approval(id, actionId) instanceof ApprovalStatus.Approved)) {
                    person.approve(id, actionId, role, "Played.");
                }
            }
        }
    }

    void end(IncidentId id, String taskId) {
        exercise.by(exercise.actorFor(Duty.MITIGATING)).endTask(id, taskId, true, "Played.");
    }

    /** Whoever mitigates says that what was done holds, whatever the journal knows. */
    Outcome giveWord(IncidentId id) {
        return exercise.by(exercise.actorFor(Duty.MITIGATING))
                .validateRemediations(id, Verdict.holds("I say so").because("because"));
    }

    boolean advancePhase(IncidentId id) {
        Phase phase = exercise.incident(id).phase();
        Phase next = switch (phase) {
            case DETECTED -> Phase.INVESTIGATING;
            case INVESTIGATING -> Phase.MITIGATING;
            case MITIGATING -> Phase.RECOVERING;
            default -> phase;
        };
        Outcome outcome = next == phase
                ? new Outcome.Done(exercise.incident(id))
                : exercise.advance(id, next, phase == Phase.DETECTED ? Duty.DECLARING : Duty.MITIGATING);
        told.add(outcome.text());
        return outcome instanceof Outcome.Done;
    }
}
