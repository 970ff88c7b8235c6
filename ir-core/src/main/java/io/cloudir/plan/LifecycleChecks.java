package io.cloudir.plan;

import io.cloudir.document.Secrets;
import io.cloudir.incident.Phase;
import io.cloudir.plan.document.GateDocument;
import io.cloudir.plan.document.PlanDocument;
import java.util.Arrays;
import java.util.List;

/** Gates and sub-statuses name phases that exist. */
final class LifecycleChecks {
    private static final List<String> PHASES =
            Arrays.stream(Phase.values()).map(Phase::code).toList();

    private LifecycleChecks() {}

    static void run(PlanDocument plan, References references) {
        references.unique(plan.gates(), GateDocument::name, GateDocument::at, "name");
        for (GateDocument gate : plan.gates()) {
            references.roles(gate.attesters(), gate.at(), "attesters");
            if (gate.leaving().isEmpty() == gate.entering().isEmpty() && !references.faulty(gate.at())) {
                references.note(
                        gate.at(),
                        "gate-place",
                        "gate " + Secrets.quoted(gate.name()) + " names "
                                + (gate.leaving().isEmpty() ? "no phase" : "two phases"),
                        "give either 'leaving' or 'entering'");
            }
        }
        for (String phase : plan.statuses().keySet()) {
            references.knownKey("unknown-phase", "phase", phase, PHASES, plan.at(), "statuses", phase);
        }
    }
}
