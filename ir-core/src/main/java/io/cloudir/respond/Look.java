package io.cloudir.respond;

import io.cloudir.cloud.CloudException;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is seen while it is looked whether the response works. */
final class Look {
    private final List<String> checked = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> unanswered = new ArrayList<>();

    void good(String what) {
        checked.add(what);
    }

    void bad(String what) {
        failures.add(what);
    }

    /** What could not be looked at, which tells neither. */
    void open(String what) {
        unanswered.add(what);
    }

    void open(String what, CloudException why) {
        open(what + ": " + Text.printable(String.valueOf(why.getMessage())));
    }

    Validation done() {
        return new Validation(checked, failures, unanswered);
    }
}
