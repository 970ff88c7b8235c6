package io.cloudir.plan.page;

import io.cloudir.model.Priority;
import io.cloudir.model.html.Html;
import io.cloudir.model.html.Page;
import io.cloudir.plan.AppliedRegime;
import io.cloudir.plan.ApprovalMode;
import io.cloudir.plan.ApprovalRule;
import io.cloudir.plan.Channel;
import io.cloudir.plan.Duty;
import io.cloudir.plan.EscalationStep;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the card for whoever is on call: whom to call, how soon, and the first ten minutes. It prints on A5; the card of the
 * example plan is one sheet.
 */
public final class OnCallCard {
    private OnCallCard() {}

    /** The card as an HTML file that needs nothing else. The same plan gives the same bytes. */
    public static String html(ResponsePlan plan) {
        Html html = new Html();
        html.open("main").open("header");
        html.element("h1", "On call").element("p", "Incident response · " + plan.organisation());
        html.close("header").line();
        firstMinutes(html, plan);
        calls(html, plan);
        targets(html, plan);
        html.open("p", "class", "note")
                .element("strong", "Never touch ")
                .text("the break-glass and responder identities");
        html.text(plan.safeguards().protectedResources().isEmpty() ? "." : ", nor what the plan protects.");
        html.text(" Destroy nothing that is not collected.").close("p");
        html.close("main");
        return Page.of("On-call card of " + plan.organisation(), html, "/io/cloudir/plan/page/card.css");
    }

    private static void firstMinutes(Html html, ResponsePlan plan) {
        html.element("h2", "The first ten minutes").open("ol");
        step(
                html,
                "Acknowledge",
                ", so that nobody else is called: within "
                        + Wording.length(plan.targetsOf(Priority.P1).acknowledge()) + " for P1.");
        step(html, "Write down", " the time and what you saw. Guess nothing.");
        step(html, "Open the war room", " (" + plan.communication().warRoom() + ")" + fallback(plan) + ".");
        step(
                html,
                "Look at the controls first:",
                " is logging on, are detectors on? If not, that comes before anything else.");
        step(
                html,
                "Call the "
                        + Wording.role(plan, plan.assignmentOf(Duty.DECLARING).accountable()),
                " if production, customer data, or an administrator is concerned. That role declares the incident.");
        step(html, "Evidence before action:", " the most volatile first. Switch nothing off.");
        step(html, "Contain", " what you may: " + allowed(plan));
        if (!plan.legal().isEmpty()) {
            String owners = Wording.roles(
                    plan,
                    plan.legal().stream().map(AppliedRegime::owner).distinct().toList());
            step(
                    html,
                    "Could people's data or an important service be hit?",
                    " Tell: " + owners + ". A legal clock may run.");
        }
        html.close("ol").line();
    }

    private static String fallback(ResponsePlan plan) {
        return plan.channels().stream()
                .filter(channel -> channel.kind().equals("war-room"))
                .filter(channel -> !channel.id().equals(plan.communication().warRoom()))
                .findFirst()
                .map(channel -> "; if chat cannot be trusted: " + address(channel))
                .orElse("");
    }

    private static String address(Channel channel) {
        return channel.id() + (channel.address().isEmpty() ? "" : ", " + channel.address());
    }

    private static String allowed(ResponsePlan plan) {
        Set<String> alone = actions(plan, ApprovalMode.AUTOMATIC);
        Set<String> asked = actions(plan, ApprovalMode.ONE_PERSON);
        asked.removeAll(alone);
        String first = alone.isEmpty()
                ? "nothing without asking"
                : String.join(", ", alone) + " within the limits of the plan";
        Set<String> never = actions(plan, ApprovalMode.NEVER);
        return first
                + (asked.isEmpty() ? "" : "; with one approval " + String.join(", ", asked))
                + (never.isEmpty() ? "." : ". Never: " + String.join(", ", never) + ".");
    }

    private static Set<String> actions(ResponsePlan plan, ApprovalMode mode) {
        return plan.approval().rules().stream()
                .filter(rule -> rule.mode() == mode)
                .map(ApprovalRule::actions)
                .flatMap(List::stream)
                .map(action -> action.equals(ApprovalRule.ANY) ? "anything else" : Wording.words(action))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void step(Html html, String what, String rest) {
        html.open("li").element("strong", what).text(rest).close("li");
    }

    private static void calls(Html html, ResponsePlan plan) {
        html.element("h2", "Who to call").open("table").element("caption", "Whom to call after how long");
        html.open("thead").open("tr");
        for (String column : List.of("No answer for", "Role", "Call")) {
            html.element("th", column, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        for (EscalationStep step : plan.escalation()) {
            html.open("tr").element("th", Wording.length(step.after()), "scope", "row");
            html.open("td")
                    .element("span", Wording.role(plan, step.role()), "class", "who")
                    .close("td")
                    .open("td");
            for (Person person : plan.holders(step.role())) {
                html.open("div").text(person.name() + " ").open("span", "class", "reach");
                Wording.contact(html, person.contacts().get(0));
                html.close("span").close("div");
            }
            html.close("td").close("tr");
        }
        html.close("tbody").close("table").line();
    }

    private static void targets(Html html, ResponsePlan plan) {
        html.element("h2", "How soon").open("table").element("caption", "Targets by priority, from detection");
        html.open("thead").open("tr");
        for (String column : List.of("Priority", "Acknowledge", "Update every", "Contain", "Recover")) {
            html.element("th", column, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
        plan.targets().forEach((priority, soon) -> {
            html.open("tr").element("th", priority.name(), "scope", "row");
            for (var length : List.of(soon.acknowledge(), soon.update(), soon.contain(), soon.recover())) {
                html.element("td", Wording.length(length));
            }
            html.close("tr");
        });
        html.close("tbody").close("table").line();
    }
}
