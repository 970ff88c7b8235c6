package io.cloudir.plan;

import io.cloudir.document.Secrets;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.PlaybookDocument;
import io.cloudir.plan.document.ScenarioDocument;
import io.cloudir.severity.Factor;
import io.cloudir.severity.SeverityTable;
import io.cloudir.severity.SeverityTable.Option;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scenarios of the plan and their playbooks. */
final class ScenarioChecks {
    private static final List<String> FACTORS =
            Arrays.stream(Factor.values()).map(Factor::id).toList();

    private ScenarioChecks() {}

    static void run(PlanDocument plan, SeverityTable severity, References references) {
        references.unique(plan.scenarios(), ScenarioDocument::id, ScenarioDocument::at, "id");
        references.unique(plan.playbooks(), PlaybookDocument::id, PlaybookDocument::at, "id");
        for (ScenarioDocument scenario : plan.scenarios()) {
            references.playbook(scenario.playbook(), scenario.at(), "playbook");
            for (String factor : scenario.severityFactors().keySet()) {
                references.knownKey(
                        "unknown-key", "severity factor", factor, FACTORS, scenario.at(), "severityFactors", factor);
            }
            assumptions(scenario, severity, references);
            if (!Catalogue.ships(scenario.id())) {
                ownNeedsAll(scenario, references);
            }
        }
    }

    /** What the severity model does not know could not be judged once the scenario happens. */
    private static void assumptions(ScenarioDocument scenario, SeverityTable severity, References references) {
        scenario.severityFactors()
                .forEach((factor, option) -> Factor.ofId(factor)
                        .map(severity::row)
                        .filter(row -> !row.knows(option))
                        .ifPresent(row -> references.known(
                                "severity-option",
                                option,
                                words(row.options(), Option::id),
                                scenario.at(),
                                "severityFactors",
                                factor)));
        List<String> facts = scenario.severityFacts();
        for (int i = 0; i < facts.size(); i++) {
            if (severity.fact(facts.get(i)).isEmpty()) {
                references.known(
                        "severity-fact",
                        facts.get(i),
                        words(severity.facts(), row -> row.fact().id()),
                        scenario.at(),
                        "severityFacts",
                        i);
            }
        }
    }

    private static <T> Set<String> words(List<T> rows, Function<T, String> id) {
        return rows.stream().map(id).collect(Collectors.toCollection(LinkedHashSet::new));
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
                    "scenario " + Secrets.quoted(scenario.id()) + " has no playbook",
                    "name one that ships or one of your 'playbooks'",
                    "playbook");
        }
    }

    private static void missing(ScenarioDocument scenario, String part, String what, References references) {
        references.note(
                scenario.at(),
                "missing",
                "scenario " + Secrets.quoted(scenario.id()) + " does not ship with the library and has no " + part,
                "give it " + what + ", or use the id of a shipped scenario",
                part);
    }
}
