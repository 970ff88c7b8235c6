package io.cloudir.investigate;

import io.cloudir.cloud.StateRef;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.model.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the response took back or restored, by the pieces of state that its actions in force have set. */
final class Restored {
    private static final Set<String> RESTORING =
            Set.of("roll-back", "restore-from-backup", "restore-objects", "rebuild-host", "harden", "restore-access");

    /** The newest action that set each piece of state, and to what. */
    record Value(String actionId, String after) {}

    private final Map<StateRef, Value> set = new LinkedHashMap<>();

    Restored(Inquiry inquiry) {
        for (IncidentAction action : inquiry.incident().response().actions()) {
            boolean inForce =
                    action.state() instanceof ActionState.Executed || action.state() instanceof ActionState.Verified;
            if (inForce && RESTORING.contains(action.plan().event().actionType())) {
                for (Change change : action.plan().event().changes()) {
                    set.put(StateRef.parse(change.target()), new Value(action.id(), change.after()));
                }
            }
        }
    }

    /** The pieces of state of a thing, or of what is in it, that were set. */
    List<StateRef> changed(Entity asset) {
        String name = asset.id().substring(asset.id().lastIndexOf(':') + 1);
        String last = name.substring(name.lastIndexOf('/') + 1);
        List<StateRef> changed = new ArrayList<>();
        for (StateRef target : set.keySet()) {
            if (target.id().equals(name)
                    || target.id().equals(last)
                    || target.id().startsWith(name + '/')) {
                changed.add(target);
            }
        }
        return changed;
    }

    Value to(StateRef target) {
        Value value = set.get(target);
        if (value == null) {
            throw new IllegalArgumentException(target + " was set by no action in force");
        }
        return value;
    }
}
