package io.cloudir.plan;

import java.util.Locale;

/** The duties of incident response that a plan gives to roles. */
public enum Duty {
    /** Watching, and taking notice. */
    DETECTING,
    /** Deciding that it is an incident. */
    DECLARING,
    /** Finding out what happened and how far it reaches. */
    INVESTIGATING,
    /** Limiting the damage. */
    MITIGATING,
    /** Bringing back what was lost. */
    RECOVERING,
    /** Learning from it. */
    REVIEWING;

    /** The word for it in a plan: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
