package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Trusted;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges anew what recoveries were made from: a record that came in later may tell that the compromise began before the source
 * was made, or that somebody had changed it. What happened to a source after it was used does not matter.
 */
final class UsedSources {
    private final CloudAdapter cloud;
    private final StepCall calls;
    private final Incident incident;
    private final Supplier<List<Activity>> cited;

    /** @param cited the records behind the incident's signals, as far as they are at hand */
    UsedSources(CloudAdapter cloud, StepCall calls, Incident incident, Supplier<List<Activity>> cited) {
        this.cloud = cloud;
        this.calls = calls;
        this.incident = incident;
        this.cited = cited;
    }

    void check(IncidentAction recovery, Look look) {
        String name = recovery.plan().event().actionType() + " of "
                + Text.printable(recovery.plan().event().target().id());
        Optional<Trusted> trusted = recovery.plan().event().trusted();
        if (trusted.isEmpty()) {
            look.good("the journal does not tell what " + name + " brought back from");
            return;
        }
        Instant used = StillHolds.madeAt(recovery);
        Supplier<List<Activity>> before = () -> cited.get().stream()
                .filter(record -> !record.time().isAfter(used))
                .toList();
        try {
            List<String> flaws = calls.make(
                    () -> SourceCheck.of(cloud, incident, trusted.get().before(), used, before)
                            .flaws(trusted.get()));
            flaws.forEach(flaw -> look.bad(name + " rests on what is not trusted any more: " + flaw
                    + "; release it and plan it again from something older"));
            if (flaws.isEmpty()) {
                look.good("what " + name + " brought back from is trusted still");
            }
        } catch (CloudException e) {
            look.open("who changed what " + name + " brought back from cannot be told", e);
        }
    }
}
