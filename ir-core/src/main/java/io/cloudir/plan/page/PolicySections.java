package io.cloudir.plan.page;

import io.cloudir.model.Severity;
import io.cloudir.model.html.Html;
import io.cloudir.model.html.Table;
import io.cloudir.plan.ApprovalMode;
import io.cloudir.plan.ApprovalRule;
import io.cloudir.plan.ErasurePolicy;
import io.cloudir.plan.Notice;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.ResponsePlan;
import java.util.List;

/** The sections of a plan about how incidents are handled. */
final class PolicySections {
    private PolicySections() {}

    static void targets(Html html, ResponsePlan plan) {
        html.element("p", "Counted from detection; P1 is the most urgent.", "class", "lead");
        Table table = Table.begin(
                html,
                "Targets",
                "Priority",
                "Acknowledge",
                "Update every",
                "Contain",
                "Recover",
                "Review after recovery");
        plan.targets()
                .forEach((priority, soon) -> table.row(
                        Table.text(priority.name()),
                        Table.text(Wording.length(soon.acknowledge())),
                        Table.text(Wording.length(soon.update())),
                        Table.text(Wording.length(soon.contain())),
                        Table.text(Wording.length(soon.recover())),
                        Table.text(soon.reviewBusinessDays() + " business days")));
        table.end();
    }

    static void communication(Html html, ResponsePlan plan) {
        html.list("ul", "plain", plan.communication().protocol(), html::text);
        html.open("p").text("Each incident gets a room in ");
        html.element("code", plan.communication().warRoom()).text(".").close("p");
        if (plan.communication().notices().isEmpty()) {
            return;
        }
        Table table = Table.begin(html, "What is announced where", "Occasion", "Channel", "Severity");
        for (Notice notice : plan.communication().notices()) {
            table.row(
                    Table.text(Wording.capital(Wording.words(notice.on().code()))),
                    Table.code(notice.channel()),
                    Table.text(Wording.severities(notice.from(), Severity.CRITICAL)));
        }
        table.end();
    }

    static void approval(Html html, ResponsePlan plan) {
        html.element(
                "p",
                "The first rule that fits an action decides. "
                        + (plan.approval().requesterMayApprove()
                                ? "Who asks for an action may approve it."
                                : "Who asks for an action may not approve it."),
                "class",
                "lead");
        Table table =
                Table.begin(html, "Approval rules", "Actions", "Severity", "Reach", "Approval", "By", "Holds for");
        for (ApprovalRule rule : plan.approval().rules()) {
            boolean asked = rule.mode() == ApprovalMode.ONE_PERSON || rule.mode() == ApprovalMode.TWO_PERSON;
            table.row(
                    actions(rule),
                    Table.text(Wording.severities(rule.from(), rule.upTo())),
                    Table.text(rule.maxRadius() == Integer.MAX_VALUE ? "any" : "up to " + rule.maxRadius()),
                    mode(rule.mode()),
                    Table.text(asked ? Wording.roles(plan, rule.approvers()) : "–"),
                    Table.text(asked ? Wording.length(rule.expires()) : "–"));
        }
        table.end();
        html.element(
                "p",
                plan.approval().automaticAccounts().isEmpty()
                        ? "No account allows automatic approval."
                        : "Automatic approval holds in these accounts only: "
                                + Wording.accounts(plan.approval().automaticAccounts()) + ".");
        html.element("p", authority(plan));
        html.element("p", erasure(plan));
    }

    private static String authority(ResponsePlan plan) {
        return "Approved actions are executed by: "
                + people(plan, plan.authority().executors())
                + ". What was remediated and restored is validated by: "
                + people(plan, plan.authority().validators()) + ".";
    }

    private static String people(ResponsePlan plan, List<String> roles) {
        return roles.isEmpty() ? "anybody" : Wording.roles(plan, roles);
    }

    private static String erasure(ResponsePlan plan) {
        ErasurePolicy erasure = plan.erasure();
        if (erasure.authorisers().isEmpty()) {
            return "Nobody may lift a legal hold or erase.";
        }
        return "Legal holds are lifted and erasures authorised by: " + Wording.roles(plan, erasure.authorisers())
                + ". Erasures are carried out by: " + Wording.roles(plan, erasure.erasers())
                + (erasure.authoriserMayErase() ? ". One person may do both." : ". Never both by one person.");
    }

    private static Table.Cell actions(ApprovalRule rule) {
        return rule.actions().contains(ApprovalRule.ANY) ? Table.text("everything else") : Table.codes(rule.actions());
    }

    private static Table.Cell mode(ApprovalMode mode) {
        String style = mode == ApprovalMode.NEVER ? "tag tag-never" : "tag";
        String words = switch (mode) {
            case AUTOMATIC -> "automatic";
            case ONE_PERSON -> "one person";
            case TWO_PERSON -> "two people";
            case NEVER -> "never";
        };
        return html -> html.element("span", words, "class", style);
    }

    static void safeguards(Html html, ResponsePlan plan) {
        html.element(
                "p",
                "No action touches these, whoever approves it. Most resources and identities that one action may reach: "
                        + plan.safeguards().maxRadius() + ".",
                "class",
                "note");
        Table table = Table.begin(html, "What is never touched", "Why", "Name");
        plan.safeguards()
                .protectedResources()
                .forEach(kept -> table.row(
                        Table.text(kept.reason()), Table.code(kept.resource().pattern())));
        patterns(table, "Kept for emergencies", plan.safeguards().breakGlass());
        patterns(table, "The library acts as it", plan.safeguards().responder());
        table.end();
    }

    private static void patterns(Table table, String why, List<ResourcePattern> patterns) {
        table.row(
                Table.text(why),
                Table.codes(patterns.stream().map(ResourcePattern::pattern).toList()));
    }

    static void evidence(Html html, ResponsePlan plan) {
        html.element(
                "p",
                "Kept for " + Wording.length(plan.evidence().retention()) + ", longer under a legal hold. "
                        + Wording.role(plan, plan.evidence().custodian()) + " answers for it.");
        html.list("ul", "plain", plan.evidence().rules(), html::text);
    }
}
