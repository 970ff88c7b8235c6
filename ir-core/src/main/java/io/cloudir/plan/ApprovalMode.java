package io.cloudir.plan;

import java.util.Locale;

/** How many people must agree before an action is executed. */
public enum ApprovalMode {
    /** None. */
    AUTOMATIC,
    /** One who may approve. */
    ONE_PERSON,
    /** Two who may approve, neither of them the other. */
    TWO_PERSON,
    /** It is not executed at all. */
    NEVER;

    /** The word for it in a plan: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
