package io.cloudir.respond;

import io.cloudir.incident.Claims;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The journal of one incident while an action is run: what it says now, and what is added to it. */
final class ActionJournal {
    private final JournalStore store;
    private final Clock clock;
    private final Actor actor;
    private Incident incident;

    ActionJournal(JournalStore store, Incident incident, Clock clock, Actor actor) {
        this.store = store;
        this.clock = clock;
        this.actor = actor;
        this.incident = incident;
    }

    /** The incident as it was last read. */
    Incident incident() {
        return incident;
    }

    IncidentAction action(String actionId) {
        return incident.response()
                .action(actionId)
                .orElseThrow(() -> new IllegalArgumentException("incident " + incident.id() + " has no action "
                        + Text.printable(actionId) + "; plan it first"));
    }

    /** The time now, but never before the newest entry: a clock that is slow revives no approval or claim. */
    Instant now() {
        Instant now = clock.instant();
        return now.isBefore(incident.updatedAt()) ? incident.updatedAt() : now;
    }

    Incident refresh() {
        incident = incident.apply(store.read(incident.id(), incident.version()));
        return incident;
    }

    void facts(IncidentEvent... events) {
        factsBy(actor, events);
    }

    void factsBy(Actor who, IncidentEvent... events) {
        store.appendFacts(incident.id(), drafts(who, events));
        refresh();
    }

    /** Appends an event that holds only if nothing about the action's being in force has changed since; false if it has. */
    boolean decideUnlessChanged(Actor who, IncidentAction since, IncidentEvent event) {
        while (true) {
            refresh();
            IncidentAction now = action(since.id());
            if (now.changedSeq() != since.changedSeq()
                    || now.plan().seq() != since.plan().seq()) {
                return false;
            }
            try {
                store.appendDecision(incident.id(), incident.version(), drafts(who, event));
                refresh();
                return true;
            } catch (ConflictException raced) {
                // Somebody appended something, perhaps about another action: look again.
            }
        }
    }

    /** Claims a step, or extends the runner's own claim; false if another runner's claim is live. */
    boolean claim(Claimed claim, Actor by) {
        try {
            incident = Claims.claim(store, incident, claim, now(), by);
            return true;
        } catch (ConflictException e) {
            refresh();
            return false;
        }
    }

    private List<Draft> drafts(Actor who, IncidentEvent... events) {
        Instant now = clock.instant();
        return Arrays.stream(events).map(event -> Draft.of(event, now, who)).toList();
    }
}
