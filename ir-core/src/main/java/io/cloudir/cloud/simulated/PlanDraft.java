package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** A plan while it is being made: reads what readers see, remembers what the plan itself would change. */
final class PlanDraft {
    private final States states;
    private final Instant asOf;
    private final Map<StateRef, String> planned = new LinkedHashMap<>();
    private final List<StateChange> changes = new ArrayList<>();
    private final Set<StateRef> left = new HashSet<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<String> evidenceAtRisk = new ArrayList<>();
    private final List<ChangePlan.Source> sources = new ArrayList<>();
    private int affects;

    PlanDraft(States states, Instant asOf) {
        this.states = states;
        this.asOf = asOf;
    }

    /** The time that the plan is made for, in whole seconds as policies state it. */
    Instant now() {
        return asOf.truncatedTo(ChronoUnit.SECONDS);
    }

    String read(StateRef target) {
        String value = planned.get(target);
        return value == null ? states.visible(target, asOf) : value;
    }

    /** Whether anything is known of a thing. */
    boolean isKnown(String kind, String id) {
        return states.isKnown(kind, id);
    }

    Uses uses() {
        return states.uses();
    }

    SortedSet<String> ids(String kind) {
        return states.ids(kind);
    }

    /** The names behind one side of a thing: every interface of a host, for {@code interface}. */
    List<String> names(StateRef of, String side) {
        return states.aspects(of.kind(), of.id(), side, asOf);
    }

    /** Plans to set a value, unless it is there already. A plan sets each piece of state once, so that it may be repeated. */
    PlanDraft set(StateRef target, String after) {
        String before = read(target);
        if (!before.equals(after)) {
            changes.add(Calls.change(target, before, after));
            if (planned.put(target, after) != null) {
                throw new IllegalStateException("the plan sets " + target + " twice");
            }
        }
        return this;
    }

    /** Whether something that was there is gone. */
    boolean isGone(StateRef target) {
        return states.isGone(target, read(target));
    }

    /** Whether the plan sets it already. */
    boolean sets(StateRef target) {
        return planned.containsKey(target);
    }

    /** A task for a person, once. */
    PlanDraft task(String sentence) {
        if (!tasks.contains(sentence)) {
            tasks.add(sentence);
        }
        return this;
    }

    /** Something that is left alone, with the task that tells why. */
    PlanDraft leave(StateRef target, String sentence) {
        left.add(target);
        return task(sentence);
    }

    /** Whether it is left alone. */
    boolean leaves(StateRef target) {
        return left.contains(target);
    }

    PlanDraft destroys(String kindOfEvidence) {
        evidenceAtRisk.add(kindOfEvidence);
        return this;
    }

    /** Something is brought back from that. */
    PlanDraft from(ChangePlan.Source source) {
        sources.add(source);
        return this;
    }

    /** So many things are affected in all. */
    PlanDraft affects(int things) {
        affects = things;
        return this;
    }

    /** How many changes there are so far. */
    int size() {
        return changes.size();
    }

    ChangePlan plan(ChangeRequest request) {
        return ChangePlan.of(request, changes, tasks, evidenceAtRisk)
                .affecting(affects)
                .from(sources);
    }
}
