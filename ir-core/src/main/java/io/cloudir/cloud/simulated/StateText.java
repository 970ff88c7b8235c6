package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;

/** Makes names from logs fit for a {@link StateRef}: one printable line without the mark of an aspect. */
final class StateText {
    private StateText() {}

    static String line(String fromLog) {
        String clean = Text.printable(fromLog).strip();
        return clean.isEmpty() ? "unnamed" : clean;
    }

    /** A name inside an aspect. */
    static String name(String fromLog) {
        return line(fromLog).replace('#', '_');
    }
}
