package io.cloudir.incident;

import io.cloudir.model.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where an incident stands. The set is closed: users add gates and sub-statuses, never phases. The comments name the stage
 * of NIST SP 800-61r2 (section 3) and the functions of the Cybersecurity Framework that SP 800-61r3 maps it to.
 */
public enum Phase {
    /** Something was detected and nobody has taken it up yet. r2: Detection and Analysis; r3: Detect. */
    DETECTED,
    /** What happened and how far it reaches is being found out. r2: Detection and Analysis; r3: Respond (RS.AN). */
    INVESTIGATING,
    /** The damage is being limited and its cause removed. r2: Containment and Eradication; r3: Respond (RS.MI). */
    MITIGATING,
    /** What was taken out of use comes back, under watch. r2: Recovery; r3: Recover. */
    RECOVERING,
    /** People work out what is to be learned. r2: Post-Incident Activity; r3: Identify (ID.IM). */
    REVIEWING,
    /** Handled and reviewed. r2: after Post-Incident Activity; r3: Identify (ID.IM) goes on with the lessons. */
    CLOSED,
    /** Work rests until something outside happens; it goes on in the phase it was held from. No counterpart in r2 or r3. */
    ON_HOLD,
    /** It was no incident. r2: the outcome of Analysis; r3: Detect (DE.AE). */
    FALSE_POSITIVE,
    /** It goes on as part of another incident. r2: Analysis (event correlation); r3: Detect (DE.AE). */
    MERGED;

    private static final Set<Phase> WORKED_ON = EnumSet.range(DETECTED, REVIEWING);

    /** The name used in journals, JSON and on the command line: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether people or automation work on an incident in this phase: from detection to review, not on hold, not over. */
    public boolean isWorkedOn() {
        return WORKED_ON.contains(this);
    }

    /** Whether the incident is over unless something reopens it. */
    public boolean isOver() {
        return this == CLOSED || this == FALSE_POSITIVE || this == MERGED;
    }

    /** The phase with this code, or empty if there is none, as in the journal of a newer version. */
    public static Optional<Phase> find(String code) {
        return Arrays.stream(values())
                .filter(phase -> phase.code().equals(code))
                .findFirst();
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no phase has that code; the message lists those that exist
     */
    public static Phase ofCode(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("unknown phase '" + Text.printable(code) + "'; known: "
                        + Arrays.stream(values()).map(Phase::code).collect(Collectors.joining(", "))));
    }
}
