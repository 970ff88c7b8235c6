package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.decision.Route;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.IncidentLinked;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts each signal with the incident that it belongs to, or opens one for it. */
final class Intake {
    /** The least level at which a signal opens an incident by itself; weaker ones only join. */
    private static final Severity OPENS = Severity.MEDIUM;

    private final Desk desk;
    private final Correlator correlator;
    private final ResponsePlan plan;
    private final Duration window;
    private final boolean exercise;
    private final NotedSignals noted = new NotedSignals();

    Intake(Desk desk, Correlator correlator, ResponsePlan plan, Duration window, boolean exercise) {
        this.desk = desk;
        this.correlator = correlator;
        this.plan = plan;
        this.window = window;
        this.exercise = exercise;
    }

    /**
     * Places a detection, and with it whatever was noted before and shares an entity with the incident now. What was noted
     * stays noted until it is placed, so that a store that fails in between loses none of it.
     */
    Placement place(Preserved preserved) {
        Placement placement = placeAlone(preserved);
        Deque<IncidentId> grown = new ArrayDeque<>();
        placement.incidentId().ifPresent(grown::add);
        while (!grown.isEmpty()) {
            for (Preserved related : noted.related(desk.get(grown.remove()), window)) {
                Placement where = placeAlone(related);
                if (!(where instanceof Placement.Noted)) {
                    noted.remove(related);
                }
                if (!(where instanceof Placement.Known)) {
                    where.incidentId().ifPresent(grown::add);
                }
            }
        }
        return placement;
    }

    private Placement placeAlone(Preserved preserved) {
        Set<IncidentId> altered = new HashSet<>();
        while (true) {
            Optional<Placement> placed = Optional.empty();
            try {
                placed = tryToPlace(preserved);
            } catch (AlteredJournalException e) {
                // Altered since it was looked at a moment ago: looked at again, it is no longer a place for a signal.
                if (!altered.add(e.incident())) {
                    throw e;
                }
            }
            if (placed.isPresent()) {
                placed.get().incidentId().ifPresent(id -> learn(id, preserved.signal()));
                return placed.get();
            }
        }
    }

    private void learn(IncidentId id, Signal signal) {
        correlator.learn(id, signal);
        correlator.learn(desk.get(id));
    }

    /** Empty if another node was faster and the signal has to be looked at again. */
    private Optional<Placement> tryToPlace(Preserved preserved) {
        Signal signal = preserved.signal();
        Correlator.Found found = correlator.find(preserved);
        Optional<IncidentId> at = found.id();
        boolean opens = at.isEmpty() || found.route() instanceof Route.OpenLinked;
        if (opens && !signal.level().atLeast(OPENS)) {
            noted.add(preserved);
            return Optional.of(new Placement.Noted());
        }
        if (at.isEmpty()) {
            correlator.refresh();
            if (correlator.find(preserved).takesIn()) {
                return Optional.empty();
            }
            return open(preserved, Optional.empty(), "related-to", "no incident shares an entity with it");
        }
        IncidentId id = at.get();
        if (found.route() instanceof Route.Attach attach) {
            desk.record(id, entries(preserved, attach.reason()));
            return Optional.of(new Placement.Attached(id, attach.reason()));
        }
        if (found.route() instanceof Route.Reopen reopen) {
            return reopen(found.incident().orElseThrow(), preserved, reopen.reason());
        }
        if (found.route() instanceof Route.OpenLinked linked) {
            return open(preserved, at, linked.relation(), linked.reason());
        }
        heal(found.incident().orElseThrow(), preserved);
        return Optional.of(new Placement.Known(id));
    }

    /** Opened for a signal that its journal does not hold: it was cut off before that was written. */
    private static boolean isBare(Incident incident) {
        return incident.phase().isWorkedOn()
                && incident.detection().signals().isEmpty()
                && incident.detection().findings().isEmpty();
    }

    /** Adds what belongs to a known signal and is not in its journal: it was cut off between the two. */
    private void heal(Incident incident, Preserved preserved) {
        if (!incident.phase().isWorkedOn()) {
            return;
        }
        List<Draft> missing = new ArrayList<>();
        for (Draft entry : afterSignal(preserved)) {
            if (!tells(incident, entry)) {
                missing.add(entry);
            }
        }
        desk.record(incident.id(), missing);
    }

