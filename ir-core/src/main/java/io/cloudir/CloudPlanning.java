package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Duty;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Planning;
import io.cloudir.respond.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans an action and journals the plan, with the tasks that only people can do. A plan is a decision about the incident as
 * it was seen: if that has moved on, it is planned anew.
 */
final class CloudPlanning {
    private final Parts parts;
    private final CloudAdapter cloud;
    private final Actor actor;

    CloudPlanning(Parts parts, CloudAdapter cloud, Actor actor) {
        this.parts = parts;
        this.cloud = cloud;
        this.actor = actor;
    }

    /** @param causes ids of the records that call for it, which may be more than those of the proposal */
    PlanAnswer plan(IncidentId id, Proposal proposal, List<String> causes) {
        Optional<PlanAnswer> answer = Optional.empty();
        while (answer.isEmpty()) {
            answer = tryToPlan(id, proposal, causes);
        }
        return answer.get();
    }

    /** Empty if the incident has moved on meanwhile. */
    private Optional<PlanAnswer> tryToPlan(IncidentId id, Proposal proposal, List<String> causes) {
        Incident seen = parts.desk().get(id);
        Optional<Outcome.Refused> early = parts.tooEarly(id);
        if (early.isPresent()) {
            return Optional.of(new PlanAnswer.LeftAlone(
                    proposal.request().target(), early.get().text()));
        }
        if (!seen.phase().isWorkedOn()) {
            return Optional.of(new PlanAnswer.LeftAlone(
                    proposal.request().target(),
                    "the incident is in phase " + seen.phase().code()
                            + ", in which nothing is planned; take it up again first"));
        }
        PlanAnswer answer = new Planning(
                        cloud,
                        parts.plan().safeguards(),
                        parts.evidence(),
                        parts.runnerSettings().mappings())
                .plan(seen, proposal, parts.now(seen));
        if (!(answer instanceof PlanAnswer.Planned planned)) {
            return Optional.of(answer);
        }
        ActionPlan plan = planned.plan();
        if (!plan.isEmpty()) {
            if (isInForce(seen, plan)) {
                return Optional.of(new PlanAnswer.LeftAlone(
                        plan.target(),
                        "action " + plan.actionId() + " was executed before; release it, then plan it anew"));
            }
            Draft drafted = Draft.of(plan.toEvent(), parts.now(), actor).causedBy(causes);
            try {
                parts.desk().settle(new Decision.Granted(id, seen.version(), List.of(drafted)));
            } catch (ConflictException raced) {
                return Optional.empty();
            }
        }
        openTasks(id, plan);
        record(
                id,
                AlreadyUndone.by(seen, proposal, plan).stream()
                        .filter(finding -> !seen.detection().hasFinding(finding.findingId())));
        return Optional.of(answer);
    }

    private static boolean isInForce(Incident incident, ActionPlan plan) {
        return incident.response()
                .action(plan.actionId())
                .filter(it -> it.isHalfDone() || it.isInForce())
                .isPresent();
    }

    /** What only a person can do about a plan is a task, whether or not anything is left for the cloud to do. */
    void openTasks(IncidentId id, ActionPlan plan) {
        openTasks(
                id,
                plan.tasks().stream()
                        .map(task -> new LeftOut(TaskKind.RESPONSE, plan.target(), task, "no call does it"))
                        .toList());
    }

    /** Opens a task for each that is not open yet. */
    Incident openTasks(IncidentId id, List<LeftOut> leftOut) {
        Incident incident = parts.desk().get(id);
        String owner = parts.plan().assignmentOf(Duty.MITIGATING).accountable();
        Instant due = parts.now()
                .plus(incident.priority()
                        .map(priority -> parts.plan().targetsOf(priority).contain())
                        .orElse(Duration.ofDays(1)));
        return record(
                id,
                leftOut.stream()
                        .map(left -> left.toTask(incident.cycle().number(), owner, due))
                        .filter(task -> incident.work().task(task.taskId()).isEmpty()));
    }

    private Incident record(IncidentId id, Stream<? extends IncidentEvent> events) {
        return parts.followed(parts.desk()
                .record(
                        id,
                        events.map(event -> Draft.of(event, parts.now(), actor)).toList()));
    }
}
