package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.lifecycle.DeclaredGate;
import io.cloudir.incident.lifecycle.Gate;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.incident.lifecycle.Transition;
import io.cloudir.incident.lifecycle.TransitionCheck;
import io.cloudir.incident.lifecycle.UnmetGate;
import io.cloudir.model.Actor;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Moves an incident through its life cycle. Immutable and thread-safe.
 *
 * @param lifecycle the table in force, with the gates and sub-statuses of the response plan
 */
public record PhaseDecisions(Lifecycle lifecycle) {
    public PhaseDecisions {
        Objects.requireNonNull(lifecycle, "lifecycle");
    }

    /**
     * Moves to another phase. A missing reason and an actor that may not decide are refused along with all unmet gates.
     *
     * @param reason why; may be blank where the transition needs none
     */
    public Decision advance(Incident incident, Phase to, String reason, Actor actor, Instant now) {
        if (to == Phase.MERGED) {
            return Decision.refused("cannot go to merged alone; merge the incident into another one, by its id.");
        }
        return move(incident, to, reason, actor, now);
    }

    Decision move(Incident incident, Phase to, String reason, Actor actor, Instant now) {
        TransitionCheck check = lifecycle.check(incident, to, now);
        List<UnmetGate> unmet = new ArrayList<>();
        List<Phase> allowed = lifecycle.targets(incident);
        if (check instanceof TransitionCheck.Refused refused) {
            if (refused.unmet().isEmpty()) {
                return new Decision.Refused(refused.text(), Optional.of(refused));
            }
            unmet.addAll(refused.unmet());
        }
        lifecycle.transition(incident.phase(), to).ifPresent(row -> unmet.addAll(formalities(row, reason, actor)));
        if (unmet.isEmpty()) {
            PhaseChanged moved = new PhaseChanged(incident.phase().code(), to.code(), reason.strip());
            return Decision.granted(incident, actor, now, moved);
        }
        TransitionCheck.Refused refused = new TransitionCheck.Refused(incident.phase(), to, allowed, unmet);
        return new Decision.Refused(refused.text(), Optional.of(refused));
    }

    private static List<UnmetGate> formalities(Transition row, String reason, Actor actor) {
        List<UnmetGate> unmet = new ArrayList<>();
        if (row.reasonRequired() && reason.isBlank()) {
            unmet.add(new UnmetGate("reason", "this step needs a reason", "say why it is taken"));
        }
        if (row.personRequired() && !(actor instanceof Actor.Person)) {
            unmet.add(new UnmetGate("person", "automation may not decide this", "have a person decide it"));
        }
        return unmet;
    }

    /** Lets work rest until something outside happens. */
    public Decision hold(Incident incident, String reason, Actor actor, Instant now) {
        return advance(incident, Phase.ON_HOLD, reason, actor, now);
    }

    /** Takes work up again in the phase that the incident was held from. */
    public Decision resume(Incident incident, String reason, Actor actor, Instant now) {
        return incident.progress()
                .heldFrom()
                .map(phase -> advance(incident, phase, reason, actor, now))
                .orElseGet(() -> Decision.refused("cannot resume an incident that is not on hold; it is in phase "
                        + incident.phase().code() + "."));
    }

    /** Judges that it was no incident. */
    public Decision falsePositive(Incident incident, String reason, Actor actor, Instant now) {
        return advance(incident, Phase.FALSE_POSITIVE, reason, actor, now);
    }

    /** Begins investigation again, with a reason; from recovery on and from a false positive that is a new cycle. */
    public Decision reopen(Incident incident, String reason, Actor actor, Instant now) {
        boolean onItsWay = lifecycle
                .transition(incident.phase(), Phase.INVESTIGATING)
                .filter(row -> !row.reasonRequired())
                .isPresent();
        if (onItsWay || incident.phase() == Phase.INVESTIGATING) {
            return Decision.refused("there is nothing to reopen: the incident is in phase "
                    + incident.phase().code() + "; advance or resume it instead.");
        }
        return advance(incident, Phase.INVESTIGATING, reason, actor, now);
    }

    /**
     * Sets the user's own sub-status.
     *
     * @param name one of those that the plan declares for the present phase, or blank for none
     */
    public Decision subStatus(Incident incident, String name, Actor actor, Instant now) {
        List<String> known = lifecycle.subStatuses(incident.phase());
        if (!name.isBlank() && !known.contains(name)) {
            return Decision.refused("the plan declares no sub-status '" + Text.printable(name) + "' for phase "
                    + incident.phase().code() + "; declared: "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
        }
        return incident.progress().subStatus().orElse("").equals(name.strip())
                ? Decision.nothingToDo(incident)
                : Decision.granted(incident, actor, now, new SubStatusSet(name.strip()));
    }

    /**
     * States that a gate of the user's own is met, or why a standard one that {@linkplain StandardGate#mayBeAttested may be
     * attested} need not be. Only a person can, and only in a phase that the gate stands at the end of.
     *
     * @param note what makes it met, or why it need not be
     */
    public Decision attest(Incident incident, String gate, String note, Actor actor, Instant now) {
        List<String> open = lifecycle.transitions().stream()
                .filter(row -> row.from() == incident.phase())
                .flatMap(row -> row.gates().stream())
                .filter(it ->
                        it instanceof DeclaredGate || (it instanceof StandardGate standard && standard.mayBeAttested()))
                .map(Gate::code)
                .distinct()
                .toList();
        if (!open.contains(gate)) {
            return Decision.refused("there is no gate '" + Text.printable(gate) + "' at the end of phase "
                    + incident.phase().code() + " that a person attests; there is: "
                    + (open.isEmpty() ? "none" : String.join(", ", open)) + ".");
        }
        if (!(actor instanceof Actor.Person)) {
            return Decision.refused("only a person attests the gate " + gate + "; have a person do it.");
        }
        if (note.isBlank()) {
            return Decision.refused("an attestation of the gate " + gate + " needs a note of what makes it met.");
        }
        boolean known = StandardGate.find(gate)
                .map(it -> it.unmet(incident, now).isEmpty())
                .orElseGet(() -> incident.progress().attested(gate));
        return known
                ? Decision.nothingToDo(incident)
                : Decision.granted(incident, actor, now, new GateAttested(gate, note));
    }
}
