package io.cloudir.plan.page;

import io.cloudir.model.html.Html;
import io.cloudir.model.html.Page;
import io.cloudir.plan.ResponsePlan;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Makes a plan readable by everybody: one HTML file that needs nothing else, runs no script, and can be read on a phone,
 * with a screen reader, in the dark, and on paper.
 */
public final class PlanPage {
    private record Section(String id, String title, BiConsumer<Html, ResponsePlan> content) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("escalation", "Who to call", PeopleSections::escalation),
            new Section("roles", "Roles and people", PeopleSections::roles),
            new Section("duties", "Duties", PeopleSections::duties),
            new Section("targets", "How soon", PolicySections::targets),
            new Section("communication", "Communication", PolicySections::communication),
            new Section("approval", "Approval", PolicySections::approval),
            new Section("safeguards", "Never touched", PolicySections::safeguards),
            new Section("evidence", "Evidence", PolicySections::evidence),
            new Section("scenarios", "Scenarios", ScenarioSections::scenarios),
            new Section("critical", "Critical systems", ScenarioSections::critical),
            new Section("legal", "Legal clocks", OutsideSections::legal),
            new Section("outside", "Outside contacts", OutsideSections::contacts),
            new Section("channels", "Channels", OutsideSections::channels),
            new Section("monitoring", "Monitoring", ScenarioSections::monitoring),
            new Section("suppressions", "Held back for now", ScenarioSections::suppressions),
            new Section("toolkits", "Toolkits", ScenarioSections::toolkits),
            new Section("phases", "Gates and statuses", ScenarioSections::phases),
            new Section("exercise", "Exercise", PeopleSections::exercise));

    private PlanPage() {}

    /** The page. The same plan gives the same bytes. */
    public static String html(ResponsePlan plan) {
        Html html = new Html();
        html.element("a", "Skip to the plan", "class", "skip", "href", "#plan").line();
        masthead(html, plan);
        html.open("div", "class", "frame").line();
        contents(html);
        html.open("main", "id", "plan").line();
        for (Section section : SECTIONS) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title")
                    .element("h2", section.title(), "id", section.id() + "-title")
                    .line();
            section.content().accept(html, plan);
            html.close("section").line();
        }
        html.close("main").line().close("div").line();
        html.open("footer")
                .text("Made from the plan with SHA-256 ")
                .element("code", plan.digest().hex())
                .text(". ");
        html.text("Legal clocks help to remember what may be due; they are no legal advice.")
                .close("footer");
        return Page.of(
                "Incident response plan of " + plan.organisation(), html, Page.BASE, "/io/cloudir/plan/page/plan.css");
    }

    private static void masthead(Html html, ResponsePlan plan) {
        html.open("header", "class", "masthead").open("div");
        html.element("p", plan.organisation()).element("h1", "Incident response plan");
        html.open("dl", "class", "facts");
        fact(html, "People", String.valueOf(plan.people().size()));
        fact(html, "Scenarios", String.valueOf(plan.scenarios().size()));
        fact(html, "Legal regimes", String.valueOf(plan.legal().size()));
        fact(html, "Time zone", plan.calendar().zone().getId());
        html.close("dl").close("div").close("header").line();
    }

    private static void fact(Html html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close("div");
    }

    private static void contents(Html html) {
        html.open("nav", "aria-labelledby", "contents").element("h2", "Contents", "id", "contents");
        html.open("ol");
        for (Section section : SECTIONS) {
            html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .close("li");
        }
        html.close("ol").close("nav").line();
    }
}
