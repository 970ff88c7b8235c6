package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.evidence.CloudEvidence;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.StepRun;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Executes planned and approved actions, reads them back, and undoes them. Everything it needs stands in the journal, so
 * another process can take up what one left: each cloud call is announced before it is made and told after it came back,
 * and is a comparison with what was before, so making it again does no harm.
 *
 * <p>Safe to use from several threads for different actions. Threads that may meet at one action need a runner each, with
 * a name of its own.
 */
public final class ActionRunner {
    private final CloudAdapter cloud;
    private final CloudEvidence evidence;
    private final EvidenceStore records;
    private final JournalStore store;
    private final Function<IncidentId, Incident> incidents;
    private final RunnerSettings settings;

    /** A runner that reads the whole journal of the incident each time. */
    public ActionRunner(CloudAdapter cloud, EvidenceStore evidence, JournalStore store, RunnerSettings settings) {
        this(cloud, evidence, store, incident -> Incident.fold(store.read(incident, 0)), settings);
    }

    /**
     * A runner in an application that keeps the incidents it has read, so that a long journal is not read for each action.
     *
     * @param incidents the incident of an id as its journal in the store tells it now
     */
    public ActionRunner(
            CloudAdapter cloud,
            EvidenceStore evidence,
            JournalStore store,
            Function<IncidentId, Incident> incidents,
            RunnerSettings settings) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.evidence = new CloudEvidence(evidence);
        this.records = evidence;
        this.store = Objects.requireNonNull(store, "store");
        this.incidents = Objects.requireNonNull(incidents, "incidents");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Makes all changes of an action: approval and safeguards checked, claimed, evidence first. Executing what is executed
     * changes nothing.
     *
     * @param by who has it executed; the journal names them in the claim, at each call and at the end
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult execute(IncidentId incident, String actionId, Actor by) {
        ActionJournal journal = open(incident);
        IncidentAction action = journal.action(actionId);
        return byPlan(
                incident,
                action,
                plan -> new Executing(new ActionWork(cloud, settings, journal, plan, by), evidence, records).run());
    }

    /**
     * Undoes, in reverse order, what an action changed. If anything is neither as the action found it nor as it left it,
     * nothing is changed and the difference is returned. Releasing what is released changes nothing.
     *
     * @param by who wants it undone: a person who may approve the action, or automation where the plan approves it
     *     automatically
     * @param reason why; not blank
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult release(IncidentId incident, String actionId, Actor by, String reason) {
        if (reason.isBlank()) {
            return new ActionResult.Refused(List.of("undoing takes a reason; say why it is right"));
        }
        ActionJournal journal = open(incident);
        IncidentAction action = journal.action(actionId);
        return byPlan(
                incident,
                action,
                plan -> new Approvals(settings.plan(), cloud.account(), settings.simulated())
                        .objectionToRelease(journal.incident(), action, by)
                        .<ActionResult>map(objection -> new ActionResult.Refused(List.of(objection)))
                        .orElseGet(
                                () -> new Undoing(new ActionWork(cloud, settings, journal, plan, by), reason).run()));
    }

    /**
     * Undoes an action whose time is over, as who approved it agreed. What failed is told in the journal and comes due again;
     * if anything was changed by somebody else, nothing is changed and the difference is told. Releasing what is released
     * changes nothing.
     *
     * @param by the rule that it ends by
     * @param now the time to go by
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult expire(IncidentId incident, String actionId, Actor.Automation by, Instant now) {
        ActionJournal journal = open(incident);
        IncidentAction action = journal.action(actionId);
        if (action.state() instanceof ActionState.Released) {
            return new ActionResult.Done(List.of());
        }
        if (action.endsAt().filter(end -> !now.isBefore(end)).isEmpty()) {
            return new ActionResult.Refused(List.of("it does not end by itself yet; release it if it is to end now"));
        }
        String end = action.plan().event().expires().orElseThrow().toString();
        ActionResult result = byPlan(
                incident,
                action,
                plan -> whateverTheAdapterThrows(
                        new Undoing(new ActionWork(cloud, settings, journal, plan, by), "it was to end at " + end)));
        boolean told = journal.action(actionId).changedSeq() > action.changedSeq();
        if (!told) {
            untold(result).ifPresent(why -> journal.factsBy(by, new ActionFailed(actionId, why)));
        }
        return result;
    }

    /** Other controls are due too, so an adapter that breaks makes this one fail, and come due again. */
    private static ActionResult whateverTheAdapterThrows(Undoing undoing) {
        try {
            return undoing.run();
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            return new ActionResult.Failed(
                    "the cloud's adapter broke: " + e.getClass().getName() + ": " + e.getMessage(), true);
        }
    }

