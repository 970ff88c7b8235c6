package io.cloudir.respond.playbook;

import java.time.Duration;
import java.util.Objects;

/**
 * What bounds a run.
 *
 * @param rounds how often one loop goes round at most
 * @param stepLimit how long an action step may take that states no timeout
 * @param visits how many steps a run passes at most
 */
public record PlaybookSettings(int rounds, Duration stepLimit, int visits) {
    private static final PlaybookSettings STANDARD = new PlaybookSettings(10, Duration.ofDays(7), 2000);

    public PlaybookSettings {
        Objects.requireNonNull(stepLimit, "stepLimit");
        if (rounds < 1 || visits < 1 || stepLimit.isNegative() || stepLimit.isZero()) {
            throw new IllegalArgumentException(
                    "a run needs at least one round, one visit and some time for a step, got " + rounds + ", " + visits
                            + ", " + stepLimit);
        }
    }

    /** Ten rounds, seven days, 2000 steps. */
    public static PlaybookSettings standard() {
        return STANDARD;
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
