package io.cloudir;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.store.IncidentIndex;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.EscalationStep;
import io.cloudir.plan.ResponsePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what time alone makes due. Doing it twice, or on two nodes, does it once. */
final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Desk desk;
    private final IncidentIndex index;
    private final ResponsePlan plan;
    private final Merging merging;
    private final ExpiredControls expired;

    DueWork(Desk desk, IncidentIndex index, ResponsePlan plan, Merging merging, ExpiredControls expired) {
        this.desk = desk;
        this.index = index;
        this.plan = plan;
        this.merging = merging;
        this.expired = expired;
    }

    /**
     * Does all that is due and returns when to come again; empty if nothing ever comes due by itself.
     *
     * Nothing is due in an incident whose journal cannot be believed.
     *
     * @param playbooks goes on with the playbooks of an incident, and says when to look again
     * @throws JournalException if a journal failed; all others were looked at before
     */
    Optional<Instant> run(Instant now, BiFunction<Incident, Instant, Optional<Instant>> playbooks) {
        List<Instant> next = new ArrayList<>();
        List<JournalException> failed = new ArrayList<>();
        for (IncidentSummary row : index.rows()) {
            if (!row.phase().isOver() || row.nextDue().isPresent()) {
                try {
                    run(row.head().incident(), now, playbooks).ifPresent(next::add);
                } catch (AlteredJournalException e) {
                    desk.leaveAlone(e);
                } catch (JournalException e) {
                    failed.add(e);
                }
            }
        }
        if (!failed.isEmpty()) {
            JournalException first = failed.get(0);
            failed.subList(1, failed.size()).forEach(first::addSuppressed);
            throw first;
        }
        return next.stream().min(Instant::compareTo);
    }

    private Optional<Instant> run(
            IncidentId id, Instant now, BiFunction<Incident, Instant, Optional<Instant>> playbooks) {
        Incident caughtUp = catchUp(id, now);
        Incident whole = merging.finish(caughtUp, now);
        // What came with a merge may be due by now.
        Incident ready = whole.version() == caughtUp.version() ? whole : catchUp(id, now);
        Optional<Instant> again = playbooks.apply(ready, now);
        return Stream.concat(again.stream(), next(desk.get(id), now).stream()).min(Instant::compareTo);
    }

    private Incident catchUp(IncidentId id, Instant now) {
        Incident incident = desk.get(id);
        List<IncidentEvent> due = due(incident, now);
        while (!due.isEmpty()) {
            tryToAppend(incident, due, now);
            incident = desk.get(id);
            due = due(incident, now);
        }
        return expired.release(incident, now) ? desk.get(id) : incident;
    }

    /** If another node was faster nothing is appended, and what is due is looked at again. */
    private void tryToAppend(Incident incident, List<IncidentEvent> due, Instant now) {
        List<Draft> drafts = due.stream()
                .map(event -> Draft.of(event, now, Automations.CLOCK))
                .toList();
        try {
            desk.store().appendDecision(incident.id(), incident.version(), drafts);
        } catch (ConflictException raced) {
            LOG.debug("incident {} moved on while what was due was looked at", incident.id());
        }
    }

    private List<IncidentEvent> due(Incident incident, Instant now) {
        List<IncidentEvent> events = new ArrayList<>();
        incident.work().deadlines().stream()
                .filter(it -> it.isOpen() && it.missed().isEmpty() && !it.due().isAfter(now))
                .map(Deadline::id)
                .map(DeadlineMissed::new)
                .forEach(events::add);
        escalations(incident)
                .filter(step -> !step.at().isAfter(now))
                .map(Step::event)
                .forEach(events::add);
        incident.progress()
                .watch()
                .filter(watch -> watch.finished().isEmpty() && !watch.until().isAfter(now))
                .ifPresent(watch ->
                        events.add(new WatchFinished(true, "no signal about the incident's entities came in")));
        return events;
    }

    private Optional<Instant> next(Incident incident, Instant now) {
        return Stream.concat(
                        incident.nextDueAfter(now).stream(),
                        escalations(incident).map(Step::at).filter(now::isBefore))
                .min(Instant::compareTo);
    }

    /** The steps of the escalation path that were not taken yet, while nobody has taken notice. */
    private Stream<Step> escalations(Incident incident) {
        boolean waiting =
                incident.phase() == Phase.DETECTED && incident.acknowledgedAt().isEmpty();
        if (!waiting) {
            return Stream.empty();
        }
        // Nobody could take notice of what happened before it was recorded, as when old logs are read.
        Instant known = incident.detection().opened().map(Recorded::recordedAt).orElse(incident.openedAt());
        List<Step> steps = new ArrayList<>();
        int level = 0;
        for (EscalationStep step : plan.escalation()) {
            level++;
            if (level > incident.work().escalations().size()) {
                String reason = "nobody acknowledged the incident within " + words(step.after());
                steps.add(new Step(known.plus(step.after()), new Escalated(level, step.role(), reason)));
            }
        }
        return steps.stream();
    }

    private static String words(Duration length) {
        return Text.count(length.toMinutes(), "minute");
    }

    private record Step(Instant at, Escalated event) {}
}
