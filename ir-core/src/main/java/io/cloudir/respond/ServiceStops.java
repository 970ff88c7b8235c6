package io.cloudir.respond;

import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A database whose master password a suspect set, or that a suspect opened to the internet, is stopped until its owner has
 * seen to it: no call of the cloud tells who signs in to it, and none brings the former password back. One of a critical
 * system is stopped by a person's decision alone.
 */
final class ServiceStops implements ProposalRule {
    /** A stopped database of Amazon RDS starts again by itself after seven days. */
    static final Duration STOPPED = Duration.ofDays(7);

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    ServiceStops(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (Activity deed : facts.deedsHere()) {
            if (IncidentFacts.nameOf(deed).equals("ModifyDBInstance")) {
                what(deed)
                        .ifPresent(what -> IncidentFacts.texts(deed, "requestParameters.dBInstanceIdentifier")
                                .forEach(database -> stop(database, deed, what, draft)));
            }
        }
    }

    private void stop(String database, Activity deed, String what, Proposals.Draft draft) {
        String why = "A suspect " + what + " of database " + Text.printable(database)
                + ", so whoever knows it may be in there.";
        TemporaryControl stop =
                new TemporaryControl.StopService(database, facts.now().plus(STOPPED));
        String arn = facts.partition()
                .arn("rds", deed.head().region(), facts.account().id(), "db:" + database);
        circumstances
                .criticalSystemOf(List.of(database, arn))
                .ifPresentOrElse(
                        system -> draft.leave(
                                TaskKind.RESPONSE,
                                stop.target(),
                                "Decide whether database " + Text.printable(database) + " is stopped. " + why,
                                "it belongs to " + Text.printable(system) + ", a critical system"),
                        () -> draft.propose(stop, why, List.of(deed.id())));
    }

    private static Optional<String> what(Activity deed) {
        if (!IncidentFacts.texts(deed, "requestParameters.masterUserPassword").isEmpty()) {
            return Optional.of("set the master password");
        }
        boolean opened = deed.values(FieldPath.of("requestParameters.publiclyAccessible")).stream()
                .anyMatch(value -> value.text().equals("true"));
        return opened ? Optional.of("opened the address") : Optional.empty();
    }
}
