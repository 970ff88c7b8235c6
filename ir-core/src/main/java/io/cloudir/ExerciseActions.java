package io.cloudir;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ExerciseActor;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of an exercise that changes the cloud: planned, approved by who may, executed, read back, validated. */
final class ExerciseActions {
    private static final Duration READ_BACK = Duration.ofMinutes(5);

    /** What people do whom the exercise plays. */
    private static final String PLAYED = "Played: done by hand in the exercise.";

    private final Exercise exercise;
    private final IncidentId id;

    ExerciseActions(Exercise exercise, IncidentId id) {
        this.exercise = exercise;
        this.id = id;
    }

    Outcome mitigate() {
        Optional<Outcome.Refused> stopped = respond(Purpose.CONTAIN);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        if (exercise.incident(id).phase() != Phase.MITIGATING) {
            return new Outcome.Done(exercise.incident(id));
        }
        endTasks(Duty.MITIGATING, TaskKind.RESPONSE);
        exercise.by(Automations.RESPONSE).cloud().openLongTermFixes(id);
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        validate(
                Phase.RECOVERING,
                StandardGate.REMEDIATIONS_VALIDATED,
                () -> cloud.validation(PLAYED).remediationsAnew(id));
        exercise.pause();
        return exercise.advance(id, Phase.RECOVERING, Duty.MITIGATING);
    }

    Outcome recover() {
        Optional<Outcome.Refused> stopped = respond(Purpose.RECOVER);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        if (exercise.incident(id).phase() != Phase.RECOVERING) {
            return new Outcome.Done(exercise.incident(id));
        }
        endTasks(Duty.RECOVERING, TaskKind.RESPONSE);
        recoverTheRest();
        lookAtRestorations();
        Incident now = exercise.incident(id);
        return now.phase() == Phase.RECOVERING && now.progress().watch().isEmpty()
                ? exercise.by(exercise.actorFor(Duty.RECOVERING)).startWatch(id)
                : new Outcome.Done(now);
    }

    /** Looks whether what was restored may be used, if nobody has since something changed last. */
    void lookAtRestorations() {
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        validate(Phase.REVIEWING, StandardGate.RESTORATIONS_VALIDATED, () -> {
            recoverTheRest();
            cloud.validation(PLAYED).restorationsAnew(id);
        });
    }

    /** The playbook leads; what the facts call for beyond it is then done by the proposals. */
    private Optional<Outcome.Refused> respond(Purpose purpose) {
        Phase phase = exercise.incident(id).phase();
        new ExercisePlaybook(exercise, this, id).follow();
        return exercise.incident(id).phase() == phase ? act(purpose) : Optional.empty();
    }

    /** Contains what the facts call for and nobody has dealt with yet; what is left to people is played. */
    void containTheRest() {
        act(Purpose.CONTAIN);
        endTasks(Duty.MITIGATING, TaskKind.RESPONSE);
    }

    /** What recovery has left to people so far; each look may leave more. */
    void recoverTheRest() {
        endTasks(Duty.RECOVERING, TaskKind.RECOVERY);
    }

    /** Looks again for a while: what was changed a moment ago may not be seen yet, and a source may not have answered. */
    private void validate(Phase next, StandardGate gate, Runnable validation) {
        Phase phase = exercise.incident(id).phase();
        for (int attempt = 0; attempt < Exercise.ATTEMPTS && !exercise.meets(id, next, gate); attempt++) {
            exercise.pause();
            if (exercise.incident(id).phase() != phase) {
                return;
            }
            validation.run();
        }
    }

    /** What only people can do, the exercise actors do: the journal says that it was played. */
    private void endTasks(Duty duty, TaskKind kind) {
        Responder person = exercise.by(exercise.actorFor(duty));
        for (Task task : exercise.incident(id).work().tasks()) {
            if (task.isOpen() && task.kind() == kind) {
                person.endTask(id, task.id(), true, PLAYED);
            }
        }
    }

