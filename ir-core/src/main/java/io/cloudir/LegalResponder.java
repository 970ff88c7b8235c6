package io.cloudir;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.decision.HandDecisions;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMoved;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import io.cloudir.plan.AppliedRegime;
import io.cloudir.plan.LegalClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one actor does about an incident for the law: start and answer the clocks of the regimes that the plan names, forbid
 * erasure, and erase. None of it is legal advice. Thread-safe.
 */
public final class LegalResponder {
    private static final String STEP = "legal";

    private final Parts parts;
    private final Actor actor;

    LegalResponder(Parts parts, Actor actor) {
        this.parts = parts;
        this.actor = actor;
    }

    /**
     * States that something happened that a regime counts from, such as becoming aware of a personal data breach; the clocks
     * that follow from it begin. Each regime counts from its own events. Stated again with another time, the clocks that count
     * from it are moved, and both statements stay in the journal.
     *
     * @param regime id of a regime of the plan
     * @param event id of one of its events
     * @param at when it happened; what has not happened yet is refused
     * @param note what it was, for those who ask later
     * @throws IllegalArgumentException if the plan has no such regime or the regime no such event
     */
    public Outcome happened(IncidentId id, String regime, String event, Instant at, String note) {
        AppliedRegime applied = regimeOf(regime);
        boolean known =
                applied.regime().events().stream().anyMatch(it -> it.id().equals(event));
        if (!known) {
            throw new IllegalArgumentException("regime '" + regime + "' counts from no event '" + event
                    + "'; it counts from "
                    + applied.regime().events().stream().map(it -> it.id()).toList());
        }
        Incident incident = parts.desk().get(id);
        if (at.isAfter(parts.now())) {
            return notYet(at);
        }
        String finding = findingId(regime, event);
        Draft stated = new Draft(
                new FindingRecorded(finding, STEP, note, List.of(), List.of()), at, Precision.SECOND, actor, List.of());
        Map<String, Instant> before = momentsOf(incident, applied);
        Map<String, Instant> moments = new HashMap<>(before);
        moments.put(event, at);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(stated);
        drafts.addAll(started(incident, applied, moments));
        // Also if no earlier statement is known: it may have been erased while its clock runs on.
        Optional<Instant> earlier = Optional.ofNullable(before.get(event));
        String reason = event + " was stated anew: " + at
                + earlier.map(it -> ", not " + it).orElse("");
        drafts.addAll(moved(incident, applied, event, moments, reason));
        return parts.settle(new Decision.Granted(id, incident.version(), drafts));
    }

    /**
     * States that an obligation of a regime was met, or that nothing is owed; what counts from its submission begins.
     *
     * @param regime id of a regime of the plan
     * @param obligation id of one of its obligations whose clock runs
     * @param at when it was submitted; what was not submitted yet is refused
     * @param note what was submitted, or why nothing is owed
     */
    public Outcome submitted(IncidentId id, String regime, String obligation, Instant at, String note) {
        AppliedRegime applied = regimeOf(regime);
        Incident incident = parts.desk().get(id);
        String deadline = deadlineId(regime, obligation);
        if (incident.work().deadline(deadline).filter(Deadline::isOpen).isEmpty()) {
            return new Outcome.Refused(
                    "no clock runs for '" + obligation + "' of regime '" + regime + "' in incident " + id
                            + "; state first what it counts from.",
                    Optional.empty());
        }
        if (at.isAfter(parts.now())) {
            return notYet(at);
        }
        Map<String, Instant> moments = momentsOf(incident, applied);
        moments.put(obligation, at);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(new Draft(new DeadlineMet(deadline, note), at, Precision.SECOND, actor, List.of()));
        drafts.addAll(started(incident, applied, moments));
        return parts.settle(new Decision.Granted(id, incident.version(), drafts));
    }

    /**
     * Forbids erasing anything of this incident.
     *
     * @param authority who ordered it
     */
    public Outcome placeHold(IncidentId id, String authority, String reason) {
        return parts.settle(HandDecisions.placeLegalHold(parts.desk().get(id), authority, reason, actor, parts.now()));
    }

    /**
     * Ends the legal hold. Only a person may who holds one of the roles that the plan's erasure policy names as authorisers.
     *
     * @param authority who ordered its end
     */
    public Outcome liftHold(IncidentId id, String authority, String reason) {
        Incident incident = parts.desk().get(id);
        return new ErasureRule(parts.plan(), incident, parts.played())
                .objectionToLift(actor)
                .map(Refusals::because)
                .orElseGet(() ->
                        parts.settle(HandDecisions.liftLegalHold(incident, authority, reason, actor, parts.now())));
    }

