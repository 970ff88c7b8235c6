package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Phase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of the table: a move that an incident may make.
 *
 * @param from the phase it leaves
 * @param to the phase it enters
 * @param gates all of what must hold
 * @param reasonRequired whether it must be said why: so for every step back, hold, merge, reopening and false positive
 * @param personRequired whether only a person may decide it
 */
public record Transition(Phase from, Phase to, List<Gate> gates, boolean reasonRequired, boolean personRequired) {
    public Transition {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        gates = List.copyOf(gates);
        if (from == to) {
            throw new IllegalArgumentException("a transition leads to another phase, got " + from.code() + " twice");
        }
    }

    boolean connects(Phase source, Phase target) {
        return from == source && to == target;
    }

    Transition withGate(Gate gate) {
        return new Transition(
                from, to, Stream.concat(gates.stream(), Stream.of(gate)).toList(), reasonRequired, personRequired);
    }
}
