package io.cloudir.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Whether the parts of a plan name only what the plan has. However a plan was made, one that exists agrees with itself. */
final class Agreement {
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Set<String> wrong = new LinkedHashSet<>();

    /** Takes note of all things of a kind; two of one id are wrong. */
    <T> Agreement has(String kind, Collection<T> things, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        for (T thing : things) {
            if (!ids.add(id.apply(thing))) {
                wrong.add("the " + kind + " '" + id.apply(thing) + "' is there twice");
            }
        }
        known.put(kind, ids);
        return this;
    }

    /** Somebody names a thing of a kind. */
    void names(String who, String kind, String id) {
        if (!known.getOrDefault(kind, Set.of()).contains(id)) {
            wrong.add(who + " names the " + kind + " '" + id + "', which the plan does not have");
        }
    }

    /** Somebody names some things of a kind. */
    void names(String who, String kind, Collection<String> ids) {
        ids.forEach(id -> names(who, kind, id));
    }

    /**
     * Ends the checks.
     *
     * @throws IllegalArgumentException if anything was wrong; it says all of it
     */
    void require() {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", List.copyOf(wrong)) + "; add what is missing, or name what is there");
        }
    }
}