    /** Why an action could not be undone; empty if it was, or if somebody else is at it. */
    private static Optional<String> untold(ActionResult result) {
        if (result instanceof ActionResult.Differs differs) {
            return Optional.of(differs.text());
        } else if (result instanceof ActionResult.Failed failed) {
            return Optional.of(failed.reason());
        } else if (result instanceof ActionResult.Refused refused) {
            return Optional.of(String.join("; ", refused.unmet()));
        }
        return Optional.empty();
    }

    /**
     * Takes up an action where a run of any process stopped: goes on undoing what was being undone, and executes
     * everything else to its end.
     *
     * @param by who takes it up; what was being undone goes on in the name of who wanted it undone
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult resume(IncidentId incident, String actionId, Actor by) {
        ActionJournal journal = open(incident);
        IncidentAction action = journal.action(actionId);
        if (!new StepHistory(action).isBeingUndone()) {
            return action.state() instanceof ActionState.Released
                    ? new ActionResult.Done(List.of())
                    : execute(incident, actionId, by);
        }
        Actor wantedBy = lastRun(action).started().actor();
        String reason = "taken up again after a stop" + (by.equals(wantedBy) ? "" : " by " + by.id());
        return byPlan(
                incident,
                action,
                plan -> new Undoing(new ActionWork(cloud, settings, journal, plan, wantedBy), reason).run());
    }

    /**
     * Reads back what an executed action changed, until it holds or the limit has passed, and journals what was read, unless
     * the action was changed meanwhile.
     *
     * @param by who wants to know
     * @param limit how long to go on reading, by the clock of the settings; needs a way to wait
     * @return what does not hold, one sentence each; empty if all holds
     * @throws IllegalArgumentException if the incident has no such action, or it is not executed
     * @throws CloudException if the cloud cannot be read
     */
    public List<String> verify(IncidentId incident, String actionId, Actor by, Duration limit) {
        ActionJournal journal = open(incident);
        IncidentAction action = journal.action(actionId);
        boolean executed =
                action.state() instanceof ActionState.Executed || action.state() instanceof ActionState.Verified;
        if (!executed) {
            throw new IllegalArgumentException(
                    "action " + actionId + " is not executed, so there is nothing to read back; execute it first");
        }
        ActionPlan plan = ActionPlan.recorded(incident, action.plan().event());
        plan.elsewhere(cloud.account()).ifPresent(why -> {
            throw new IllegalArgumentException("action " + actionId + " cannot be read back: " + why);
        });
        List<String> differing = new Verifying(cloud, settings).awaitAll(plan, limit);
        String detail = differing.isEmpty()
                ? Text.count(plan.changes().size(), "change") + " read back as made"
                : String.join("; ", differing);
        ActionVerified verified = new ActionVerified(actionId, differing.isEmpty(), detail);
        return journal.decideUnlessChanged(by, action, verified)
                ? differing
                : List.of("it was undone, failed or was planned anew while it was read back; look again");
    }

    private ActionJournal open(IncidentId incident) {
        return new ActionJournal(store, incidents.apply(incident), settings.clock(), settings.actor());
    }

    private static StepRun lastRun(IncidentAction action) {
        return action.steps().get(action.steps().size() - 1);
    }

    /**
     * Works by the plan that a journal tells of, if it is the one that was approved, was made for this account and makes no call
     * but those of its type.
     */
    private ActionResult byPlan(IncidentId incident, IncidentAction action, Function<ActionPlan, ActionResult> work) {
        Optional<ActionPlan> plan = ActionPlan.ifIntact(incident, action.plan().event());
        if (plan.isEmpty()) {
            return new ActionResult.Refused(List.of(
                    "what the journal holds is not the plan that its digest was made over; plan the action again"));
        }
        return plan.get()
                .elsewhere(cloud.account())
                .or(() -> DeclaredCalls.objection(plan.get(), cloud))
                .<ActionResult>map(why -> new ActionResult.Refused(List.of(why)))
                .orElseGet(() -> work.apply(plan.get()));
    }
}
