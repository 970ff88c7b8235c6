package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.model.Actor;
import java.time.Instant;

/** What people do to an incident apart from moving it: take notice, assign, write down, forbid erasure. */
public final class HandDecisions {
    private HandDecisions() {}

    /** Takes notice of an incident. Only a person can; a second time in the same cycle changes nothing. */
    public static Decision acknowledge(Incident incident, Actor actor, Instant now) {
        if (!(actor instanceof Actor.Person)) {
            return Decision.refused("automation cannot acknowledge an incident; have a person do it.");
        }
        if (incident.phase() == Phase.MERGED) {
            return Decision.refused(goesOnElsewhere(incident));
        }
        return incident.cycle().acknowledgedAt().isPresent()
                ? Decision.nothingToDo(incident)
                : Decision.granted(incident, actor, now, new Acknowledged());
    }

    /** Gives a role to a person; giving it to whoever holds it changes nothing. */
    public static Decision assign(Incident incident, String role, String person, Actor actor, Instant now) {
        if (role.isBlank() || person.isBlank()) {
            return Decision.refused("an assignment needs the role's id and the person's id.");
        }
        if (incident.phase() == Phase.MERGED) {
            return Decision.refused(goesOnElsewhere(incident));
        }
        return incident.work().holder(role).filter(person::equals).isPresent()
                ? Decision.nothingToDo(incident)
                : Decision.granted(incident, actor, now, new RoleAssigned(role, person));
    }

    /** Writes something down, in any phase. */
    public static Decision note(Incident incident, String text, Actor actor, Instant now) {
        return text.isBlank()
                ? Decision.refused("a note needs a text.")
                : Decision.granted(incident, actor, now, new NoteAdded(text));
    }

    /**
     * Forbids erasing anything of this incident.
     *
     * @param authority who ordered it
     */
    public static Decision placeLegalHold(
            Incident incident, String authority, String reason, Actor actor, Instant now) {
        if (incident.onLegalHold()) {
            return Decision.nothingToDo(incident);
        }
        return legalHold(incident, new LegalHoldPlaced(authority, reason), authority, reason, actor, now);
    }

    /**
     * Ends the legal hold.
     *
     * @param authority who ordered its end
     */
    public static Decision liftLegalHold(Incident incident, String authority, String reason, Actor actor, Instant now) {
        if (!incident.onLegalHold()) {
            return Decision.nothingToDo(incident);
        }
        return legalHold(incident, new LegalHoldLifted(authority, reason), authority, reason, actor, now);
    }

    private static Decision legalHold(
            Incident incident, LifecycleEvent event, String authority, String reason, Actor actor, Instant now) {
        if (!(actor instanceof Actor.Person)) {
            return Decision.refused("automation may not place or lift a legal hold; have a person do it.");
        }
        if (authority.isBlank() || reason.isBlank()) {
            return Decision.refused("a legal hold needs who ordered it and a reason, to be placed and to be lifted.");
        }
        return Decision.granted(incident, actor, now, event);
    }

    private static String goesOnElsewhere(Incident incident) {
        String target = incident.relations()
                .mergedInto()
                .map(it -> it.event().target().value())
                .orElse("another incident");
        return "incident " + incident.id() + " goes on as part of " + target + "; do it there.";
    }
}
