package io.cloudir.plan;

import io.cloudir.document.Faults;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.severity.SeverityTable;

/** Checks that the parts of a plan agree with each other, and notes every fault. */
final class PlanChecks {
    private PlanChecks() {}

    static void run(PlanDocument plan, SeverityTable severity, Faults faults) {
        References references = new References(plan, faults);
        PeopleChecks.run(plan, references);
        ScenarioChecks.run(plan, severity, references);
        PolicyChecks.run(plan, references);
        LegalChecks.run(plan, references);
        ContactChecks.run(plan, references);
        LifecycleChecks.run(plan, references);
        ExerciseChecks.run(plan, references);
        SuppressionChecks.run(plan, references);
    }
}
