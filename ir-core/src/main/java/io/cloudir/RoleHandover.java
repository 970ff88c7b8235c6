package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.model.Actor;
import io.cloudir.model.Text;
import io.cloudir.plan.Duty;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.util.Optional;

/**
 * Who may give a role to whom. Roles approve what is done to a cloud, so nobody takes one that the plan does not give
 * them: it is handed over by who holds it, or given by who declares incidents. And nobody else takes one from the person
 * to whom it was assigned, for that would void what this person approved.
 */
final class RoleHandover {
    private final ResponsePlan plan;
    private final Incident incident;

    RoleHandover(ResponsePlan plan, Incident incident) {
        this.plan = plan;
        this.incident = incident;
    }

    /** Why the actor may not; empty if it may. */
    Optional<String> objection(String role, String person, Actor actor) {
        if (plan.role(role).isEmpty()) {
            return Optional.of("the plan has no role '" + Text.printable(role) + "'; it has "
                    + plan.roles().stream().map(Role::id).toList() + ".");
        }
        boolean planned = plan.holds(person, role)
                || (incident.exercise()
                        && plan.exerciseActors(role).stream().map(Person::id).anyMatch(person::equals));
        String commander = plan.assignmentOf(Duty.DECLARING).accountable();
        Optional<String> from = incident.work().holder(role).filter(holder -> !holder.equals(person));
        boolean mayTake = holds(actor, role) || holds(actor, commander) || holdsByPlan(actor, commander);
        if (from.isPresent() && !mayTake) {
            return Optional.of("the role " + role + " was assigned to " + Text.printable(from.get())
                    + "; only they, or a person who holds the role " + commander + ", may give it to somebody else.");
        }
        boolean given =
                holds(actor, role) || (holds(actor, commander) && !actor.id().equals(person));
        return planned || given
                ? Optional.empty()
                : Optional.of("by the plan " + Text.printable(person) + " does not hold the role " + role
                        + "; whoever holds it now, or the role " + commander + ", may give it to somebody else.");
    }

    /** A deputy by the plan takes over from a commander who is out of reach. */
    private boolean holdsByPlan(Actor actor, String role) {
        boolean plays = incident.exercise()
                && plan.exerciseActors(role).stream().map(Person::id).anyMatch(actor.id()::equals);
        return actor instanceof Actor.Person && (plan.holds(actor.id(), role) || plays);
    }

    private boolean holds(Actor actor, String role) {
        return actor instanceof Actor.Person
                && incident.work().holder(role).map(actor.id()::equals).orElseGet(() -> plan.holds(actor.id(), role));
    }
}
