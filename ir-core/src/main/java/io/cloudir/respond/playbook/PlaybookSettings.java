package io.cloudir.respond.playbook;

import io.cloudir.incident.event.PlaybookEvent.RunBounds;
import java.time.Duration;
import java.util.Objects;

/**
 * What bounds a run. A run keeps to what it was begun with, for that is in its journal.
 *
 * @param rounds how often one loop goes round at most
 * @param stepLimit how long an action step may take that states no timeout, in whole milliseconds
 * @param visits how many steps a run passes at most
 */
public record PlaybookSettings(int rounds, Duration stepLimit, int visits) {
    private static final PlaybookSettings STANDARD = new PlaybookSettings(10, Duration.ofDays(7), 2000);

    public PlaybookSettings {
        Objects.requireNonNull(stepLimit, "stepLimit");
        if (rounds < 1
                || visits < 1
                || stepLimit.toMillis() < 1
                || !stepLimit.equals(Duration.ofMillis(stepLimit.toMillis()))) {
            throw new IllegalArgumentException(
                    "a run needs at least one round, one visit and some whole milliseconds for a step, got " + rounds
                            + ", " + visits + ", " + stepLimit);
        }
    }

    /** Ten rounds, seven days, 2000 steps. */
    public static PlaybookSettings standard() {
        return STANDARD;
    }

    /** Those that a journal tells of. */
    public static PlaybookSettings of(RunBounds bounds) {
        return new PlaybookSettings(bounds.rounds(), Duration.ofMillis(bounds.stepMillis()), bounds.visits());
    }

    /** The same, as a journal tells of them. */
    public RunBounds bounds() {
        return new RunBounds(rounds, stepLimit.toMillis(), visits);
    }

    /** The same with another bound of rounds. */
    public PlaybookSettings rounds(int most) {
        return new PlaybookSettings(most, stepLimit, visits);
    }

    /** The same with another time for an action step. */
    public PlaybookSettings stepLimit(Duration most) {
        return new PlaybookSettings(rounds, most, visits);
    }
}
