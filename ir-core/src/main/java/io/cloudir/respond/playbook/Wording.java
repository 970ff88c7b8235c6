package io.cloudir.respond.playbook;

import java.time.Duration;

/** Words for what steps have in common. */
final class Wording {
    private Wording() {}

    /** When it begins and how long it may take, in brackets; empty if nothing is said of that. */
    static String timing(StepHead head) {
        String delay = head.delay().isZero() ? "" : "after " + words(head.delay());
        String timeout = head.timeout().map(it -> "within " + words(it)).orElse("");
        String both = delay + (delay.isEmpty() || timeout.isEmpty() ? "" : ", ") + timeout;
        return both.isEmpty() ? "" : " (" + both + ")";
    }

    static String words(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return length.toDays() + " d";
        } else if (seconds % 3600 == 0 && seconds > 0) {
            return length.toHours() + " h";
        } else if (seconds % 60 == 0 && seconds > 0) {
            return length.toMinutes() + " min";
        }
        return length.toMillis() + " ms";
    }
}
