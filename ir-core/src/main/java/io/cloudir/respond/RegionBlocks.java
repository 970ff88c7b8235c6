package io.cloudir.respond;

import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A region in which suspects made things, and in which the account had and did nothing before, is closed for a time. */
final class RegionBlocks implements ProposalRule {
    /** How long; time to look through it and to empty it. */
    static final Duration CLOSED = Duration.ofDays(7);

    /** Calls that make what costs money or runs code in one region. */
    private static final Set<String> MAKERS = Set.of(
            "RunInstances",
            "RequestSpotInstances",
            "RequestSpotFleet",
            "CreateFleet",
            "CreateAutoScalingGroup",
            "CreateCluster",
            "CreateService",
            "RunTask",
            "CreateFunction",
            "CreateDBInstance",
            "CreateDBCluster",
            "CreateNotebookInstance",
            "CreateTrainingJob",
            "CreateProject",
            "CreateEnvironment",
            "RunJobFlow",
            "SubmitJob",
            "CreateStack");

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    RegionBlocks(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    /** Whether a record tells that something was made that is in one region. */
    static boolean makesResource(Activity deed) {
        return MAKERS.contains(IncidentFacts.nameOf(deed))
                && !deed.head().region().isBlank();
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (String region : new TreeSet<>(circumstances.freshRegions())) {
            List<Activity> made = facts.deedsHere().stream()
                    .filter(RegionBlocks::makesResource)
                    .filter(deed -> deed.head().region().equals(region))
                    .toList();
            draft.propose(
                    new TemporaryControl.BlockRegion(region, facts.now().plus(CLOSED)),
                    "Suspects made things in " + Text.printable(region) + " (" + Text.count(made.size(), "call")
                            + "), where the account had and did nothing in the "
                            + AskedCircumstances.BEFORE.toDays() + " days before.",
                    made.stream().map(Activity::id).toList());
        }
    }
}
