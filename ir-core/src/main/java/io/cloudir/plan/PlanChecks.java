package io.cloudir.plan;

import io.cloudir.document.Faults;
import io.cloudir.plan.document.PlanDocument;

/** Checks that the parts of a plan agree with each other, and notes every fault. */
final class PlanChecks {
    private PlanChecks() {}

    static void run(PlanDocument plan, Faults faults) {
        References references = new References(plan, faults);
        PeopleChecks.run(plan, references);
        ScenarioChecks.run(plan, references);
        PolicyChecks.run(plan, references);
        LegalChecks.run(plan, references);
        ContactChecks.run(plan, references);
        LifecycleChecks.run(plan, references);
        ExerciseChecks.run(plan, references);
    }
}
