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
import java.util.Map;
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
        Optional<String> call = recordOf(plan.target()).map(calls::get);
        return Phrase.text(lead(plan)).and(call.map(Phrase::code).orElseGet(() -> Wording.shortly(plan.target())));
    }

    /** What an action acts upon; a change that it takes back is named by the call that made it. */
    public Phrase target(Entity entity) {
        return recordOf(entity)
                .map(record -> Optional.ofNullable(calls.get(record))
                        .map(call -> Phrase.code(call)
                                .and(" (record ")
                                .and(Look.CODE, record)
                                .and(")"))
                        .orElseGet(() -> Phrase.text("record ").and(Look.CODE, record)))
                .orElseGet(() -> Wording.entity(entity));
    }

    private static String lead(ActionPlanned plan) {
        return Wording.words(plan.actionType()) + (recordOf(plan.target()).isPresent() ? " of " : " on ");
    }

    private static Optional<String> recordOf(Entity entity) {
        return Containment.RollBack.recordOf(entity);
    }

    /** The name of the call without its service. */
    private static String callOf(RecordSummary record) {
        return record.action().substring(record.action().indexOf(':') + 1);
    }
}
