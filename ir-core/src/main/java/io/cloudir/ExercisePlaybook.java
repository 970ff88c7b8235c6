package io.cloudir;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Duty;
import io.cloudir.plan.Scenario;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.playbook.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of an exercise that follows the playbook of the incident's scenario: the exercise actors approve what it plans, do
 * what it asks of people, and decide not to wait for what cannot be had. One run of it for each pass of the incident.
 */
final class ExercisePlaybook {
    /** Far more than any playbook needs: one that never ends is a fault of its own. */
    private static final int MOST_TURNS = 2000;

    private final Exercise exercise;
    private final ExerciseActions actions;
    private final IncidentId id;
    private boolean restContained;

    ExercisePlaybook(Exercise exercise, ExerciseActions actions, IncidentId id) {
        this.exercise = exercise;
        this.actions = actions;
        this.id = id;
    }

    /** Whether a run of the present pass is not over. */
    static boolean isFollowed(Exercise exercise, IncidentId id) {
        long since = exercise.beganSeq(id);
        return exercise.incident(id).playbooks().stream()
                .anyMatch(run -> run.isRunning() && run.started().seq() > since);
    }

    /** Follows it as far as the present phase allows; one that cannot be followed is noted, and the rest is for the proposals. */
    void follow() {
        Phase phase = incident().phase();
        stopThoseOfEarlierPasses();
        Optional<PlaybookAnswer> answer = goOn();
        for (int turn = 0; answer.isPresent() && incident().phase() == phase; turn++) {
            if (answer.get() instanceof PlaybookAnswer.Refused refused) {
                giveUp(refused.text());
                return;
            }
            PlaybookAnswer.Followed now = (PlaybookAnswer.Followed) answer.get();
            if (turn == MOST_TURNS) {
                stop(now.run(), "it did not come to its end");
                return;
            }
            if (!now.run().isRunning() || !letGoOn(now, phase)) {
                return;
            }
            answer = incident().phase() == phase ? goOn() : Optional.empty();
        }
    }

    private Optional<PlaybookAnswer> goOn() {
        long since = exercise.beganSeq(id);
        Optional<PlaybookRun> run = incident().playbooks().stream()
                .filter(it -> it.started().seq() > since)
                .findFirst();
        if (run.isPresent()) {
            return run.filter(PlaybookRun::isRunning).map(it -> playbooks().advance(id, it.id()));
        }
        Optional<Playbook> playbook = exercise.response().playbook(incident().scenario());
        if (playbook.isEmpty()) {
            noteThatNoneIsAtHand();
        }
        return playbook.map(it -> playbooks().start(id, it));
    }

    /** The attack went on or came back, so that everything is looked at anew. */
    private void stopThoseOfEarlierPasses() {
        long since = exercise.beganSeq(id);
        incident().playbooks().stream()
                .filter(run -> run.isRunning() && run.started().seq() <= since)
                .forEach(run -> stop(run, "the incident came back and is responded to anew"));
    }

    private void giveUp(String why) {
        long since = exercise.beganSeq(id);
        note("The playbook was not followed: " + why);
        incident().playbooks().stream()
                .filter(run -> run.isRunning() && run.started().seq() > since)
                .forEach(run -> stop(run, why));
    }

    private void stop(PlaybookRun run, String why) {
        exercise.by(exercise.actorFor(Duty.MITIGATING)).cloud().playbooks().stop(id, run.id(), why);
    }

    private void noteThatNoneIsAtHand() {
        exercise.response()
                .plan()
                .scenario(incident().scenario())
                .map(Scenario::playbook)
                .ifPresent(
                        it -> note(
                                "Playbook '" + it
                                        + "' was not followed: its document is not at hand. What the facts call for was done without it."));
    }

    private void note(String text) {
        long since = exercise.beganSeq(id);
        boolean known = incident().work().notes().stream()
                .anyMatch(it -> it.seq() > since && it.event().text().equals(text));
        if (!known) {
            exercise.by(exercise.actorFor(Duty.MITIGATING)).note(id, text);
        }
    }

