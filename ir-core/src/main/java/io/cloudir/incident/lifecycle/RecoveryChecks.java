package io.cloudir.incident.lifecycle;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Watch;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import java.util.List;
import java.util.Optional;

/** What must hold before recovery ends. Each check returns why it fails, or empty. */
final class RecoveryChecks {
    private RecoveryChecks() {}

    /** What was contained and is let go bears on what comes back into use, so a change of either kind asks for another look. */
    static Optional<String> restorations(Incident incident) {
        return incident.progress()
                .restorations()
                .map(it -> Validity.unmet(
                        "restorations",
                        it.event().valid(),
                        it.event().summary(),
                        it.seq(),
                        incident.response().changedSeq()))
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

    /** A validation that came after it read it back too, or is a word that was told what was not read back. */
    static Optional<String> readBack(Incident incident) {
        long attested = incident.progress().attestations().stream()
                .filter(it -> it.event().gate().equals(StandardGate.ACTIONS_READ_BACK.code()))
                .mapToLong(Recorded::seq)
                .max()
                .orElse(0);
        List<String> unread = incident.response().actions().stream()
                .filter(it -> it.state() instanceof ActionState.Executed && it.changedSeq() > attested)
                .filter(it -> it.changedSeq() > validated(incident, it.purpose()))
                .map(IncidentAction::id)
                .toList();
        return unread.isEmpty() ? Optional.empty() : Optional.of("never read back: " + Names.list(unread));
    }

    private static long validated(Incident incident, Purpose purpose) {
        return purpose == Purpose.CONTAIN
                ? incident.progress()
                        .remediations()
                        .filter(it -> it.event().valid())
                        .map(Recorded::seq)
                        .orElse(0L)
                : incident.progress()
                        .restorations()
                        .filter(it -> it.event().valid())
                        .map(Recorded::seq)
                        .orElse(0L);
    }
}
