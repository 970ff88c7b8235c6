package io.cloudir.plan;

import io.cloudir.document.Faults;
import io.cloudir.plan.document.CatalogueDocument;
import io.cloudir.plan.document.LegalRegimeDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.RegimesDocument;
import io.cloudir.plan.document.ScenarioDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What every plan inherits: scenarios with their playbooks, and legal regimes. */
final class Catalogue {
    private static final Map<String, ScenarioDocument> SCENARIOS = shippedScenarios();
    private static final Map<String, LegalRegimeDocument> REGIMES = shippedRegimes();

    private Catalogue() {}

    /** The scenarios that ship, changed and extended by those of the plan. */
    static List<ScenarioDocument> scenarios(PlanDocument plan) {
        Map<String, ScenarioDocument> all = new LinkedHashMap<>(SCENARIOS);
        plan.scenarios().forEach(own -> all.merge(own.id(), own, Catalogue::override));
        return new ArrayList<>(all.values());
    }

    /** Whether a scenario of that id ships. */
    static boolean ships(String scenario) {
        return SCENARIOS.containsKey(scenario);
    }

    /** The regimes that ship, replaced and extended by those of the plan. */
    static Map<String, LegalRegimeDocument> regimes(PlanDocument plan) {
        Map<String, LegalRegimeDocument> all = new LinkedHashMap<>(REGIMES);
        plan.legalRegimes().forEach(own -> all.put(own.id(), own));
        return all;
    }

    /** Ids of the playbooks that ship. */
    static Set<String> playbooks() {
        return SCENARIOS.values().stream()
                .map(ScenarioDocument::playbook)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ScenarioDocument override(ScenarioDocument shipped, ScenarioDocument own) {
        return new ScenarioDocument(
                own.at(),
                own.id(),
                orElse(own.title(), shipped.title()),
                orElse(own.category(), shipped.category()),
                orElse(own.summary(), shipped.summary()),
                orElse(own.triggers(), shipped.triggers()),
                orElse(own.tactics(), shipped.tactics()),
                orElse(own.techniques(), shipped.techniques()),
                own.severityFactors().isEmpty() ? shipped.severityFactors() : own.severityFactors(),
                orElse(own.severityFacts(), shipped.severityFacts()),
                orElse(own.playbook(), shipped.playbook()),
                orElse(own.containment(), shipped.containment()));
    }

    private static String orElse(String own, String shipped) {
        return own.isBlank() ? shipped : own;
    }

    private static List<String> orElse(List<String> own, List<String> shipped) {
        return own.isEmpty() ? shipped : own;
    }

    private static Map<String, ScenarioDocument> shippedScenarios() {
        return shipped(CatalogueDocument.class, ShippedFiles.SCENARIOS).scenarios().stream()
                .collect(Collectors.toMap(ScenarioDocument::id, own -> own, (a, b) -> b, LinkedHashMap::new));
    }

    private static Map<String, LegalRegimeDocument> shippedRegimes() {
        return shipped(RegimesDocument.class, ShippedFiles.LEGAL_REGIMES).legalRegimes().stream()
                .collect(Collectors.toMap(LegalRegimeDocument::id, own -> own, (a, b) -> b, LinkedHashMap::new));
    }

    private static <T extends Record> T shipped(Class<T> type, String name) {
        Faults faults = new Faults();
        return PlanReader.bind(type, ShippedFiles.bytes(name), faults)
                .filter(document -> faults.isEmpty())
                .orElseThrow(() -> new IllegalStateException(
                        "the library's own file " + name + " has faults: " + faults.sorted()));
    }
}
