package io.cloudir.review.json;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.respond.ContainmentStanding;
import java.io.IOException;
import java.util.List;

/** What was done to the cloud. */
final class ResponseJson {
    private ResponseJson() {}

    static void write(Incident incident, JsonOut json) throws IOException {
        json.objects("actions", incident.response().actions(), it -> action(it, json));
        standing(ContainmentStanding.of(incident), json);
    }

    private static void standing(ContainmentStanding standing, JsonOut json) throws IOException {
        json.objects("contained", standing.held(), it -> {
            json.text("action", it.actionId());
            json.text("type", it.actionType());
            json.entity("target", it.target());
            json.time("since", it.since());
            json.time("expires", it.until());
            json.flag("whole", it.whole());
        });
        json.objects("letBack", standing.letBack(), it -> {
            json.text("action", it.actionId());
            json.text("type", it.actionType());
            json.entity("target", it.target());
            json.time("since", it.since());
            json.objects("decidedBy", it.decidedBy(), json::actor);
            json.text("reason", it.reason());
            json.texts("stays", it.stays());
        });
        json.objects("leftToPeople", standing.leftToPeople(), it -> {
            json.entity("target", it.target());
            json.text("task", it.taskId());
            json.time("at", it.at());
            json.actor(it.by());
            json.text("outcome", it.outcome());
        });
    }

    private static void action(IncidentAction it, JsonOut json) throws IOException {
        json.text("id", it.id());
        json.text("type", it.plan().event().actionType());
        json.text("purpose", it.purpose() == Purpose.CONTAIN ? "contain" : "recover");
        json.entity("target", it.plan().event().target());
        json.text("state", state(it.state()));
        json.flag("inForce", it.isInForce());
        json.text("plan", it.plan().event().digest().hex());
        json.time("plannedAt", it.plan().occurredAt());
        json.text("why", it.plan().event().why());
        json.time("expires", it.plan().event().expires());
        json.text("residue", it.plan().event().residue());
        json.texts("records", it.plan().event().records().orElse(List.of()));
        json.texts("tasks", it.plan().event().tasks());
        json.texts("evidenceAtRisk", it.plan().event().evidenceAtRisk());
        json.objects("changes", it.plan().event().changes(), change -> {
            json.text("call", change.call());
            json.text("undoCall", change.undoCall());
            json.text("target", change.target());
            json.text("before", change.before());
            json.text("after", change.after());
            json.text("residue", change.residue());
        });
        json.objects("approvals", it.approvals(), approval -> {
            json.time("at", approval.occurredAt());
            json.actor(approval.actor());
            json.text("role", approval.event().role());
            json.time("expires", approval.event().expires());
            json.text("reason", approval.event().reason());
        });
        json.objects("calls", it.steps(), run -> {
            json.number("change", run.step());
            json.flag("undoing", run.undoing());
            json.actor(run.started().actor());
            json.time("startedAt", run.started().occurredAt());
            json.time("finishedAt", run.finished().map(done -> done.occurredAt()));
            json.flag("succeeded", run.succeeded());
            json.text("detail", run.finished().map(done -> done.event().detail()));
        });
    }

    /** The names are part of the schema. */
    private static String state(ActionState state) {
        if (state instanceof ActionState.Planned) {
            return "planned";
        } else if (state instanceof ActionState.Approved) {
            return "approved";
        } else if (state instanceof ActionState.Executing it) {
            return it.undoing() ? "undoing" : "executing";
        } else if (state instanceof ActionState.Executed) {
            return "executed";
        } else if (state instanceof ActionState.Verified it) {
            return it.holds() ? "verified" : "not-holding";
        } else if (state instanceof ActionState.Released) {
            return "released";
        } else if (state instanceof ActionState.Failed) {
            return "failed";
        }
        return "unknown";
    }
}
