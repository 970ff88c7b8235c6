package io.cloudir.plan.page;

import io.cloudir.model.Severity;
import io.cloudir.model.html.Html;
import io.cloudir.model.html.Table;
import io.cloudir.plan.AppliedRegime;
import io.cloudir.plan.Channel;
import io.cloudir.plan.ExternalContact;
import io.cloudir.plan.LegalEvent;
import io.cloudir.plan.LegalObligation;
import io.cloudir.plan.LegalRegime;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import java.util.stream.Collectors;

/** The sections of a plan about those outside and how people are reached. */
final class OutsideSections {
    private OutsideSections() {}

    static void legal(Html html, ResponsePlan plan) {
        if (plan.legal().isEmpty()) {
            html.element("p", "No legal regime is declared.");
            return;
        }
        html.element(
                "p",
                "Each clock starts at its own event; write down when it happened. This is no legal advice.",
                "class",
                "note");
        plan.legal().forEach(applied -> regime(html, plan, applied));
    }

    private static void regime(Html html, ResponsePlan plan, AppliedRegime applied) {
        LegalRegime regime = applied.regime();
        html.element("h3", regime.title());
        String contact = plan.externalContacts().stream()
                .filter(outside -> outside.id().equals(applied.contact()))
                .map(outside -> " Contact: " + outside.name() + ".")
                .collect(Collectors.joining());
        html.element(
                "p",
                regime.source() + " (" + regime.jurisdiction() + "). " + Wording.role(plan, applied.owner())
                        + " answers for it." + contact,
                "class",
                "lead");
        Table table = Table.begin(html, "What is due under " + regime.title(), "What", "To", "Within", "Counted from");
        for (LegalObligation due : regime.obligations()) {
            table.row(
                    Table.text(due.title(), due.condition()),
                    Table.text(due.to()),
                    Table.text(due.within().toString(), cap(regime, due)),
                    Table.text(moment(regime, due.after())));
        }
        table.end();
        if (!regime.note().isBlank()) {
            html.element("p", regime.note());
        }
    }

    private static String cap(LegalRegime regime, LegalObligation due) {
        return due.cap()
                .map(cap -> "and not later than " + cap.within() + " after: " + moment(regime, cap.after()))
                .orElse("");
    }

    private static String moment(LegalRegime regime, String id) {
        return regime.events().stream()
                .filter(event -> event.id().equals(id))
                .map(LegalEvent::means)
                .findFirst()
                .or(() -> regime.obligations().stream()
                        .filter(due -> due.id().equals(id))
                        .map(due -> due.title() + " was submitted.")
                        .findFirst())
                .orElse(id);
    }

    static void contacts(Html html, ResponsePlan plan) {
        if (plan.externalContacts().isEmpty()) {
            html.element("p", "Nobody outside is named.");
            return;
        }
        html.element(
                "p",
                "Engaging somebody outside is a task for the role named here; nothing is sent by itself.",
                "class",
                "lead");
        Table table = Table.begin(html, "Whom to engage", "Contact", "When", "Severity", "Engaged by", "Reach them");
        for (ExternalContact outside : plan.externalContacts()) {
            table.row(
                    Table.text(outside.name(), Wording.words(outside.kind())),
                    Table.text(outside.engage(), scenarios(plan, outside)),
                    Table.text(Wording.severities(outside.from(), Severity.CRITICAL)),
                    Table.text(Wording.role(plan, outside.owner())),
                    cell -> cell.list("ul", "people", outside.contacts(), way -> Wording.contact(cell, way)));
        }
        table.end();
    }

    private static String scenarios(ResponsePlan plan, ExternalContact outside) {
        String titles = outside.scenarios().stream()
                .map(id -> plan.scenario(id).map(Scenario::title).orElse(id))
                .collect(Collectors.joining(", "));
        return titles.isEmpty() ? "" : "In: " + titles;
    }

    static void channels(Html html, ResponsePlan plan) {
        html.element("p", "Secrets are kept elsewhere, under the names given here.", "class", "lead");
        Table table = Table.begin(html, "How responders are reached", "Channel", "Kind", "By", "Address or secret");
        for (Channel channel : plan.channels()) {
            table.row(
                    Table.text(channel.name(), channel.id()),
                    Table.text(Wording.words(channel.kind())),
                    Table.text(channel.via()),
                    channel.address().isEmpty() ? Table.code(channel.secret()) : Table.text(channel.address()));
        }
        table.end();
    }
}
