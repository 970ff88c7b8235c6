package io.cloudir.plan;

import java.util.Locale;

/** What a scenario does about containment when nobody has decided yet. */
public enum Containment {
    /** Contain as soon as the approval policy lets it. */
    AT_ONCE,
    /** Propose, and wait for a person. */
    ASK_FIRST,
    /** Watch first, since acting warns the actor or breaks what people rely on. */
    OBSERVE;

    /** The word for it in a plan: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
