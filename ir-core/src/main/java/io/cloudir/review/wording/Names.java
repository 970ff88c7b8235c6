package io.cloudir.review.wording;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
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
        return Phrase.text(lead(plan)).and(target(plan.target()));
    }

    /** The same for running text, with a short name for what it acts upon. */
    public Phrase shortly(ActionPlanned plan) {
        List<String> records = Containment.RollBack.recordsOf(plan.target());
        Optional<Phrase> known = callsOf(records);
        return Phrase.text(lead(plan)).and(known.orElseGet(() -> Wording.shortly(plan.target())));
    }

    /** What an action acts upon; changes that it takes back are named by the calls that made them. */
    public Phrase target(Entity entity) {
        List<String> records = Containment.RollBack.recordsOf(entity);
        if (records.isEmpty()) {
            return Wording.entity(entity);
        }
        Phrase ids =
                Phrase.text(records.size() == 1 ? "record " : "records ").and(Look.CODE, String.join(", ", records));
        return callsOf(records).map(known -> known.and(" (").and(ids).and(")")).orElse(ids);
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
        boolean takesBack = !Containment.RollBack.recordsOf(plan.target()).isEmpty();
        return Wording.words(plan.actionType()) + (takesBack ? " of " : " on ");
    }

    /** The name of the call without its service. */
    private static String callOf(RecordSummary record) {
        return record.action().substring(record.action().indexOf(':') + 1);
    }
}
