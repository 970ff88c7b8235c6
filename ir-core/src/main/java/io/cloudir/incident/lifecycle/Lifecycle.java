package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How incidents may move: the standard table, with the gates and sub-statuses that a response plan adds. Immutable; the
 * phases and the rows are the same for everybody, and gates can only be added, so that no plan weakens the standard ones.
 */
public final class Lifecycle {
    private static final Lifecycle STANDARD = new Lifecycle(StandardTable.ROWS, Map.of());

    private final List<Transition> transitions;
    private final Map<Phase, List<String>> subStatuses;

    private Lifecycle(List<Transition> transitions, Map<Phase, List<String>> subStatuses) {
        this.transitions = List.copyOf(transitions);
        this.subStatuses = Map.copyOf(subStatuses);
    }

    /** The life cycle without anything of the user's own. */
    public static Lifecycle standard() {
        return STANDARD;
    }

    /**
     * This life cycle with further gates, after those that its transitions have.
     *
     * @throws IllegalArgumentException if a gate is on a transition that the table does not have, or its name is taken
     *     on that transition
     */
    public Lifecycle withGates(List<DeclaredGate> gates) {
        List<Transition> rows = new ArrayList<>(transitions);
        for (DeclaredGate gate : gates) {
            Transition row = transition(rows, gate.from(), gate.to())
                    .orElseThrow(() -> new IllegalArgumentException("gate '" + gate.code() + "' is on "
                            + gate.from().code() + " to " + gate.to().code() + ", which no incident takes; from "
                            + gate.from().code() + " it can go to "
                            + Names.list(targets(gate.from()).stream()
                                    .map(Phase::code)
                                    .toList())));
            if (row.gates().stream().anyMatch(other -> other.code().equals(gate.code()))) {
                throw new IllegalArgumentException("gate '" + gate.code() + "' is twice on "
                        + gate.from().code() + " to " + gate.to().code() + "; drop one of them");
            }
            rows.set(rows.indexOf(row), row.withGate(gate));
        }
        return new Lifecycle(rows, subStatuses);
    }

    /** This life cycle with these names of sub-statuses for each phase, in place of those it has. */
    public Lifecycle withSubStatuses(Map<Phase, List<String>> names) {
        Map<Phase, List<String>> copy = new EnumMap<>(Phase.class);
        names.forEach((phase, ofPhase) -> copy.put(phase, List.copyOf(ofPhase)));
        return new Lifecycle(transitions, copy);
    }

    /** All rows of the table, in the order of its documentation. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** The row between two phases, or empty if no incident goes that way. */
    public Optional<Transition> transition(Phase from, Phase to) {
        return transition(transitions, from, to);
    }

    private static Optional<Transition> transition(List<Transition> rows, Phase from, Phase to) {
        return rows.stream().filter(row -> row.connects(from, to)).findFirst();
    }

    /** The sub-statuses that the plan declares for a phase. */
    public List<String> subStatuses(Phase phase) {
        return subStatuses.getOrDefault(phase, List.of());
    }

    private List<Phase> targets(Phase from) {
        return transitions.stream()
                .filter(row -> row.from() == from)
                .map(Transition::to)
                .toList();
    }

    /**
     * The phases that the table allows for this incident, whether or not their gates are met. From hold it goes on only
     * in the phase it was held from.
     */
    public List<Phase> targets(Incident incident) {
        Optional<Phase> heldFrom = incident.progress().heldFrom();
        return targets(incident.phase()).stream()
                .filter(to -> heldFrom.isEmpty() || heldFrom.get() == to)
                .toList();
    }

    /**
     * Whether an incident may move to a phase at an instant. Every unmet gate is named; reason and actor are the business
     * of the decision, not of this check.
     */
    public TransitionCheck check(Incident incident, Phase to, Instant now) {
        List<Phase> allowed = targets(incident);
        Optional<Transition> row = transition(incident.phase(), to).filter(it -> allowed.contains(to));
        List<UnmetGate> unmet = row.map(it -> unmet(it, incident, now)).orElse(List.of());
        return row.isPresent() && unmet.isEmpty()
                ? new TransitionCheck.Allowed(row.get())
                : new TransitionCheck.Refused(incident.phase(), to, allowed, unmet);
    }

    private static List<UnmetGate> unmet(Transition row, Incident incident, Instant now) {
        return row.gates().stream()
                .flatMap(gate ->
                        gate
                                .unmet(incident, now)
                                .map(reason -> new UnmetGate(gate.code(), reason, gate.metBy()))
                                .stream())
                .toList();
    }
}
