package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.model.Actor;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who holds a role in an incident now: the person it was last assigned to there, and if it was assigned to nobody, whoever
 * holds it by the plan; in an exercise the plan's exercise actors too, unless a real cloud is at stake:
 * there nobody counts who only plays, or may be played.
 * Immutable and thread-safe.
 */
public final class RoleHolders {
    private final ResponsePlan plan;
    private final Incident incident;
    private final boolean played;

    /**
     * Who holds roles in that incident, by that plan.
     *
     * @param played whether no real cloud is at stake, so that in an exercise the exercise actors count
     */
    public RoleHolders(ResponsePlan plan, Incident incident, boolean played) {
        this.plan = plan;
        this.incident = incident;
        this.played = played;
    }

    boolean holds(String person, String role) {
        boolean byPlan = plan.holds(person, role);
        if (incident.exercise() && !played && (!byPlan || plays(person, role))) {
            // What bears the name of one who plays, or of whom the exercise gave the role, may be played.
            return false;
        }
        return incident.work()
                .holder(role)
                .map(person::equals)
                .orElseGet(() -> byPlan || (incident.exercise() && plays(person, role)));
    }

    /** Whether the actor is a person who holds one of the roles now. */
    public boolean holdsOneOf(Actor actor, List<String> roles) {
        return actor instanceof Actor.Person person && roles.stream().anyMatch(role -> holds(person.id(), role));
    }

    /** The people who hold one of the roles now, in words: {@code commander-one does}, or that nobody does. */
    public String holdersOf(List<String> roles) {
        List<String> people = roles.stream()
                .flatMap(role -> Stream.of(
                                incident.work().holder(role).stream(),
                                plan.holders(role).stream().map(Person::id),
                                plan.exerciseActors(role).stream().map(Person::id))
                        .flatMap(ids -> ids)
                        .filter(person -> holds(person, role)))
                .distinct()
                .toList();
        return people.isEmpty() ? "nobody does" : String.join(", ", people) + (people.size() == 1 ? " does" : " do");
    }

    private boolean plays(String person, String role) {
        return plan.exerciseActors(role).stream().map(Person::id).anyMatch(person::equals);
    }
}
