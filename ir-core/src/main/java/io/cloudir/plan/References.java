package io.cloudir.plan;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.document.Secrets;
import io.cloudir.document.bind.Located;
import io.cloudir.plan.document.ChannelDocument;
import io.cloudir.plan.document.ExternalContactDocument;
import io.cloudir.plan.document.PersonDocument;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.document.PlaybookDocument;
import io.cloudir.plan.document.RoleDocument;
import io.cloudir.plan.document.ScenarioDocument;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows every id of a plan and notes references that lead nowhere. */
final class References {
    /** A message names at most so many of those known. */
    private static final int LISTED = 30;

    private final Faults faults;
    private final Set<String> people;
    private final Set<String> roles;
    private final Set<String> channels;
    private final Set<String> externalContacts;
    private final Set<String> scenarios;
    private final Set<String> playbooks;

    References(PlanDocument plan, Faults faults) {
        this.faults = faults;
        people = ids(plan.people(), PersonDocument::id);
        roles = ids(plan.roles(), RoleDocument::id);
        channels = ids(plan.channels(), ChannelDocument::id);
        externalContacts = ids(plan.externalContacts(), ExternalContactDocument::id);
        scenarios = ids(Catalogue.scenarios(plan), ScenarioDocument::id);
        playbooks = Stream.concat(
                        Catalogue.playbooks().stream(),
                        plan.playbooks().stream().map(PlaybookDocument::id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    void person(String id, Located at, Object... part) {
        known("person", id, people, at, part);
    }

    void people(List<String> ids, Located at, Object... part) {
        each(ids, part, (id, where) -> person(id, at, where));
    }

    void role(String id, Located at, Object... part) {
        known("role", id, roles, at, part);
    }

    void roles(List<String> ids, Located at, Object... part) {
        each(ids, part, (id, where) -> role(id, at, where));
    }

    void actions(List<String> types, Located at, Object... part) {
        each(types, part, (type, where) -> {
            if (!type.equals(ApprovalRule.ANY)) {
                known(
                        "action",
                        type,
                        ActionTypes.ALL,
                        "name one of those, or " + ApprovalRule.ANY + " for any",
                        at,
                        where);
            }
        });
    }

    void channel(String id, Located at, Object... part) {
        known("channel", id, channels, at, part);
    }

    void externalContact(String id, Located at, Object... part) {
        known("external-contact", id, externalContacts, at, part);
    }

    void scenarios(List<String> ids, Located at, Object... part) {
        each(ids, part, (id, where) -> known("scenario", id, scenarios, at, where));
    }

    void playbook(String id, Located at, Object... part) {
        known("playbook", id, playbooks, at, part);
    }

    /** Notes a reference to what is not among those known; an absent one, or one with a fault, is left alone. */
    void known(String what, String id, Set<String> known, Located at, Object... part) {
        known(what, id, known, "define it, or name one of those", at, part);
    }

    private void known(String what, String id, Set<String> known, String fix, Located at, Object... part) {
        if (id.isEmpty() || known.contains(id) || faulty(at, part)) {
            return;
        }
        String name = what.replace('-', ' ');
        // A name that has a fault of its own because it cannot be shown is not shown here either.
        List<String> shown = known.stream().filter(Secrets::mayBeShown).toList();
        note(
                at,
                "unknown-" + what,
                "unknown " + name + " " + Secrets.quoted(id) + "; known: " + listed(shown),
                Nearest.suggestion(id, shown, fix),
                part);
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() > LISTED ? first + " and " + (names.size() - LISTED) + " more" : first;
    }

    /** Notes every id that was already given in the same list. */
    <T> void unique(List<T> items, Function<T, String> id, Function<T, Located> at, String part) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            String name = id.apply(item);
            if (!name.isEmpty() && !seen.add(name)) {
                note(
                        at.apply(item),
                        "duplicate-id",
                        Secrets.quoted(name) + " is already defined in this list",
                        "give it another name, or remove it",
                        part);
            }
        }
    }

    void timeZone(String zone, Located at, String part) {
        if (zone.isEmpty() || faulty(at, part)) {
            return;
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            note(
                    at,
                    "unknown-time-zone",
                    "unknown time zone " + Secrets.quoted(zone),
                    Nearest.suggestion(zone, ZoneId.getAvailableZoneIds(), "write a name such as Europe/Paris or UTC"),
                    part);
        }
    }

    boolean isRole(String id) {
        return roles.contains(id);
    }

    boolean faulty(Located at, Object... part) {
        return faults.concern(at.place(part).pointer());
    }

    void note(Located at, String code, String message, String fix, Object... part) {
        faults.add(at.fault(code, message, fix, part));
    }

    /** Notes a key that is not among those known; {@code what} says what kind of key it is. */
    void knownKey(String code, String what, String key, Collection<String> known, Located at, Object... part) {
        if (!known.contains(key)) {
            faults.add(at.keyFault(
                    code,
                    "unknown " + what + " " + Secrets.quoted(key) + "; known: " + String.join(", ", known),
                    Nearest.suggestion(key, known, "use one of those, or remove it"),
                    part));
        }
    }

    private interface Check {
        void at(String id, Object... part);
    }

    private static void each(List<String> ids, Object[] part, Check check) {
        for (int i = 0; i < ids.size(); i++) {
            Object[] where = Arrays.copyOf(part, part.length + 1);
            where[part.length] = i;
            check.at(ids.get(i), where);
        }
    }

    private static <T> Set<String> ids(Collection<T> items, Function<T, String> id) {
        return items.stream()
                .map(id)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
