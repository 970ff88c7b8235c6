package io.cloudir.plan;

import io.cloudir.document.Secrets;
import io.cloudir.document.bind.Located;
import io.cloudir.plan.document.DutyDocument;
import io.cloudir.plan.document.ExerciseActorDocument;
import io.cloudir.plan.document.GateDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.RoleDocument;
import java.util.Set;
import java.util.TreeSet;

/** Those who play in an exercise hold the roles they play; every duty is played, and somebody for each gate. */
final class ExerciseChecks {
    private ExerciseChecks() {}

    static void run(PlanDocument plan, References references) {
        references.unique(plan.exercise(), ExerciseActorDocument::person, ExerciseActorDocument::at, "person");
        Set<String> played = new TreeSet<>();
        for (ExerciseActorDocument actor : plan.exercise()) {
            references.person(actor.person(), actor.at(), "person");
            references.roles(actor.roles(), actor.at(), "roles");
            played.addAll(actor.roles());
            if (actor.roles().isEmpty() && !references.faulty(actor.at())) {
                references.note(
                        actor.at(),
                        "actor-without-role",
                        Secrets.quoted(actor.person()) + " plays no role",
                        "name the roles, or remove the actor",
                        "roles");
            }
            for (int i = 0; i < actor.roles().size(); i++) {
                held(actor, i, plan, references);
            }
        }
        if (!plan.exercise().isEmpty() && !references.faulty(plan.at(), "exercise")) {
            unplayed(plan, played, references);
        }
    }

    private static void held(ExerciseActorDocument actor, int index, PlanDocument plan, References references) {
        String role = actor.roles().get(index);
        boolean holds = plan.roles().stream()
                .filter(known -> known.id().equals(role))
                .map(RoleDocument::holders)
                .anyMatch(holders -> holders.contains(actor.person()));
        if (!holds && references.isRole(role) && !references.faulty(actor.at(), "person")) {
            references.note(
                    actor.at(),
                    "role-not-held",
                    Secrets.quoted(actor.person()) + " plays " + Secrets.quoted(role) + " without holding it",
                    "add the person to the holders of " + Secrets.quoted(role) + ", or let a holder play it",
                    "roles",
                    index);
        }
    }

    private static void unplayed(PlanDocument plan, Set<String> played, References references) {
        Set<String> needed = new TreeSet<>();
        for (DutyDocument duty : plan.duties().values()) {
            needed.add(duty.accountable());
        }
        needed.removeAll(played);
        gates(plan, played, references);
        needed.removeIf(role -> !references.isRole(role));
        Located at = plan.at();
        for (String role : needed) {
            references.note(
                    at,
                    "role-unplayed",
                    "nobody plays " + Secrets.quoted(role) + ", which is accountable for a duty",
                    "let a holder of " + Secrets.quoted(role) + " play it",
                    "exercise");
        }
    }

    /** An exercise would stop at a gate that nobody in it may attest. */
    private static void gates(PlanDocument plan, Set<String> played, References references) {
        for (GateDocument gate : plan.gates()) {
            boolean attested =
                    gate.attesters().isEmpty() || gate.attesters().stream().anyMatch(played::contains);
            if (!attested && gate.attesters().stream().allMatch(references::isRole)) {
                references.note(
                        plan.at(),
                        "role-unplayed",
                        "nobody plays a role that may attest the gate " + Secrets.quoted(gate.name()),
                        "let a holder of " + Secrets.quoted(gate.attesters().get(0)) + " play it",
                        "exercise");
            }
        }
    }
}
