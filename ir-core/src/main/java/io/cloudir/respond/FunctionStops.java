package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Set;

/** A function whose code, settings or layers a suspect changed takes no more calls. */
final class FunctionStops implements ProposalRule {
    private static final Set<String> CODE_CHANGES =
            Set.of("UpdateFunctionCode", "CreateFunction", "UpdateFunctionConfiguration", "PublishLayerVersion");

    private final IncidentFacts facts;

    FunctionStops(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (Activity deed : facts.deedsHere()) {
            if (CODE_CHANGES.contains(IncidentFacts.nameOf(deed))) {
                IncidentFacts.texts(deed, "requestParameters.functionName")
                        .forEach(function -> draft.propose(
                                new Containment.DisableApplication(function),
                                "A suspect changed what function " + Text.printable(function) + " runs.",
                                List.of(deed.id())));
            }
        }
    }
}