    /**
     * Authorises somebody else to erase the content of an entry. Only a person may who holds one of the roles that the
     * plan's erasure policy names as authorisers, and not while a legal hold is in force; a later hold takes it back.
     *
     * @param seq the entry
     * @param legalBasis the law or contract that demands or allows it
     */
    public Outcome authoriseErasure(IncidentId id, long seq, String reason, String legalBasis) {
        if (reason.isBlank() || legalBasis.isBlank()) {
            return Refusals.because("authorising an erasure takes a reason and a legal basis.");
        }
        Incident incident = parts.desk().get(id);
        ErasureRule rule = new ErasureRule(parts.plan(), incident, parts.played());
        Optional<String> objection = rule.objectionToAuthorise(actor);
        if (objection.isPresent()) {
            return Refusals.because(objection.get());
        }
        if (seq < 1 || seq > incident.version()) {
            return Refusals.because(
                    "there is no entry " + seq + " to erase; the journal has " + incident.version() + ".");
        }
        Draft authorised = draft(new ErasureAuthorised(seq, rule.authorisingRole(actor), reason, legalBasis));
        return parts.settle(new Decision.Granted(id, incident.version(), List.of(authorised)));
    }

    /**
     * Erases the content of an entry; its place in the chain and who made it when remain. Copies exported before are not
     * reached. Only a person may who holds one of the roles that the plan's erasure policy names as erasers, after {@link
     * #authoriseErasure} by another person, and not who lifted the hold.
     *
     * @param seq the entry
     * @param legalBasis the law or contract that demands or allows it
     * @throws io.cloudir.incident.journal.JournalException if a hold is in force, or the entry is unknown or may not be
     *     erased; the message says which kinds may
     */
    public Outcome erase(IncidentId id, long seq, String reason, String legalBasis) {
        if (!(actor instanceof Actor.Person) || reason.isBlank() || legalBasis.isBlank()) {
            return new Outcome.Refused("an erasure takes a person, a reason and a legal basis.", Optional.empty());
        }
        Optional<String> objection =
                new ErasureRule(parts.plan(), parts.desk().get(id), parts.played()).objectionToErase(actor, seq);
        if (objection.isPresent()) {
            return Refusals.because(objection.get());
        }
        parts.desk().store().erase(id, seq, draft(new PayloadErased(seq, reason, legalBasis)));
        return new Outcome.Done(parts.desk().get(id));
    }

    private List<Draft> started(Incident incident, AppliedRegime applied, Map<String, Instant> moments) {
        List<Draft> drafts = new ArrayList<>();
        String regime = applied.regime().id();
        for (LegalClock.Due due : new LegalClock(parts.plan().calendar()).running(applied.regime(), moments)) {
            String deadline = deadlineId(regime, due.obligation().id());
            if (incident.work().deadline(deadline).isEmpty()) {
                drafts.add(draft(new DeadlineStarted(
                        deadline,
                        due.obligation().title() + " (to " + due.obligation().to() + ")",
                        applied.regime().title() + ", " + applied.regime().source(),
                        applied.owner(),
                        due.due())));
            }
        }
        return drafts;
    }

    /** The clocks that run already and count from another time now; what is answered is judged by it too. */
    private List<Draft> moved(
            Incident incident, AppliedRegime applied, String event, Map<String, Instant> moments, String reason) {
        List<Draft> drafts = new ArrayList<>();
        for (LegalClock.Due due : new LegalClock(parts.plan().calendar()).running(applied.regime(), moments)) {
            if (!due.obligation().countsFrom(event)) {
                continue;
            }
            incident.work()
                    .deadline(deadlineId(applied.regime().id(), due.obligation().id()))
                    .filter(it -> !it.due().equals(due.due()))
                    .ifPresent(it -> drafts.add(draft(new DeadlineMoved(it.id(), due.due(), reason))));
        }
        return drafts;
    }

    /** When a regime's events happened and its obligations were met, as far as the journal knows. */
    private static Map<String, Instant> momentsOf(Incident incident, AppliedRegime applied) {
        Map<String, Instant> moments = new HashMap<>();
        String regime = applied.regime().id();
        applied.regime()
                .events()
                .forEach(event -> incident.detection().findings().stream()
                        .filter(it -> it.event().findingId().equals(findingId(regime, event.id())))
                        .forEach(it -> moments.put(event.id(), it.occurredAt())));
        applied.regime()
                .obligations()
                .forEach(obligation -> incident.work()
                        .deadline(deadlineId(regime, obligation.id()))
                        .flatMap(Deadline::met)
                        .map(Recorded::occurredAt)
                        .ifPresent(at -> moments.put(obligation.id(), at)));
        return moments;
    }

    private AppliedRegime regimeOf(String id) {
        return parts.plan().legal().stream()
                .filter(it -> it.regime().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan names no legal regime '" + id + "'; it names "
                        + parts.plan().legal().stream()
                                .map(it -> it.regime().id())
                                .toList()));
    }

    private static Outcome notYet(Instant at) {
        return Refusals.because(at + " lies in the future; state it once it has happened.");
    }

    private static String findingId(String regime, String event) {
        return "legal-" + regime + "-" + event;
    }

    private static String deadlineId(String regime, String obligation) {
        return "legal-" + regime + "-" + obligation;
    }

    private Draft draft(IncidentEvent event) {
        return Draft.of(event, parts.now(), actor);
    }
}
