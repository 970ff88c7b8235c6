package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.investigate.Fix;
import io.cloudir.investigate.Investigation;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.Duty;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ActionRunner;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.IncidentFacts;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.LongTermFixes;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import io.cloudir.respond.playbook.PlaybookSettings;
import io.cloudir.respond.playbook.Playbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What one actor may do with a cloud account about an incident: look, propose, plan, approve, execute, read back, undo and
 * validate. Looking and planning change nothing; executing needs an approval of exactly the plan, and outside the simulated
 * cloud also {@link IncidentResponseBuilder#executeOnRealCloud}. Thread-safe.
 */
public final class CloudResponder {
    private final Parts parts;
    private final CloudAdapter cloud;
    private final Actor actor;
    private final boolean leadsBack;

    CloudResponder(Parts parts, CloudAdapter cloud, Actor actor) {
        this(parts, cloud, actor, true);
    }

    private CloudResponder(Parts parts, CloudAdapter cloud, Actor actor, boolean leadsBack) {
        this.parts = parts;
        this.cloud = cloud;
        this.actor = actor;
        this.leadsBack = leadsBack;
    }

    /** The same, whose failed validations do not move the incident: whoever looks again for a while moves it when it gives up. */
    static CloudResponder lookingAgain(Parts parts, CloudAdapter cloud, Actor actor) {
        return new CloudResponder(parts, cloud, actor, false);
    }

    /**
     * Investigates: journals what was found and how far the incident reaches, and assesses the severity anew. What the
     * journal tells already is not told again.
     */
    public InvestigationResult investigate(IncidentId id) {
        Incident incident = parts.desk().get(id);
        InvestigationResult result = new Investigation(cloud, parts.plan().criticalSystems(), parts.investigation())
                .investigate(incident, parts.cited(incident));
        List<IncidentEvent> events = new ArrayList<>(result.findings());
        incident.detection().findings().forEach(known -> events.remove(known.event()));
        result.facts().ifPresent(events::add);
        if (!incident.detection()
                .damage()
                .map(it -> it.event())
                .orElse(new DamageSurveyed(List.of()))
                .equals(result.damage())) {
            events.add(result.damage());
        }
        // The scope comes last: where it is told, a run that stopped in between does not look again.
        // A scope from before investigation began again is out of date, even if it says the same.
        boolean known = incident.detection()
                .scope()
                .filter(scope -> scope.seq() > incident.progress().returnedSeq())
                .filter(scope -> scope.event().equals(result.scope()))
                .isPresent();
        if (!known) {
            events.add(result.scope());
        }
        record(id, events.stream());
        return result;
    }

    /**
     * What the facts of the incident call for, in order, and what is left to people with the reason.
     *
     * @param purpose what the changes are for
     */
    public Proposals proposals(IncidentId id, Purpose purpose) {
        return new CalledFor(parts, cloud, facts(id)).to(purpose);
    }

    /** What the facts call for, for containment and then for recovery: the cited records are read once for both. */
    List<Proposal> proposals(IncidentId id) {
        return new CalledFor(parts, cloud, facts(id)).forAll();
    }

    /** Opens a task for everything that is left to people. */
    public Outcome openTasks(IncidentId id, List<LeftOut> leftOut) {
        return new Outcome.Done(planning().openTasks(id, leftOut));
    }

    /**
     * Finds out exactly what a proposal would change, and journals the plan. The cloud is not changed. An action that is in
     * force is left alone: it has to be released before it can be planned anew.
     *
     * @throws io.cloudir.cloud.CloudException if the cloud may answer when it is asked again
     */
    public PlanAnswer plan(IncidentId id, Proposal proposal) {
        return plan(id, proposal, proposal.records());
    }

    /** The same, for causes that may be more than the records of the proposal. */
    PlanAnswer plan(IncidentId id, Proposal proposal, List<String> causes) {
        return planning().plan(id, proposal, causes);
    }

    /**
     * Finds out what mending something that an investigation found broken would change, and journals the plan. Plan the next only
     * when this one is executed: it may start from what this one leaves.
     *
     * @throws io.cloudir.cloud.CloudException if the cloud may answer when it is asked again
     */
    public PlanAnswer plan(IncidentId id, Fix fix) {
        return plan(id, new Proposal(fix.request(), fix.reason(), fix.records()));
    }

    /** Opens the tasks of a recorded plan that are not open yet. */
    void openTasksOf(IncidentId id, String actionId) {
        planning()
                .openTasks(
                        id,
                        ActionPlan.recorded(
                                id,
                                CloudApprovals.action(parts.desk().get(id), actionId)
                                        .plan()
                                        .event()));
    }

    /** Whether an action may be executed now, and if not, what is missing. */
    public ApprovalStatus approval(IncidentId id, String actionId) {
        return approvals().status(id, actionId);
    }

    /**
     * Approves the newest plan of an action; while that approval holds, approving by the same role again changes nothing. Only
     * while the incident is worked on.
     *
     * @param role the role of the plan by which the actor approves
     * @param reason why; not blank
     * @throws IllegalArgumentException if the incident has no such action
     */
    public Outcome approve(IncidentId id, String actionId, String role, String reason) {
        return approvals().approve(id, actionId, role, reason);
    }

    /**
     * Accepts that the newest plan of an action destroys evidence that cannot be taken. Nothing is lost by it: when the action is
     * executed, whatever can be taken is taken first. A plan made later asks anew.
     *
     * @param reason why the loss is acceptable; not blank
     * @throws IllegalArgumentException if the incident has no such action
     */
    public Outcome acceptLoss(IncidentId id, String actionId, String reason) {
        return approvals().acceptLoss(id, actionId, reason);
    }

    /**
     * Makes all changes of an approved action, evidence first. Executing what is executed changes nothing. A person does it
     * by a role that the plan's authority names, if it names any.
     *
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult execute(IncidentId id, String actionId) {
        return refusedToExecute(id).orElseGet(() -> change(id, actionId, () -> runner().execute(id, actionId, actor)));
    }

    /**
     * Takes up an action where a run stopped, even if it had written nothing yet; by whom {@link #execute} may be called.
     *
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult resume(IncidentId id, String actionId) {
        return refusedToExecute(id).orElseGet(() -> change(id, actionId, () -> runner().resume(id, actionId, actor)));
    }

    /**
     * Undoes an action in reverse order; whatever somebody else has changed since is left alone and told. By whom {@link
     * #execute} may be called, for it changes the cloud as well.
     *
     * @throws IllegalArgumentException if the incident has no such action
     */
    public ActionResult release(IncidentId id, String actionId, String reason) {
        return refusedToExecute(id)
                .orElseGet(() -> change(id, actionId, () -> runner().release(id, actionId, actor, reason)));
    }

    /**
     * Reads back what an action changed until it holds or the time is over.
     *
     * @param limit how long to go on reading; nothing is read twice unless the builder was given a way to wait
     * @return what does not hold; empty if all holds
     * @throws IllegalArgumentException if the incident has no such action, it is not executed, or it was planned in another account
     * @throws io.cloudir.cloud.CloudException if the cloud cannot be read
     */
    public List<String> verify(IncidentId id, String actionId, Duration limit) {
        parts.desk().get(id);
        // Without a turn: reading may wait for minutes, and whoever undoes the action must not.
        return runner().verify(id, actionId, actor, limit);
    }

    /**
     * Checks that containment holds, against the cloud and its newest records, and journals the result. Only in mitigation
     * and recovery: before, there is nothing to hold. If it is seen not to hold, the incident goes back, from mitigation to
     * investigation and from recovery to mitigation, with the reason; what could not be looked at leaves it where it is. If
     * the incident changes meanwhile it is looked again. What was planned and not carried out leaves it open.
     *
     * @throws ConflictException if others keep changing the incident
     */
    public Outcome validateRemediations(IncidentId id) {
        return validation().remediations(id);
    }

    /**
     * The same, though not all that was planned is carried out.
     *
     * @param accepted why the rest may stay so, which the statement tells; blank if nobody says so
     */
    public Outcome validateRemediations(IncidentId id, String accepted) {
        return validation(accepted).remediations(id);
    }

    /**
     * Checks that what was restored may be used again, and journals the result. Only in recovery. If it is seen that it may
     * not, the incident goes back to mitigation with the reason.
     *
     * @throws ConflictException if others keep changing the incident
     */
    public Outcome validateRestorations(IncidentId id) {
        return validation().restorations(id);
    }

    /**
     * The same, though not all that was planned is carried out.
     *
     * @param accepted why the rest may stay so, which the statement tells; blank if nobody says so
     */
    public Outcome validateRestorations(IncidentId id, String accepted) {
        return validation(accepted).restorations(id);
    }

    /** The same checks, whose failures are not told twice. */
    CloudValidation validation() {
        return validation("");
    }

    /** The same checks, though not all that was planned is carried out, for that reason. */
    CloudValidation validation(String accepted) {
        return new CloudValidation(parts, cloud, actor, leadsBack, accepted);
    }

    /** Opens the long-term fixes that the facts of the incident call for as tasks with owner and due time. */
    public Outcome openLongTermFixes(IncidentId id) {
        Incident incident = parts.desk().get(id);
        Instant due = parts.now().plus(parts.plan().fixesDue());
        String owner = parts.plan().assignmentOf(Duty.RECOVERING).accountable();
        return new Outcome.Done(record(
                id,
                LongTermFixes.from(facts(id), owner, due).stream()
                        .filter(task -> incident.work().task(task.taskId()).isEmpty())));
    }

    /** The actions that a stop has left half done, to be taken up with {@link #resume}. */
    public List<String> interrupted(IncidentId id) {
        return parts.desk().get(id).response().actions().stream()
                .filter(IncidentAction::isHalfDone)
                .map(IncidentAction::id)
                .toList();
    }

    /** What this actor may do by following playbooks: those that ship and the plan's own, within the standard bounds. */
    public PlaybookResponder playbooks() {
        return playbooks(parts.playbooks().known(), PlaybookSettings.standard());
    }

    /**
     * What this actor may do by following playbooks.
     *
     * @param known the playbooks that others may call
     * @param settings what bounds a run
     */
    public PlaybookResponder playbooks(Playbooks known, PlaybookSettings settings) {
        return new PlaybookResponder(parts, cloud, actor, known, settings);
    }

    /** Whether the plan rules out that an action is ever executed. */
    boolean isForbidden(IncidentId id, String actionId) {
        return approvals().forbids(id, actionId);
    }

    private CloudPlanning planning() {
        return new CloudPlanning(parts, cloud, actor);
    }

    private IncidentFacts facts(IncidentId id) {
        Incident incident = parts.desk().get(id);
        return new IncidentFacts(incident, parts.cited(incident), cloud.account(), parts.now());
    }

    private CloudApprovals approvals() {
        return new CloudApprovals(parts, cloud, actor);
    }

    private ActionRunner runner() {
        return new ActionRunner(
                cloud, parts.evidence(), parts.desk().store(), parts.desk()::get, parts.runnerSettings());
    }

    private Optional<ActionResult> refusedToExecute(IncidentId id) {
        return new AuthorityRule(parts.plan(), parts.desk().get(id), parts.played())
                .objectionToExecute(actor)
                .map(why -> new ActionResult.Refused(List.of(why)));
    }

    private ActionResult change(IncidentId id, String actionId, Supplier<ActionResult> work) {
        Optional<Outcome.Refused> early = parts.tooEarly(id);
        if (early.isPresent()) {
            return new ActionResult.Refused(List.of(early.get().text()));
        }
        if (!parts.simulated() && !parts.mayExecute()) {
            return new ActionResult.Refused(
                    List.of("nothing is executed on a real cloud unless the application allows it;"
                            + " build with executeOnRealCloud()"));
        }
        ActionResult result = parts.turns().at(id, actionId, work);
        parts.followed(parts.desk().get(id));
        return result;
    }

    private Draft draft(IncidentEvent event) {
        return Draft.of(event, parts.now(), actor);
    }

    private Incident record(IncidentId id, Stream<? extends IncidentEvent> events) {
        return parts.followed(parts.desk().record(id, events.map(this::draft).toList()));
    }
}
