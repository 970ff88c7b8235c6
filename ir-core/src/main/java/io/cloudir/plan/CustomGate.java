package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * A condition of the organisation's own for leaving or entering a phase. A person states that it is met.
 *
 * @param name its name
 * @param leaving whether it guards the way out of the phase; else the way in
 * @param phase code of the phase, such as {@code mitigating}
 * @param metBy what meets it
 * @param attesters ids of the roles whose holders may state it; empty if every person may
 */
public record CustomGate(String name, boolean leaving, String phase, String metBy, List<String> attesters) {
    public CustomGate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(metBy, "metBy");
        attesters = List.copyOf(attesters);
    }
}
