package io.cloudir.review.wording;

/** Says in words what a containment does to what it acts upon, and what that may do again once it has ended. */
public final class Held {
    private Held() {}

    /** What its target is while it holds, such as {@code suspended}. */
    public static String is(String actionType) {
        return switch (actionType) {
            case "suspend-identity" -> "suspended";
            case "deactivate-key" -> "inactive";
            case "rotate-key" -> "replaced";
            case "revoke-sessions" -> "older sessions cut off";
            case "isolate-host" -> "isolated";
            case "stop-host", "stop-service" -> "stopped";
            case "block-address", "block-region" -> "blocked";
            case "disable-application" -> "disabled";
            case "enforce-mfa" -> "held to a second factor";
            case "restrict-role" -> "restricted";
            case "screen-application" -> "screened";
            default -> Wording.words(actionType);
        };
    }

    /** What its target may do again, as the rest of a sentence, such as {@code may sign in and act again}. */
    public static String again(String actionType) {
        return switch (actionType) {
            case "suspend-identity" -> "may sign in and act again";
            case "deactivate-key", "rotate-key", "disable-application", "block-region", "stop-service" ->
                "may be used again";
            case "revoke-sessions" -> "may act again in older sessions";
            case "isolate-host" -> "may talk to others again";
            case "stop-host" -> "may run again";
            case "block-address" -> "is let in again";
            case "enforce-mfa" -> "may act without a second factor again";
            case "restrict-role" -> "may do what it could before";
            case "screen-application" -> "is not screened any more";
            default -> "is free of " + Wording.words(actionType);
        };
    }
}
