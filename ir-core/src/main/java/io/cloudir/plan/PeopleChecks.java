package io.cloudir.plan;

import io.cloudir.model.Priority;
import io.cloudir.plan.document.CalendarDocument;
import io.cloudir.plan.document.DutyDocument;
import io.cloudir.plan.document.PersonDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.RoleDocument;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** People, the roles they hold, and the duties of roles. */
final class PeopleChecks {
    private static final List<String> DUTIES =
            Arrays.stream(Duty.values()).map(Duty::code).toList();
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::name).toList();

    private PeopleChecks() {}

    static void run(PlanDocument plan, References references) {
        calendar(plan.calendar(), references);
        references.unique(plan.people(), PersonDocument::id, PersonDocument::at, "id");
        plan.people().forEach(person -> references.timeZone(person.timeZone(), person.at(), "timeZone"));
        references.unique(plan.roles(), RoleDocument::id, RoleDocument::at, "id");
        plan.roles().forEach(role -> references.people(role.holders(), role.at(), "holders"));
        complete(plan, "duties", plan.duties(), DUTIES, references);
        plan.duties().forEach((duty, who) -> duty(who, references));
        complete(plan, "targets", plan.targets(), PRIORITIES, references);
    }

    private static void calendar(CalendarDocument calendar, References references) {
        references.timeZone(calendar.zone(), calendar.at(), "zone");
        for (int i = 0; i < calendar.holidays().size(); i++) {
            String day = calendar.holidays().get(i);
            if (references.faulty(calendar.at(), "holidays", i)) {
                continue;
            }
            try {
                LocalDate.parse(day);
            } catch (DateTimeParseException none) {
                references.note(
                        calendar.at(),
                        "no-such-day",
                        "there is no day " + day,
                        "write a day of the calendar such as 2026-12-25",
                        "holidays",
                        i);
            }
        }
    }

    private static void duty(DutyDocument who, References references) {
        references.roles(who.responsible(), who.at(), "responsible");
        references.role(who.accountable(), who.at(), "accountable");
        references.roles(who.consulted(), who.at(), "consulted");
        references.roles(who.informed(), who.at(), "informed");
    }

    private static void complete(
            PlanDocument plan, String part, Map<String, ?> given, List<String> needed, References references) {
        for (String name : given.keySet()) {
            references.knownKey("unknown-key", "key", name, needed, plan.at(), part, name);
        }
        if (given.isEmpty() && references.faulty(plan.at(), part)) {
            return;
        }
        needed.stream().filter(name -> !given.containsKey(name)).forEach(name -> {
            if (part.equals("duties")) {
                references.note(
                        plan.at(),
                        "unheld-duty",
                        "nobody holds the duty '" + name + "'",
                        "add '" + name + "' with the roles that are responsible and accountable",
                        part,
                        name);
            } else {
                references.note(
                        plan.at(),
                        "missing",
                        "targets of priority " + name + " are missing",
                        "add '" + name + "'",
                        part,
                        name);
            }
        });
    }
}
