package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Watch;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import java.util.Optional;

/** What must hold before recovery ends. Each check returns why it fails, or empty. */
final class RecoveryChecks {
    private RecoveryChecks() {}

    static Optional<String> restorations(Incident incident) {
        return incident.progress()
                .restorations()
                .map(it -> Validity.unmet(
                        "restorations",
                        it.event().valid(),
                        it.event().summary(),
                        it.seq(),
                        incident.response().changedSeq(Purpose.RECOVER)))
                .orElse(Optional.of("the restorations are not validated"));
    }

    static Optional<String> watch(Incident incident) {
        Optional<Watch> watch = incident.progress().watch();
        if (watch.isEmpty()) {
            return Optional.of("no watch was started");
        }
        if (watch.get().finished().isEmpty()) {
            return Optional.of("the watch runs until " + watch.get().until());
        }
        if (watch.get().wasCutShort()) {
            return Optional.of(
                    "automation ended the watch before its time, " + watch.get().until());
        }
        return watch.get().finishedQuietly()
                ? Optional.empty()
                : Optional.of("something came back during the watch: go back to investigation, or watch again");
    }
}
