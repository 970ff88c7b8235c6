package io.cloudir.plan.page;

import io.cloudir.model.html.Html;
import io.cloudir.model.html.Table;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.plan.CustomGate;
import io.cloudir.plan.MonitoringSource;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import io.cloudir.plan.Suppression;
import io.cloudir.plan.Toolkit;
import java.util.stream.Collectors;

/** The sections of a plan about what may happen, to what, and with what it is seen and examined. */
final class ScenarioSections {
    private ScenarioSections() {}

    static void scenarios(Html html, ResponsePlan plan) {
        Table table = Table.begin(
                html, "Kinds of incident", "Scenario", "Pointed to by", "ATT&CK tactics", "Containment", "Playbook");
        for (Scenario scenario : plan.scenarios()) {
            table.row(
                    Table.text(scenario.title(), scenario.summary()),
                    Table.text(
                            scenario.triggers().stream().map(Wording::trigger).collect(Collectors.joining(", "))),
                    Table.text(String.join(", ", scenario.tactics())),
                    cell -> cell.element(
                            "span", Wording.words(scenario.containment().code()), "class", "tag"),
                    Table.code(scenario.playbook()));
        }
        table.end();
    }

    static void critical(Html html, ResponsePlan plan) {
        html.element(
                "p",
                plan.productionAccounts().isEmpty()
                        ? "No production account is named."
                        : "Production accounts: " + Wording.accounts(plan.productionAccounts()) + ".");
        if (plan.criticalSystems().isEmpty()) {
            return;
        }
        Table table = Table.begin(html, "Systems whose loss hurts most", "System", "Resources");
        for (CriticalSystem system : plan.criticalSystems()) {
            table.row(
                    Table.text(system.name()),
                    Table.codes(system.resources().stream()
                            .map(ResourcePattern::pattern)
                            .toList()));
        }
        table.end();
    }

    static void monitoring(Html html, ResponsePlan plan) {
        if (plan.monitoring().isEmpty()) {
            html.element("p", "No source is declared.");
            return;
        }
        Table table = Table.begin(
                html, "Where incidents are seen", "Source", "Kind", "Accounts", "Keeps at least", "Answers for it");
        for (MonitoringSource source : plan.monitoring()) {
            table.row(
                    Table.text(source.name()),
                    Table.text(Wording.words(source.kind())),
                    Table.text(source.accounts().isEmpty() ? "–" : Wording.accounts(source.accounts())),
                    Table.text(Wording.length(source.retention())),
                    Table.text(Wording.role(plan, source.owner())));
        }
        table.end();
    }

    static void suppressions(Html html, ResponsePlan plan) {
        if (plan.suppressions().isEmpty()) {
            html.element("p", "No signal is held back.");
            return;
        }
        Table table = Table.begin(
                html, "Signals that open no incident", "What", "Rules", "Where", "Up to", "Until (UTC)", "Says who");
        for (Suppression suppression : plan.suppressions()) {
            table.row(
                    Table.text(suppression.id(), suppression.reason()),
                    suppression.rules().isEmpty() ? Table.text("any") : Table.codes(suppression.rules()),
                    suppression.where().isEmpty()
                            ? Table.text("anywhere")
                            : Table.codes(suppression.where().entrySet().stream()
                                    .map(fact -> fact.getKey().code() + " " + fact.getValue())
                                    .toList()),
                    Table.text(suppression.upTo().code()),
                    Table.text(suppression.until().toString()),
                    Table.code(suppression.by()));
        }
        table.end();
    }

    static void toolkits(Html html, ResponsePlan plan) {
        if (plan.toolkits().isEmpty()) {
            html.element("p", "No toolkit is declared.");
            return;
        }
        Table table = Table.begin(html, "Tools at hand", "Toolkit", "Kind", "Where");
        for (Toolkit toolkit : plan.toolkits()) {
            table.row(
                    Table.text(toolkit.name(), toolkit.use()),
                    Table.text(Wording.words(toolkit.kind())),
                    Table.code(toolkit.where()));
        }
        table.end();
    }

    static void phases(Html html, ResponsePlan plan) {
        html.element(
                "p",
                "After recovery the same signals reopen an incident for " + Wording.length(plan.watch())
                        + (plan.watchSensitivity() == 1
                                ? ""
                                : ", and thresholds are " + plan.watchSensitivity()
                                        + " times lower for what it is about")
                        + ". Lasting fixes are due after " + Wording.length(plan.fixesDue()) + ".");
        if (!plan.gates().isEmpty()) {
            Table table = Table.begin(html, "Gates of our own", "Gate", "Guards", "Met when", "Attested by");
            for (CustomGate gate : plan.gates()) {
                table.row(
                        Table.code(gate.name()),
                        Table.text((gate.leaving() ? "leaving " : "entering ") + Wording.words(gate.phase())),
                        Table.text(gate.metBy()),
                        Table.text(gate.attesters().isEmpty() ? "anybody" : Wording.roles(plan, gate.attesters())));
            }
            table.end();
        }
        if (!plan.statuses().isEmpty()) {
            Table table = Table.begin(html, "Statuses within phases", "Phase", "Statuses");
            plan.statuses()
                    .forEach((phase, names) -> table.row(
                            Table.text(Wording.capital(Wording.words(phase))), Table.text(String.join(", ", names))));
            table.end();
        }
    }
}
