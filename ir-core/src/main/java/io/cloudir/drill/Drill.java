package io.cloudir.drill;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A scripted attack and what the response to it must achieve. Immutable and safe to share between threads.
 *
 * @param name lower-case words with hyphens
 * @param title what happens, in a sentence
 * @param scenario the scenario of the response plan that the incident must be handled by
 * @param targets how soon
 * @param returns whether the attacker comes back during the watch, which has to be noticed
 * @param opening the first move, made with a long-term key of a user of the account; it arranges what follows
 */
public record Drill(String name, String title, String scenario, Targets targets, boolean returns, Move opening) {
    public Drill {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,99}") || name.contains("--") || name.endsWith("-")) {
            throw new IllegalArgumentException("a drill cannot be called '" + name
                    + "'; expected lower-case words with hyphens, such as second-key");
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(targets, "targets");
        Objects.requireNonNull(opening, "opening");
    }

    /** The drills that ship, in the order of their names. */
    public static List<Drill> shipped() {
        return ShippedDrills.all();
    }

    /** The shipped drill of a name; empty if there is none. */
    public static Optional<Drill> shipped(String name) {
        return shipped().stream().filter(drill -> drill.name().equals(name)).findFirst();
    }

    /**
     * Plays it from the first record to the end of every incident, in memory and at once. The same settings give the same result.
     *
     * @throws IllegalStateException if the plan's exercise actors leave a duty to nobody
     */
    public DrillResult run(DrillSettings settings) {
        return new DrillRun(this, settings).run();
    }
}
