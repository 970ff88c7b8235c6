package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Folds what was done to the cloud. */
final class ResponseFold {
    private final Map<String, IncidentAction> actions = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    ResponseFold(Response from) {
        from.actions().forEach(action -> actions.put(action.id(), action));
        from.claims().forEach(claim -> claims.put(claim.step(), claim));
    }

    /** @param runs the runs of playbooks so far: who began one asked for what it plans */
    void accept(JournalEntry entry, ResponseEvent event, List<PlaybookRun> runs, Anomalies odd) {
        if (event instanceof ActionPlanned it) {
            plan(entry, it, peopleBehind(entry, runs), odd);
        } else if (event instanceof ActionApproved it) {
            change(it.actionId(), entry, odd, action -> action.approve(entry, it, odd));
        } else if (event instanceof StepStarted it) {
            change(it.actionId(), entry, odd, action -> action.start(entry, it, odd));
        } else if (event instanceof StepFinished it) {
            change(it.actionId(), entry, odd, action -> action.finish(entry, it, odd));
        } else if (event instanceof ActionExecuted it) {
            change(it.actionId(), entry, odd, action -> action.execute(entry, odd));
        } else if (event instanceof ActionVerified it) {
            change(it.actionId(), entry, odd, action -> action.verify(entry, it, odd));
        } else if (event instanceof ActionReleased it) {
            change(it.actionId(), entry, odd, action -> action.release(entry, it));
        } else if (event instanceof ActionFailed it) {
            change(it.actionId(), entry, odd, action -> action.fail(entry, it));
        } else if (event instanceof Claimed it) {
            claims.put(it.step(), new Claim(Recorded.of(entry, it)));
        } else if (event instanceof ClaimReleased it) {
            giveBack(entry, it, odd);
        }
    }

    private static Set<Actor> peopleBehind(JournalEntry entry, List<PlaybookRun> runs) {
        Set<Actor> people = new LinkedHashSet<>();
        runs.stream()
                .filter(run -> entry.causes().contains(run.cause()))
                .forEach(run -> people.add(run.started().actor()));
        people.add(entry.actor());
        people.removeIf(actor -> !(actor instanceof Actor.Person));
        return people;
    }

    private void plan(JournalEntry entry, ActionPlanned event, Set<Actor> people, Anomalies odd) {
        if (actions.containsKey(event.actionId())) {
            change(event.actionId(), entry, odd, action -> action.plan(entry, event, people, odd));
        } else {
            actions.put(event.actionId(), new ActionFold(Recorded.of(entry, event), people).build());
        }
    }

    private void giveBack(JournalEntry entry, ClaimReleased event, Anomalies odd) {
        Claim claim = claims.get(event.step());
        if (claim == null || !claim.runner().equals(event.runner())) {
            odd.note(entry, "gives back a claim that its runner does not hold");
            return;
        }
        claims.remove(event.step());
    }

    private void change(String actionId, JournalEntry entry, Anomalies odd, Consumer<ActionFold> change) {
        IncidentAction action = actions.get(actionId);
        if (action == null) {
            odd.note(entry, "is about an action that was never planned");
            return;
        }
        ActionFold fold = new ActionFold(action);
        change.accept(fold);
        actions.put(actionId, fold.build());
    }

    boolean has(String actionId, Purpose purpose) {
        IncidentAction action = actions.get(actionId);
        return action != null && action.purpose() == purpose;
    }

    Response build() {
        return new Response(List.copyOf(actions.values()), List.copyOf(claims.values()));
    }
}