    private Optional<Outcome.Refused> act(Purpose purpose) {
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        Proposals proposals = cloud.proposals(id, purpose);
        cloud.openTasks(id, proposals.leftOut());
        for (Proposal proposal : proposals.proposals()) {
            Optional<IncidentAction> begun = begun(proposal);
            if (begun.isPresent()) {
                Optional<Outcome.Refused> stopped = takeUp(begun.get());
                if (stopped.isPresent()) {
                    return stopped;
                }
                continue;
            }
            PlanAnswer answer = exercise.patiently(() -> cloud.plan(id, proposal));
            if (answer instanceof PlanAnswer.Planned planned
                    && !planned.plan().changes().isEmpty()) {
                Optional<Outcome.Refused> stopped = run(planned.plan().actionId());
                if (stopped.isPresent()) {
                    return stopped;
                }
            } else if (answer instanceof PlanAnswer.LeftAlone left) {
                cloud.openTasks(id, List.of(LeftOut.of(proposal, left)));
                noteOnce(proposal, "left to people: " + left.reason());
            } else if (answer instanceof PlanAnswer.Gone gone) {
                noteOnce(proposal, "not needed: " + gone.reason());
            }
        }
        return Optional.empty();
    }

    private void noteOnce(Proposal proposal, String what) {
        String text = proposal.request().type() + " of "
                + Text.printable(proposal.request().target().id()) + " is " + what + '.';
        long since = exercise.beganSeq(id);
        boolean known = exercise.incident(id).work().notes().stream()
                .anyMatch(note -> note.seq() > since && note.event().text().equals(text));
        if (!known) {
            exercise.by(exercise.actorFor(Duty.MITIGATING)).note(id, text);
        }
    }

    /** What was planned for the same in this pass, perhaps by a process that stopped; empty if nothing was. */
    private Optional<IncidentAction> begun(Proposal proposal) {
        long since = exercise.beganSeq(id);
        return exercise.incident(id).response().actions().stream()
                .filter(action -> action.plan().seq() > since)
                .filter(action -> ActionPlan.isFor(id, action.plan().event(), proposal.request()))
                .filter(action -> !(action.state() instanceof ActionState.Released))
                .reduce((earlier, later) -> later);
    }

    /** Goes on with an action where it stands; one that could not be done is left to people, as it was before. */
    private Optional<Outcome.Refused> takeUp(IncidentAction action) {
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        cloud.openTasksOf(id, action.id());
        if (action.isHalfDone()) {
            return verified(action.id(), cloud.resume(id, action.id()));
        }
        if (action.state() instanceof ActionState.Executed) {
            return verify(action.id());
        }
        boolean waits = action.state() instanceof ActionState.Planned || action.state() instanceof ActionState.Approved;
        return waits && notDone(action.id()).isEmpty() ? run(action.id()) : Optional.empty();
    }

    private Optional<Outcome.Refused> run(String actionId) {
        approve(actionId);
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        ActionResult result = cloud.execute(id, actionId);
        for (int attempt = 1; attempt < Exercise.ATTEMPTS && mayWorkLater(result); attempt++) {
            exercise.pause();
            result = cloud.execute(id, actionId);
        }
        return verified(actionId, result);
    }

    private Optional<Outcome.Refused> verified(String actionId, ActionResult result) {
        if (!result.isDone()) {
            // What people would do by hand is left to them; the gates say whether the incident can go on without it.
            exercise.by(exercise.actorFor(Duty.MITIGATING)).note(id, notDonePrefix(actionId) + result.text());
            return Optional.empty();
        }
        return verify(actionId);
    }

    private static boolean mayWorkLater(ActionResult result) {
        return result instanceof ActionResult.Failed failed && failed.retryable();
    }

    private static String notDonePrefix(String actionId) {
        return "Action " + actionId + " was not done: ";
    }

    /** The note that an action was left to people in this pass. */
    private Optional<String> notDone(String actionId) {
        long since = exercise.beganSeq(id);
        return exercise.incident(id).work().notes().stream()
                .filter(note -> note.seq() > since)
                .map(note -> note.event().text())
                .filter(text -> text.startsWith(notDonePrefix(actionId)))
                .findFirst();
    }

    private Optional<Outcome.Refused> verify(String actionId) {
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        List<String> differing = exercise.patiently(() -> cloud.verify(id, actionId, READ_BACK));
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        "action " + actionId + " does not hold: " + String.join("; ", differing) + ".",
                        Optional.empty()));
    }

    void approve(String actionId) {
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
