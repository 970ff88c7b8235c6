package io.cloudir;

import io.cloudir.incident.Incident;
import java.util.Optional;

/** The wording of refusals that several verbs share. */
final class Refusals {
    private Refusals() {}

    static Outcome because(String text) {
        return new Outcome.Refused(text, Optional.empty());
    }

    /** Refuses what has its time in another phase. */
    static Outcome notIn(Incident incident, String when) {
        return because(when + "; incident " + incident.id() + " is in phase "
                + incident.phase().code() + ".");
    }
}
