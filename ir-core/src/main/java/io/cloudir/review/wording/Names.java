package io.cloudir.review.wording;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.model.Actor;
import io.cloudir.model.RecordSummary;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the ids that one journal names mean to a person: rules by their titles, records by the calls that they tell of. */
public final class Names {
    /** Most things that are named of one action. */
    private static final int NAMED = 3;

    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> calls = new HashMap<>();

    private Names() {}

    /** The names in an incident. */
    public static Names of(Incident incident) {
        Names names = new Names();
        incident.detection().signals().forEach(signal -> {
            names.titles.putIfAbsent(signal.event().ruleId(), signal.event().ruleTitle());
            signal.event().records().forEach(record -> names.calls.putIfAbsent(record.id(), callOf(record)));
        });
        return names;
    }

    /** Who acted: a person's id, or the automation with the title of its rule. */
    public Phrase actor(Actor actor) {
        if (actor instanceof Actor.Automation it) {
            return Phrase.text(it.id()).and(Look.MINOR, "by rule " + titles.getOrDefault(it.rule(), it.rule()));
        }
        return Phrase.text(actor.id());
    }

    /** What an action does and what it acts upon. */
    public Phrase action(ActionPlanned plan) {
        return Phrase.text(lead(plan)).and(target(plan));
    }

    /** The same for running text, with a short name for what it acts upon. */
    public Phrase shortly(ActionPlanned plan) {
        return Phrase.text(lead(plan)).and(takesBack(plan) ? target(plan) : Wording.shortly(plan.target()));
    }

    /** What an action acts upon; what it takes back is named by the calls that made it and by what they changed. */
    public Phrase target(ActionPlanned plan) {
        if (!takesBack(plan)) {
            return Wording.entity(plan.target());
        }
        Phrase things = things(plan);
        return callsOf(recordsOf(plan))
                .map(calls -> things.isEmpty() ? calls : calls.and(" on ").and(things))
                .orElseGet(() -> things.isEmpty()
                        ? Wording.entity(plan.target())
                        : Phrase.text("changes of ").and(things));
    }

    /**
     * The ids of the records whose changes an action takes back; empty for other actions. Older journals name them in the
     * target alone, of many the first ones.
     */
    public static List<String> recordsOf(ActionPlanned plan) {
        return plan.records()
                .orElseGet(() -> takesBack(plan)
                        ? List.of(plan.target()
                                .id()
                                .substring(plan.target().id().indexOf(':') + 1)
                                .split(" "))
                        : List.of());
    }

    private static boolean takesBack(ActionPlanned plan) {
        return plan.actionType().equals("roll-back");
    }

    /** The things that it changes, by kind and id, each once. */
    private static Phrase things(ActionPlanned plan) {
        List<String> all = plan.changes().stream()
                .map(change -> change.target().split("#", 2)[0])
                .map(thing -> thing.substring(thing.indexOf(':') + 1))
                .distinct()
                .toList();
        Phrase first =
                Phrase.join(", ", all.stream().limit(NAMED).map(Phrase::code).toList());
        return all.size() > NAMED ? first.and(" and " + (all.size() - NAMED) + " more") : first;
    }

    /** The calls behind records, each once; empty if none is known. */
    private Optional<Phrase> callsOf(List<String> records) {
        List<String> known = records.stream()
                .map(calls::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return known.stream()
                .map(Phrase::code)
                .reduce((one, other) -> one.and(", ").and(other));
    }

    private static String lead(ActionPlanned plan) {
        return Wording.words(plan.actionType()) + (takesBack(plan) ? " of " : " on ");
    }

    /** The name of the call without its service. */
    private static String callOf(RecordSummary record) {
        return record.action().substring(record.action().indexOf(':') + 1);
    }
}
