package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Addresses whose traffic a severe signal is about are turned away where applications are screened: a block in the account's
 * networks does not reach what comes in by a distribution in front of them.
 */
final class ApplicationScreens implements ProposalRule {
    /** How long; addresses change hands. */
    static final Duration SCREENED = Duration.ofDays(7);

    private static final Set<Trigger> TRAFFIC = Set.of(Trigger.ABNORMAL_TRAFFIC, Trigger.SERVICE_ERRORS);

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    ApplicationScreens(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    /** The signals about the traffic of an address that can be blocked. */
    static List<Recorded<SignalAttached>> attackers(IncidentFacts facts) {
        List<Recorded<SignalAttached>> attackers =
                new ArrayList<>(facts.incident().detection().signals());
        attackers.removeIf(signal -> !signal.event().level().atLeast(Severity.HIGH)
                || !TRAFFIC.contains(signal.event().trigger())
                || signal.event().entity().type() != EntityType.ADDRESS
                || !Containment.BlockAddress.isBlockable(signal.event().entity().id()));
        return attackers;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> addresses = new TreeSet<>();
        List<String> records = new ArrayList<>();
        for (Recorded<SignalAttached> signal : attackers(facts)) {
            addresses.add(signal.event().entity().id());
            signal.event().records().stream().map(RecordSummary::id).forEach(records::add);
        }
        if (!addresses.isEmpty()) {
            List<String> first = addresses.stream()
                    .limit(TemporaryControl.ScreenApplication.LIMIT)
                    .toList();
            circumstances
                    .screens()
                    .forEach(screen -> draft.propose(
                            new TemporaryControl.ScreenApplication(
                                    screen, first, facts.now().plus(SCREENED)),
                            "Signals are about the traffic of "
                                    + (first.size() == 1 ? first.get(0) : first.size() + " addresses")
                                    + "; what stands in front of applications turns them away.",
                            records));
        }
    }
}
