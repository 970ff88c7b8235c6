package io.cloudir.plan;

import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.PlaybookDocument;
import io.cloudir.plan.document.ScenarioDocument;
import io.cloudir.severity.Factor;
import java.util.Arrays;
import java.util.List;

/** Scenarios of the plan and their playbooks. */
final class ScenarioChecks {
    private static final List<String> FACTORS =
            Arrays.stream(Factor.values()).map(Factor::id).toList();

    private ScenarioChecks() {}

    static void run(PlanDocument plan, References references) {
        references.unique(plan.scenarios(), ScenarioDocument::id, ScenarioDocument::at, "id");
        references.unique(plan.playbooks(), PlaybookDocument::id, PlaybookDocument::at, "id");
        for (ScenarioDocument scenario : plan.scenarios()) {
            references.playbook(scenario.playbook(), scenario.at(), "playbook");
            for (String factor : scenario.severityFactors().keySet()) {
                references.knownKey(
                        "unknown-key", "severity factor", factor, FACTORS, scenario.at(), "severityFactors", factor);
            }
            if (!Catalogue.ships(scenario.id())) {
                ownNeedsAll(scenario, references);
            }
        }
    }

    private static void ownNeedsAll(ScenarioDocument scenario, References references) {
        if (scenario.title().isBlank() && !references.faulty(scenario.at(), "title")) {
            missing(scenario, "title", "a title", references);
        }
        if (scenario.category().isEmpty() && !references.faulty(scenario.at(), "category")) {
            missing(scenario, "category", "a category", references);
        }
        if (scenario.playbook().isEmpty() && !references.faulty(scenario.at(), "playbook")) {
            references.note(
                    scenario.at(),
                    "scenario-without-playbook",
                    "scenario '" + scenario.id() + "' has no playbook",
                    "name one that ships or one of your 'playbooks'",
                    "playbook");
        }
    }

    private static void missing(ScenarioDocument scenario, String part, String what, References references) {
        references.note(
                scenario.at(),
                "missing",
                "scenario '" + scenario.id() + "' does not ship with the library and has no " + part,
                "give it " + what + ", or use the id of a shipped scenario",
                part);
    }
}