    private static boolean tells(Incident incident, Draft entry) {
        if (entry.event() instanceof EvidenceCollected collected) {
            return incident.evidence().has(collected.evidenceId());
        }
        if (entry.event() instanceof EvidenceNotCollected lost) {
            String kept = RecordEvidence.idOf(entry.causes().get(0));
            return incident.evidence().has(kept)
                    || incident.evidence().notCollected().stream()
                            .anyMatch(known -> known.event().equals(lost));
        }
        return entry.event() instanceof FindingRecorded finding
                && incident.detection().hasFinding(finding.findingId());
    }

    private Optional<Placement> open(Preserved preserved, Optional<IncidentId> other, String relation, String reason) {
        Signal signal = preserved.signal();
        String dedupeKey = correlator.dedupeKey(signal, other);
        IncidentId id = IncidentId.derivedFrom(dedupeKey);
        Optional<Incident> there;
        try {
            there = desk.find(id);
        } catch (AlteredJournalException e) {
            desk.leaveAlone(e);
            Route.OpenLinked linked = Correlator.followsUnreadable(id);
            return open(preserved, Optional.of(id), linked.relation(), linked.reason());
        }
        if (there.isPresent()) {
            // Opened by another node a moment ago: look again. Or it does not take the signal either: follow that one.
            correlator.learn(there.get());
            if (isBare(there.get())) {
                desk.record(id, entries(preserved, reason));
                return Optional.of(new Placement.Opened(id, reason));
            }
            return correlator.find(preserved).takesIn()
                    ? Optional.empty()
                    : open(preserved, Optional.of(id), "related-to", "the same entity, but not in the same incident");
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(draft(signal, opened(signal, dedupeKey)));
        other.ifPresent(earlier -> drafts.add(draft(signal, new IncidentLinked(earlier, relation))));
        drafts.addAll(entries(preserved, reason));
        try {
            desk.store().appendDecision(id, 0, drafts);
        } catch (ConflictException raced) {
            return Optional.empty();
        }
        return Optional.of(new Placement.Opened(id, reason));
    }

    private Optional<Placement> reopen(Incident incident, Preserved preserved, String reason) {
        List<Draft> drafts = new ArrayList<>();
        boolean watched = incident.progress()
                .watch()
                .filter(watch -> watch.finished().isEmpty())
                .isPresent();
        if (watched) {
            drafts.add(draft(preserved.signal(), new WatchFinished(false, reason)));
        }
        drafts.add(draft(
                preserved.signal(), new PhaseChanged(incident.phase().code(), Phase.INVESTIGATING.code(), reason)));
        drafts.addAll(entries(preserved, reason));
        try {
            desk.store().appendDecision(incident.id(), incident.version(), drafts);
        } catch (ConflictException raced) {
            return Optional.empty();
        }
        return Optional.of(new Placement.Reopened(incident.id(), reason));
    }

    private IncidentOpened opened(Signal signal, String dedupeKey) {
        Optional<Scenario> scenario = plan.scenarioFor(List.of(signal.trigger()), signal.techniques());
        String what = scenario.map(Scenario::title).orElse("Unclassified incident");
        String whom = signal.entity().id().isEmpty()
                ? signal.account()
                : signal.entity().id();
        return new IncidentOpened(
                what + ": " + Text.printable(whom),
                scenario.map(Scenario::id).orElse("unclassified"),
                scenario.map(Scenario::category).orElse(Category.OTHER),
                dedupeKey,
                exercise,
                plan.digest());
    }

    private List<Draft> entries(Preserved preserved, String reason) {
        Signal signal = preserved.signal();
        List<String> records = signal.records().stream().map(RecordSummary::id).toList();
        List<Draft> entries = new ArrayList<>();
        entries.add(draft(signal, Involvement.attach(signal, reason)).causedBy(records));
        entries.addAll(afterSignal(preserved));
        return entries;
    }

    private static List<Draft> afterSignal(Preserved preserved) {
        Signal signal = preserved.signal();
        List<Draft> entries = new ArrayList<>();
        entries.add(new Draft(
                preserved.evidence(), signal.time(), Precision.SECOND, Automations.EVIDENCE, List.of(signal.id())));
        preserved.findings().forEach(finding -> entries.add(draft(signal, finding)));
        return entries;
    }

    private static Draft draft(Signal signal, IncidentEvent event) {
        Instant when = signal.time();
        Actor actor = Automations.detection(signal.rule().id());
        return new Draft(event, when, Precision.SECOND, actor, List.of(signal.id()));
    }
}
