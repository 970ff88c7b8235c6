package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.model.Text;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Nothing of that id is open; names what is. */
    static Outcome noneOpen(Incident incident, String kind, String id, Stream<String> open) {
        String names = open.collect(Collectors.joining(", "));
        return because("incident " + incident.id() + " has no open " + kind + " '" + Text.printable(id) + "'; open: "
                + (names.isEmpty() ? "none" : names) + ".");
    }
}
