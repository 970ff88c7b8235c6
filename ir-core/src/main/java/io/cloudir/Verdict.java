package io.cloudir;

import java.util.Objects;

/**
 * What a person says who checked what was done to a cloud. Immutable.
 *
 * @param holds whether it holds
 * @param seen what was checked and seen
 * @param reason why the word counts where the journal itself knows otherwise; blank for no reason
 */
public record Verdict(boolean holds, String seen, String reason) {
    public Verdict {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(reason, "reason");
    }

    /** It holds, by what was seen. */
    public static Verdict holds(String seen) {
        return new Verdict(true, seen, "");
    }

    /** It does not hold, by what was seen. */
    public static Verdict refuted(String seen) {
        return new Verdict(false, seen, "");
    }

    /** The same, which counts against the journal for that reason. */
    public Verdict because(String why) {
        return new Verdict(holds, seen, why);
    }
}
