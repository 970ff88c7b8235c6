package io.cloudir;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Task;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.decision.HandDecisions;
import io.cloudir.incident.decision.PhaseDecisions;
import io.cloudir.incident.decision.SeverityDecisions;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.incident.event.WorkEvent.TaskReassigned;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.plan.Scenario;
import io.cloudir.severity.SeverityFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one actor may do to incidents. Every verb reads the incident, decides and appends what was decided; if the incident
 * has moved on meanwhile it throws {@link io.cloudir.incident.journal.ConflictException} and nothing has changed. A
 * refusal is a value that says what would meet it. Every verb throws {@link UnknownIncidentException} for an incident
 * that is not there and {@link io.cloudir.incident.journal.JournalException} if the store fails. Thread-safe.
 */
public final class Responder {
    private final Parts parts;
    private final Actor actor;

    Responder(Parts parts, Actor actor) {
        this.parts = parts;
        this.actor = Objects.requireNonNull(actor, "actor");
    }

    /**
     * Opens an incident that no rule found.
     *
     * @param title one line for people
     * @param scenario id of a scenario of the plan
     * @param about whom and what it concerns; signals about them will join it
     * @return the incident; the one opened before if the same title and scenario are opened again on the same day (UTC)
     * @throws IllegalArgumentException if the plan has no such scenario
     */
    public Incident open(String title, String scenario, List<Entity> about) {
        Scenario known = parts.plan()
                .scenario(scenario)
                .orElseThrow(() -> new IllegalArgumentException("the plan has no scenario '" + scenario + "'; it has "
                        + String.join(
                                ", ",
                                parts.plan().scenarios().stream()
                                        .map(Scenario::id)
                                        .toList())));
        Instant now = parts.now();
        String key = String.join("|", "by-hand", scenario, title, Long.toString(now.getEpochSecond() / 86_400));
        IncidentId id = IncidentId.derivedFrom(key);
        Optional<Incident> there = parts.desk().find(id);
        if (there.isPresent()) {
            return there.get();
        }
        Digest plan = parts.plan().digest();
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(new IncidentOpened(title, scenario, known.category(), key, parts.exercise(), plan)));
        if (!about.isEmpty()) {
            drafts.add(draft(new FindingRecorded("reported", "report", "Reported: " + title, about, List.of())));
        }
        try {
            parts.desk().store().appendDecision(id, 0, drafts);
        } catch (ConflictException raced) {
            // Somebody opened the same a moment ago.
            return parts.desk().get(id);
        }
        return parts.followed(parts.desk().get(id));
    }

    /** Takes notice. Only a person can. */
    public Outcome acknowledge(IncidentId id) {
        return settle(HandDecisions.acknowledge(get(id), actor, parts.now()));
    }

    /**
     * Gives a role of the plan to a person. Anybody may give it to who holds it by the plan; to somebody else only whoever
     * holds it now, or the role accountable for declaring incidents, and that one not to themselves. From a person to whom it
     * was assigned nobody else takes it but who holds that role now or by the plan.
     */
    public Outcome assign(IncidentId id, String role, String person) {
        Incident incident = get(id);
        Optional<String> objection = role.isBlank() || person.isBlank()
                ? Optional.empty()
                : new RoleHandover(parts.plan(), incident).objection(role, person, actor);
        return objection.isPresent()
                ? Refusals.because(objection.get())
                : settle(HandDecisions.assign(incident, role, person, actor, parts.now()));
    }

    /** Writes something down. */
    public Outcome note(IncidentId id, String text) {
        return keep(HandDecisions.note(get(id), text, actor, parts.now()));
    }

    /**
     * Computes the severity from facts. A result below the present severity takes a person and a reason.
     *
     * @param reason why a lower severity is right; may be blank otherwise
     */
    public Outcome assess(IncidentId id, SeverityFacts facts, String reason) {
        return settle(SeverityDecisions.assess(get(id), parts.judge().judge(facts), reason, actor, parts.now()));
    }

    /** Computes the severity from what the incident's signals and the plan say. */
    public Outcome assess(IncidentId id, String reason) {
        return assess(id, parts.judge().factsOf(get(id)), reason);
    }

    /** Sets the severity against what was computed. Takes a person and a reason. */
    public Outcome override(IncidentId id, Severity severity, Priority priority, String reason) {
        return settle(SeverityDecisions.override(get(id), severity, priority, reason, actor, parts.now()));
    }

    /** Says what the incident reaches. */
    public Outcome establishScope(IncidentId id, ScopeEstablished scope) {
        return settle(decide(get(id), scope));
    }

    /**
     * Moves to another phase.
     *
     * @param reason why; may be blank where the table needs none
     */
    public Outcome advance(IncidentId id, Phase to, String reason) {
        return settle(phases().advance(get(id), to, reason, actor, parts.now()));
    }

    /** Lets work rest. */
    public Outcome hold(IncidentId id, String reason) {
        return settle(phases().hold(get(id), reason, actor, parts.now()));
    }

    /** Takes work up again where it was left. */
    public Outcome resume(IncidentId id, String reason) {
        return settle(phases().resume(get(id), reason, actor, parts.now()));
    }

    /** Judges that it was no incident. */
    public Outcome falsePositive(IncidentId id, String reason) {
        return settle(phases().falsePositive(get(id), reason, actor, parts.now()));
    }

    /** Begins investigation again. */
    public Outcome reopen(IncidentId id, String reason) {
        return settle(phases().reopen(get(id), reason, actor, parts.now()));
    }

    /** Sets a sub-status that the plan declares for the present phase; blank for none. */
    public Outcome subStatus(IncidentId id, String name) {
        return settle(phases().subStatus(get(id), name, actor, parts.now()));
    }

    /**
     * States that a gate of the plan's own is met. Only a person can, by a role that the gate names if it names any. Of the
     * standard gates {@code actions-read-back} can be attested where an action cannot be read back, by whom the plan lets
     * validate.
     */
    public Outcome attest(IncidentId id, String gate, String note) {
        Incident incident = get(id);
        return authority(incident)
                .objectionToAttest(actor, gate)
                .map(Refusals::because)
                .orElseGet(() -> settle(phases().attest(incident, gate, note, actor, parts.now())));
    }

    /**
     * Makes an incident part of another. Both journals tell of it, the target's first: a {@link ConflictException} of the
     * source's comes after the target has changed. A merge that stopped between them is finished by
     * {@link IncidentResponse#runDue} on any node, or by asking again.
     *
     * @return the incident that took over, or why it was refused
     */
    public Outcome merge(IncidentId source, IncidentId target, String reason) {
        return parts.merging().merge(source, target, reason, actor, parts.now());
    }

    /**
     * Opens a task; an id that is taken changes nothing.
     *
     * @param owner the person or role that does it
     */
    public Outcome openTask(IncidentId id, String taskId, TaskKind kind, String title, String owner, Instant due) {
        Incident incident = get(id);
        return incident.work().task(taskId).isPresent()
                ? new Outcome.Done(incident)
                : settle(decide(incident, new TaskOpened(taskId, kind, title, owner, due)));
    }

    /** Gives a task another owner and due time. */
    public Outcome reassignTask(IncidentId id, String taskId, String owner, Instant due) {
        return withOpenTask(id, taskId, new TaskReassigned(taskId, owner, due));
    }

    /**
     * Ends a task.
     *
     * @param done true if it was done, false if it was given up
     * @param outcome what came of it
     */
    public Outcome endTask(IncidentId id, String taskId, boolean done, String outcome) {
        return withOpenTask(id, taskId, new TaskEnded(taskId, done, outcome));
    }

    /**
     * Answers a deadline.
     *
     * @param note what was done, or why nothing is owed
     */
    public Outcome answerDeadline(IncidentId id, String deadlineId, String note) {
        Incident incident = get(id);
        return incident.work().deadline(deadlineId).filter(it -> it.isOpen()).isPresent()
                ? settle(decide(incident, new DeadlineMet(deadlineId, note)))
                : Refusals.noneOpen(
                        incident,
                        "deadline",
                        deadlineId,
                        incident.work().deadlines().stream()
                                .filter(Deadline::isOpen)
                                .map(Deadline::id));
    }

    /**
     * Says on the actor's word alone whether the remediations hold; {@link CloudResponder#validateRemediations} looks. Only in
     * mitigation and recovery: before, there are none. A person does it by a role that the plan's authority names, if it
     * names any. Where the journal itself knows otherwise it is refused without a reason; with one, what is against it is
     * journalled too, and nothing counts as contained by it.
     */
    public Outcome validateRemediations(IncidentId id, Verdict verdict) {
        return new SpokenValidation(this, parts, actor).remediations(id, verdict);
    }

    /**
     * Says on the actor's word alone whether what was restored is patched, hardened and configured as it must be;
     * {@link CloudResponder#validateRestorations} looks. Only in recovery, by whom remediations may be validated, and against
     * the journal only with a reason, as there.
     */
    public Outcome validateRestorations(IncidentId id, Verdict verdict) {
        return new SpokenValidation(this, parts, actor).restorations(id, verdict);
    }

    /** Begins the watch for reoccurrence, for as long as the plan says. Only in recovery; a running watch goes on. */
    public Outcome startWatch(IncidentId id) {
        Incident incident = get(id);
        if (incident.phase() != Phase.RECOVERING) {
            return Refusals.notIn(incident, "a watch begins in recovery");
        }
        boolean runs = incident.progress()
                .watch()
                .filter(it -> it.finished().isEmpty())
                .isPresent();
        Instant until = parts.now().plus(parts.plan().watch());
        return runs ? new Outcome.Done(incident) : settle(grant(incident, new WatchStarted(until)));
    }

    /**
     * What this actor may do with the cloud account.
     *
     * @throws IllegalStateException if no cloud was given to the builder
     */
    public CloudResponder cloud() {
        return new CloudResponder(
                parts,
                parts.cloud().orElseThrow(() -> new IllegalStateException("no cloud; give one with cloud(...)")),
                actor);
    }

    /** What this actor may do about evidence. */
    public EvidenceResponder evidence() {
        return new EvidenceResponder(this, parts.evidence());
    }

    /** What this actor may say about what is to be learned. */
    public ReviewResponder review() {
        return new ReviewResponder(this);
    }

    /** What this actor may do for the law: clocks, holds, erasure. */
    public LegalResponder legal() {
        return new LegalResponder(parts, actor);
    }

    private Outcome withOpenTask(IncidentId id, String taskId, IncidentEvent event) {
        Incident incident = get(id);
        return incident.work().task(taskId).filter(Task::isOpen).isPresent()
                ? settle(decide(incident, event))
                : Refusals.noneOpen(
                        incident,
                        "task",
                        taskId,
                        incident.work().tasks().stream().filter(Task::isOpen).map(Task::id));
    }

    private AuthorityRule authority(Incident incident) {
        return new AuthorityRule(parts.plan(), incident, parts.played());
    }

    private PhaseDecisions phases() {
        return new PhaseDecisions(parts.lifecycle());
    }

    Incident get(IncidentId id) {
        return parts.desk().get(id);
    }

    private Draft draft(IncidentEvent event) {
        return Draft.of(event, parts.now(), actor);
    }

    Decision grant(Incident incident, IncidentEvent event) {
        return new Decision.Granted(incident.id(), incident.version(), List.of(draft(event)));
    }

    /** What is decided about an incident that goes on in another would be seen by nobody. */
    Decision decide(Incident incident, IncidentEvent event) {
        return incident.phase() == Phase.MERGED
                ? new Decision.Refused(
                        "incident " + incident.id() + " goes on as part of another; do it there.", Optional.empty())
                : grant(incident, event);
    }

    Outcome settle(Decision decision) {
        return settled(parts.settle(decision));
    }

    /** Appends what has happened in any case: a note or evidence is not lost because somebody else was faster. */
    Outcome keep(Decision decision) {
        if (decision instanceof Decision.Granted granted
                && parts.tooEarly(granted.incident()).isEmpty()) {
            return settled(new Outcome.Done(parts.desk().record(granted.incident(), granted.drafts())));
        }
        return settle(decision);
    }

    private Outcome settled(Outcome outcome) {
        return outcome instanceof Outcome.Done done ? new Outcome.Done(parts.followed(done.incident())) : outcome;
    }
}
