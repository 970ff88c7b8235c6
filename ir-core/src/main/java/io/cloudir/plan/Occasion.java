package io.cloudir.plan;

import java.util.Locale;

/** What the people on a channel are told of. */
public enum Occasion {
    /** An incident was opened. */
    OPENED,
    /** Its severity changed. */
    SEVERITY_CHANGED,
    /** It entered another phase. */
    PHASE_CHANGED,
    /** Somebody further up was called. */
    ESCALATED,
    /** A deadline comes near or was missed. */
    DEADLINE_NEAR,
    /** A person must approve or decide. */
    ACTION_NEEDED,
    /** It was closed. */
    CLOSED;

    /** The word for it in a plan: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
