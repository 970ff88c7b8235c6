package io.cloudir.respond.playbook.condition;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known when a condition is decided. A fact that is not in the map is unknown and has the least value of its type.
 *
 * @param values by name of the fact
 */
public record NamedFacts(Map<String, Value> values) {
    public NamedFacts {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The value of a fact. */
    public Value value(Fact fact) {
        Value known = values.get(fact.name());
        return known == null || known.type() != fact.type() ? Value.unknown(fact.type()) : known;
    }
}
