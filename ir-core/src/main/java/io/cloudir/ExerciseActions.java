package io.cloudir;

import io.cloudir.incident.Phase;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ExerciseActor;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of an exercise that changes the cloud: planned, approved by who may, executed, read back, validated. */
final class ExerciseActions {
    private static final Duration READ_BACK = Duration.ofMinutes(5);

    private final Exercise exercise;
    private final IncidentId id;

    ExerciseActions(Exercise exercise, IncidentId id) {
        this.exercise = exercise;
        this.id = id;
    }

    Outcome mitigate() {
        Optional<Outcome.Refused> stopped = act(Purpose.CONTAIN);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        endTasks(Duty.MITIGATING, TaskKind.RESPONSE);
        exercise.by(Automations.RESPONSE).cloud().openLongTermFixes(id);
        exercise.pause();
        exercise.by(Automations.RESPONSE).cloud().validateRemediations(id);
        exercise.pause();
        return exercise.advance(id, Phase.RECOVERING, Duty.MITIGATING);
    }

    Outcome recover() {
        Optional<Outcome.Refused> stopped = act(Purpose.RECOVER);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        endTasks(Duty.RECOVERING, TaskKind.RESPONSE);
        endTasks(Duty.RECOVERING, TaskKind.RECOVERY);
        exercise.pause();
        exercise.by(Automations.RESPONSE).cloud().validateRestorations(id);
        return exercise.by(exercise.actorFor(Duty.RECOVERING)).startWatch(id);
    }

    /** What only people can do, the exercise actors do: the journal says that it was played. */
    private void endTasks(Duty duty, TaskKind kind) {
        Responder person = exercise.by(exercise.actorFor(duty));
        for (Task task : exercise.incident(id).work().tasks()) {
            if (task.isOpen() && task.kind() == kind) {
                person.endTask(id, task.id(), true, "Played: done by hand in the exercise.");
            }
        }
    }

    private Optional<Outcome.Refused> act(Purpose purpose) {
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        Proposals proposals = cloud.proposals(id, purpose);
        cloud.openTasks(id, proposals.leftOut());
        for (Proposal proposal : proposals.proposals()) {
            PlanAnswer answer = cloud.plan(id, proposal);
            if (answer instanceof PlanAnswer.Planned planned
                    && !planned.plan().changes().isEmpty()) {
                Optional<Outcome.Refused> stopped = run(planned.plan().actionId());
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.Refused> run(String actionId) {
        approve(actionId);
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        ActionResult result = cloud.execute(id, actionId);
        if (!result.isDone()) {
            // What people would do by hand is left to them; the gates say whether the incident can go on without it.
            exercise.by(exercise.actorFor(Duty.MITIGATING)).note(id, "Action " + actionId + " was not done: " + result);
            return Optional.empty();
        }
        List<String> differing = cloud.verify(id, actionId, READ_BACK);
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        "action " + actionId + " does not hold: " + String.join("; ", differing) + ".",
                        Optional.empty()));
    }

    private void approve(String actionId) {
        for (ExerciseActor actor : exercise.response().plan().exercise()) {
            for (String role : actor.roles()) {
                CloudResponder person =
                        exercise.by(new Actor.Person(actor.person())).cloud();
                if (person.approval(id, actionId) instanceof ApprovalStatus.Approved) {
                    return;
                }
                person.approve(id, actionId, role, "Played: approved in the exercise.");
            }
        }
    }
}
