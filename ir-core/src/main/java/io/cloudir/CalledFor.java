package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.respond.Circumstances;
import io.cloudir.respond.IncidentFacts;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import java.util.List;
import java.util.stream.Stream;

/** What the facts of an incident call for; the cloud is asked once, however many purposes it is told for. */
final class CalledFor {
    private final Parts parts;
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    CalledFor(Parts parts, CloudAdapter cloud, IncidentFacts facts) {
        this.parts = parts;
        this.facts = facts;
        this.circumstances = Circumstances.ask(cloud, facts, parts.plan(), parts.runnerSettings());
    }

    Proposals to(Purpose purpose) {
        return purpose == Purpose.CONTAIN
                ? Proposals.containment(facts, circumstances, parts.plan().safeguards())
                : Proposals.recovery(facts, circumstances, parts.plan().safeguards());
    }

    List<Proposal> forAll() {
        return Stream.of(Purpose.CONTAIN, Purpose.RECOVER)
                .flatMap(purpose -> to(purpose).proposals().stream())
                .toList();
    }
}
