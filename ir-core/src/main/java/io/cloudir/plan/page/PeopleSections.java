package io.cloudir.plan.page;

import io.cloudir.model.html.Html;
import io.cloudir.model.html.Table;
import io.cloudir.plan.Assignment;
import io.cloudir.plan.Contact;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ExerciseActor;
import io.cloudir.plan.Person;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sections of a plan about its people. */
final class PeopleSections {
    private PeopleSections() {}

    static void escalation(Html html, ResponsePlan plan) {
        html.element("p", "If nobody has acknowledged the incident by then, the next step is taken.", "class", "lead");
        html.list("ol", "path", plan.escalation(), step -> {
            html.element("span", "after " + Wording.length(step.after()), "class", "when");
            html.element("strong", Wording.role(plan, step.role()));
            plan.holders(step.role()).forEach(person -> {
                html.open("div").text(person.name()).open("span", "class", "reach");
                Wording.contact(html, person.contacts().get(0));
                html.close("span").close("div");
            });
            html.element(
                    "span",
                    "by "
                            + plan.channel(step.channel())
                                    .map(channel -> channel.id() + " (" + channel.name() + ")")
                                    .orElse(step.channel()),
                    "class",
                    "minor");
        });
    }

    static void roles(Html html, ResponsePlan plan) {
        html.element("p", "The first holder of a role is called first.", "class", "lead");
        Table table = Table.begin(html, "Roles and who holds them", "Role", "Team", "Held by");
        for (Role role : plan.roles()) {
            table.row(
                    Table.text(role.title(), role.does()),
                    Table.text(Wording.capital(role.team().code())),
                    cell -> cell.list("ul", "people", plan.holders(role.id()), person -> person(cell, person)));
        }
        table.end();
    }

    private static void person(Html html, Person person) {
        html.element("strong", person.name());
        html.open("span", "class", "minor");
        List<Contact> contacts = person.contacts();
        for (int i = 0; i < contacts.size(); i++) {
            html.text(i == 0 ? "" : " · ");
            Wording.contact(html, contacts.get(i));
        }
        person.zone().ifPresent(zone -> html.text(" · " + zone.getId()));
        html.close("span");
    }

    static void duties(Html html, ResponsePlan plan) {
        html.open("ul", "class", "legend");
        legend(html, "r", "responsible, does it");
        legend(html, "a", "accountable, answers for it");
        legend(html, "c", "consulted");
        legend(html, "i", "informed");
        html.close("ul");
        List<String> columns = new ArrayList<>(List.of("Duty"));
        plan.roles().forEach(role -> columns.add(role.title()));
        Table table = Table.begin(html, "Who does what", "raci", columns);
        for (Duty duty : Duty.values()) {
            Assignment assignment = plan.assignmentOf(duty);
            table.row(
                    Table.text(Wording.capital(duty.code())),
                    plan.roles().stream()
                            .map(role -> part(assignment, role.id()))
                            .toArray(Table.Cell[]::new));
        }
        table.end();
    }

    private static Table.Cell part(Assignment assignment, String role) {
        return html -> {
            if (assignment.responsible().contains(role)) {
                letter(html, "r", "responsible");
            }
            if (assignment.accountable().equals(role)) {
                letter(html, "a", "accountable");
            }
            if (assignment.consulted().contains(role)) {
                letter(html, "c", "consulted");
            }
            if (assignment.informed().contains(role)) {
                letter(html, "i", "informed");
            }
        };
    }

    private static void legend(Html html, String letter, String meaning) {
        html.open("li");
        letter(html, letter, meaning);
        html.text(" " + meaning).close("li");
    }

    private static void letter(Html html, String letter, String meaning) {
        html.element("abbr", letter.toUpperCase(Locale.ROOT), "class", "duty duty-" + letter, "title", meaning);
    }

    static void exercise(Html html, ResponsePlan plan) {
        if (plan.exercise().isEmpty()) {
            html.element("p", "Nobody is named to play in exercises.");
            return;
        }
        html.element("p", "In an exercise these people do what the plan asks of people.", "class", "lead");
        Table table = Table.begin(html, "Who plays whom", "Person", "Roles");
        for (ExerciseActor actor : plan.exercise()) {
            table.row(
                    Table.text(plan.person(actor.person()).map(Person::name).orElse(actor.person())),
                    Table.text(Wording.roles(plan, actor.roles())));
        }
        table.end();
    }
}
