package io.cloudir;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.decision.SeverityDecisions;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ExternalContact;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.ResponseTargets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What follows by the response plan from where an incident stands: its severity, the clocks of its priority, the people
 * outside who must be engaged, and the clocks that were answered. Each follows once; looking again changes nothing.
 */
final class FollowUp {
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final String CONTAIN = "contain";
    private static final String RECOVER = "recover";

    private final Desk desk;
    private final Judge judge;
    private final Classifier classifier;
    private final ResponsePlan plan;

    FollowUp(Desk desk, Judge judge, Classifier classifier, ResponsePlan plan) {
        this.desk = desk;
        this.judge = judge;
        this.classifier = classifier;
        this.plan = plan;
    }

    /**
     * Assesses the severity anew where automation may, then appends what follows. An incident that is over is left alone.
     * Whoever is faster wins: what follows is then worked out again from what the journal tells by now.
     */
    Incident after(Incident before, Instant now) {
        Incident incident = before;
        while (!incident.phase().isOver()) {
            try {
                return follow(incident, now);
            } catch (ConflictException raced) {
                incident = desk.get(incident.id());
            }
        }
        return incident;
    }

    private Incident follow(Incident before, Instant now) {
        Incident incident = assess(classify(before, now), now);
        List<IncidentEvent> events = new ArrayList<>();
        incident.priority().ifPresent(priority -> startClocks(incident, priority, now, events));
        answerClocks(incident, events);
        engage(incident, now, events);
        return append(
                incident,
                events.stream()
                        .map(event -> Draft.of(event, now, Automations.PLAN))
                        .toList());
    }

    /** Once the scope is known, and until mitigation begins, the incident is called what it turned out to be. */
    private Incident classify(Incident incident, Instant now) {
        boolean known = incident.phase() == Phase.INVESTIGATING
                && incident.detection().scope().isPresent();
        List<Draft> drafts = known
                ? classifier.reclassify(incident).stream()
                        .map(event -> Draft.of(event, now, Automations.CORRELATION))
                        .toList()
                : List.of();
        return append(incident, drafts);
    }

    private Incident assess(Incident incident, Instant now) {
        boolean judged = incident.phase() == Phase.DETECTED || incident.phase() == Phase.INVESTIGATING;
        if (!judged) {
            return incident;
        }
        Decision decision = SeverityDecisions.assess(incident, judge.judge(incident), "", Automations.SEVERITY, now);
        // A lower result is a person's to accept, so automation leaves the severity as it is.
        return decision instanceof Decision.Granted granted ? append(incident, granted.drafts()) : incident;
    }

    /** What follows is decided from what was seen, so it counts only if nothing else was decided meanwhile. */
    private Incident append(Incident incident, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return incident;
        }
        desk.store().appendDecision(incident.id(), incident.version(), drafts);
        return desk.get(incident.id());
    }

    /** A clock runs from when the priority was known: nobody could have kept a target that was not yet set. */
    private void startClocks(Incident incident, Priority priority, Instant now, List<IncidentEvent> events) {
        ResponseTargets targets = plan.targetsOf(priority);
        start(incident, ACKNOWLEDGE, "A person takes notice", priority, now.plus(targets.acknowledge()), events);
        start(incident, CONTAIN, "The damage no longer grows", priority, now.plus(targets.contain()), events);
        start(incident, RECOVER, "Operations are back to normal", priority, now.plus(targets.recover()), events);
    }

    private void start(
            Incident incident, String kind, String title, Priority priority, Instant due, List<IncidentEvent> events) {
        String id = kind + "-" + priority.name().toLowerCase(Locale.ROOT) + "-cycle-"
                + incident.cycle().number();
        if (incident.work().deadline(id).isEmpty() && !isAnswered(incident, kind)) {
            String owner = plan.assignmentOf(Duty.DETECTING).accountable();
            events.add(new DeadlineStarted(id, title, "response target of " + priority, owner, due));
        }
    }

    private void answerClocks(Incident incident, List<IncidentEvent> events) {
        for (Deadline deadline : incident.work().deadlines()) {
            String kind = deadline.id().split("-", 2)[0];
            if (deadline.isOpen() && isTarget(kind) && isAnswered(incident, kind)) {
                events.add(new DeadlineMet(deadline.id(), answerTo(kind)));
            }
        }
    }

    private static boolean isTarget(String kind) {
        return kind.equals(ACKNOWLEDGE) || kind.equals(CONTAIN) || kind.equals(RECOVER);
    }

    private static boolean isAnswered(Incident incident, String kind) {
        return switch (kind) {
            case ACKNOWLEDGE ->
                incident.cycle().acknowledgedAt().isPresent()
                        || incident.progress().acknowledged().isPresent();
            case CONTAIN -> incident.cycle().containedAt().isPresent();
            default -> incident.cycle().restoredAt().isPresent();
        };
    }

    private static String answerTo(String kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "a person acknowledged the incident";
            case CONTAIN -> "the remediations were validated";
            default -> "the restorations were validated";
        };
    }

    private void engage(Incident incident, Instant now, List<IncidentEvent> events) {
        Optional<Severity> severity = incident.severity();
        if (severity.isEmpty()) {
            return;
        }
        for (ExternalContact contact : plan.externalContacts()) {
            String id = "contact-" + contact.id();
            boolean open = incident.work().task(id).isPresent();
            if (!open && contact.concerns(incident.scenario(), severity.get())) {
                Duration within = incident.priority()
                        .map(priority -> plan.targetsOf(priority).update())
                        .orElse(Duration.ofDays(1));
                events.add(new TaskOpened(
                        id,
                        TaskKind.CONTACT,
                        "Engage " + contact.name() + ": " + contact.engage(),
                        contact.owner(),
                        now.plus(within)));
            }
        }
    }
}
