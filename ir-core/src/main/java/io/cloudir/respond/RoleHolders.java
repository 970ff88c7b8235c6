package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.model.Actor;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import java.util.List;

/**
 * Who holds a role in an incident now: the person it was last assigned to there, and if it was assigned to nobody, whoever
 * holds it by the plan; in an exercise the plan's exercise actors too.
 * Immutable and thread-safe.
 */
public final class RoleHolders {
    private final ResponsePlan plan;
    private final Incident incident;

    /** Who holds roles in that incident, by that plan. */
    public RoleHolders(ResponsePlan plan, Incident incident) {
        this.plan = plan;
        this.incident = incident;
    }

    boolean holds(String person, String role) {
        return incident.work()
                .holder(role)
                .map(person::equals)
                .orElseGet(() -> plan.holds(person, role) || (incident.exercise() && plays(person, role)));
    }

    /** Whether the actor is a person who holds one of the roles now. */
    public boolean holdsOneOf(Actor actor, List<String> roles) {
        return actor instanceof Actor.Person person && roles.stream().anyMatch(role -> holds(person.id(), role));
    }

    private boolean plays(String person, String role) {
        return plan.exerciseActors(role).stream().map(Person::id).anyMatch(person::equals);
    }
}