    /** Does what the run waits for, or lets time pass; false if only another phase lets it go on. */
    private boolean letGoOn(PlaybookAnswer.Followed now, Phase phase) {
        long before = incident().version();
        now.waits().forEach(wait -> wait.actionId().ifPresent(this::approve));
        if (phase == Phase.MITIGATING && !restContained && isFoundNotToHold()) {
            restContained = true;
            actions.containTheRest();
        }
        doTasks(now.waits(), phase);
        if (phase == Phase.RECOVERING
                && incident()
                        .progress()
                        .restorations()
                        .filter(it -> !it.event().valid())
                        .isPresent()) {
            actions.recoverTheRest();
        }
        if (incident().version() != before || incident().phase() != phase) {
            return true;
        }
        boolean givenUp = false;
        for (PlaybookWait wait : now.waits()) {
            givenUp |= wait.actionId().isPresent()
                    && giveUpIfHopeless(now.run(), wait, wait.actionId().get());
        }
        if (givenUp) {
            return true;
        }
        boolean otherPhase = now.waits().stream().anyMatch(wait -> wait.phase().isPresent());
        boolean timeHelps = now.waits().stream().anyMatch(wait -> wait.phase().isEmpty())
                || now.waits().isEmpty();
        if (otherPhase && !timeHelps) {
            return false;
        }
        Instant next = exercise.response().now().plusSeconds(60);
        exercise.waitUntil(now.lookAgain().filter(next::isBefore).orElse(next));
        return true;
    }

    private void approve(String actionId) {
        ActionState state = incident().response().action(actionId).orElseThrow().state();
        if (state instanceof ActionState.Planned || state instanceof ActionState.Approved) {
            actions.approve(actionId);
        }
    }

    /** All at once: each has a person of its own. */
    private void doTasks(List<PlaybookWait> waits, Phase phase) {
        List<String> tasks =
                waits.stream().flatMap(wait -> wait.taskId().stream()).toList();
        if (tasks.isEmpty()) {
            return;
        }
        exercise.pause();
        if (incident().phase() == phase) {
            tasks.forEach(this::doTask);
        }
    }

    /** A check has found that more has to be contained than the playbook has come to. */
    private boolean isFoundNotToHold() {
        long changed = incident().response().changedSeq(Purpose.CONTAIN);
        return incident()
                .progress()
                .remediations()
                .filter(it -> !it.event().valid() && it.seq() > changed)
                .isPresent();
    }

    private void doTask(String taskId) {
        Task task = incident().work().task(taskId).orElseThrow();
        if (task.isOpen()) {
            Actor person = exercise.playing(task.owner())
                    .<Actor>map(Actor.Person::new)
                    .orElseGet(() -> exercise.actorFor(Duty.MITIGATING));
            String outcome = "Played by " + person.id() + " for role " + task.owner()
                    + "; nobody and nothing outside the account of the exercise was touched.";
            exercise.by(person).endTask(id, taskId, true, outcome);
        }
    }

    /** Nobody who plays may approve it, or the library refuses it: waiting longer changes nothing. */
    private boolean giveUpIfHopeless(PlaybookRun run, PlaybookWait wait, String actionId) {
        IncidentAction action = incident().response().action(actionId).orElseThrow();
        boolean untried =
                action.state() instanceof ActionState.Planned || action.state() instanceof ActionState.Approved;
        if (!untried) {
            return false;
        }
        CloudResponder cloud = exercise.by(Automations.RESPONSE).cloud();
        String why = cloud.approval(id, actionId) instanceof ApprovalStatus.Missing
                ? "nobody who plays may approve action " + actionId
                : wait.what();
        exercise.by(exercise.actorFor(Duty.MITIGATING))
                .cloud()
                .playbooks()
                .giveUp(id, run.id(), wait.visit(), "Played: " + why + ".");
        return true;
    }

    private PlaybookResponder playbooks() {
        return exercise.by(Automations.PLAYBOOK).cloud().playbooks();
    }

    private Incident incident() {
        return exercise.incident(id);
    }
}
