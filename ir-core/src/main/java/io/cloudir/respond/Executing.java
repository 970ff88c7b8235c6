package io.cloudir.respond;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.evidence.CloudEvidence;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.Trusted;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Severity;
import io.cloudir.plan.ApprovalRule;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the changes of an action that the journal does not tell were made, in order. */
final class Executing {
    /** How long the answers that an action rests on count; asked again after that, before anything is changed. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ActionWork work;
    private final ActionJournal journal;
    private final Approvals approvals;
    private final Guard guard;
    private final EvidenceFirst evidence;

    private final EvidenceStore records;

    /** @param records where the records behind signals are kept */
    Executing(ActionWork work, CloudEvidence store, EvidenceStore records) {
        this.records = records;
        this.work = work;
        this.journal = work.journal();
        RunnerSettings settings = work.settings();
        this.approvals = new Approvals(settings.plan(), work.cloud().account(), settings.simulated());
        this.guard = new Guard(settings.plan().safeguards(), work.cloud().account());
        this.evidence = new EvidenceFirst(work.cloud(), store, journal, work.calls());
    }

    ActionResult run() {
        ActionState state = work.action().state();
        if (state instanceof ActionState.Executed || state instanceof ActionState.Verified) {
            return new ActionResult.Done(List.of());
        }
        Instant asked = journal.now();
        Optional<ActionResult> no = guarded()
                .or(this::refusal)
                .or(this::unsound)
                .or(() -> work.claim().hold());
        if (no.isPresent()) {
            return no.get();
        }
        // Between the check and the claim another runner may have finished: look again, now alone.
        if (isOver()) {
            return work.leave(run());
        }
        return prepare().or(() -> outdated(asked)).map(work::leave).orElseGet(this::changes);
    }

    private Optional<ActionResult> guarded() {
        try {
            List<String> objections = work.calls().make(() -> guard.objections(work.plan(), work.cloud()));
            return objections.isEmpty() ? Optional.empty() : Optional.of(new ActionResult.Refused(objections));
        } catch (CloudException e) {
            return Optional.of(StepCall.failure("asking whose keys these are", e));
        }
    }

    /** What a recovery was to bring back from may have been changed since it was planned, or turn out to be too young. */
    private Optional<ActionResult> unsound() {
        if (!Planning.RESTORING.contains(work.plan().type())) {
            return Optional.empty();
        }
        if (work.plan().trusted().isEmpty()) {
            return refused("the journal does not tell what it brings back from; plan it again");
        }
        Trusted trusted = work.plan().trusted().get();
        try {
            List<String> flaws = work.calls()
                    .make(() -> SourceCheck.of(
                                    work.cloud(), journal.incident(), trusted.before(), journal.now(), this::cited)
                            .flaws(trusted));
            return flaws.isEmpty()
                    ? Optional.empty()
                    : refused(String.join("; ", flaws) + "; plan it again, so that something sound is chosen");
        } catch (CloudException e) {
            return Optional.of(StepCall.failure("asking who changed what it brings back from", e));
        }
    }

    /** Evidence may have taken long: whose keys these are and who touched the sources may be another matter by now. */
    private Optional<ActionResult> outdated(Instant asked) {
        if (journal.now().isBefore(asked.plus(FRESH))) {
            return Optional.empty();
        }
        journal.refresh();
        return guarded().or(this::unsound);
    }

    private List<Activity> cited() {
        return CitedActivities.read(journal.incident(), records, work.settings().mappings());
    }

    private boolean isOver() {
        ActionState state = work.action().state();
        return state instanceof ActionState.Executed
                || state instanceof ActionState.Verified
                || state instanceof ActionState.Released;
    }

    private Optional<ActionResult> prepare() {
        approveAutomatically();
        if (work.history().isBegun()) {
            return Optional.empty();
        }
        List<String> lost = evidence.take(work.plan());
        return lost.isEmpty() ? Optional.empty() : Optional.of(new ActionResult.Refused(lost));
    }

    private ActionResult changes() {
        List<StateChange> changes = work.plan().changes();
        for (int step = 0; step < changes.size(); step++) {
            if (!work.history().isMade(step)) {
                journal.refresh();
                Optional<ActionResult> lost = work.claim().hold();
                if (lost.isPresent()) {
                    return lost.get();
                }
                Optional<ActionResult> no = refusal();
                if (no.isPresent()) {
                    return giveUp(no.get());
                }
                Optional<ActionResult> stopped = work.step(step, changes.get(step), false);
                if (stopped.isPresent()) {
                    return stopped.get();
                }
            }
        }
        journal.factsBy(
                work.by(),
                new ActionExecuted(work.plan().actionId()),
                work.claim().givenBack());
        return new ActionResult.Done(List.of());
    }

    /** What forbids the next call; empty if nothing does. */
    private Optional<ActionResult> refusal() {
        boolean over = work.plan()
                .expires()
                .filter(end -> !journal.now().isBefore(end))
                .isPresent();
        if (over) {
            return refused("it was to end by now; plan it again with a later end");
        }
        // What was begun may be finished in any phase: half an action serves nobody.
        if (!journal.incident().phase().isWorkedOn() && !work.history().isBegun()) {
            return refused("the incident is in phase "
                    + journal.incident().phase().code() + ", in which nothing is begun; take it up again first");
        }
        if (!work.isPlanUnchanged()) {
            return refused("it was planned anew meanwhile; approve the new plan");
        }
        if (work.action().state() instanceof ActionState.Released) {
            return refused("it was undone; plan it again");
        }
        if (work.history().isBeingUndone()) {
            return refused("it is being undone; resume that, then plan it again");
        }
        return status() instanceof ApprovalStatus.Missing missing
                ? Optional.of(new ActionResult.Refused(missing.unmet()))
                : Optional.empty();
    }

    private ApprovalStatus status() {
        return approvals.status(journal.incident(), work.action(), journal.now());
    }

    private void approveAutomatically() {
        if (work.action().approvals().isEmpty()
                && status() instanceof ApprovalStatus.Approved approved
                && approved.isAutomatic()) {
            Instant now = journal.now();
            ApprovalRule rule = work.settings()
                    .plan()
                    .approval()
                    .decide(
                            work.plan().type(),
                            journal.incident().severity().orElse(Severity.CRITICAL),
                            work.plan().radius());
            journal.facts(new ActionApproved(
                    work.plan().actionId(),
                    work.plan().digest(),
                    "automatic",
                    now.plus(rule.expires()),
                    "the response plan approves it automatically"));
        }
    }

    /** Stops before the next call. What was done stays, and says so. */
    private ActionResult giveUp(ActionResult refused) {
        if (work.history().isBegun() && refused instanceof ActionResult.Refused it && work.isPlanUnchanged()) {
            journal.facts(new ActionFailed(work.plan().actionId(), String.join("; ", it.unmet())));
        }
        return work.leave(refused);
    }

    private static Optional<ActionResult> refused(String why) {
        return Optional.of(new ActionResult.Refused(List.of(why)));
    }
}
