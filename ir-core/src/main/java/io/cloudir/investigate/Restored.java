package io.cloudir.investigate;

import io.cloudir.cloud.StateRef;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.model.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the response took back or restored, by the pieces of state that its actions in force have set. */
final class Restored {
    private static final String ROLL_BACK = "roll-back";
    /** How the target of a roll-back of one record begins. */
    private static final String RECORD = "record:";

    /** What each action that brings back no records undoes; of a roll-back the records tell it. */
    private static final Map<String, Set<DamageEffect>> RESTORING = Map.of(
            ROLL_BACK,
            Set.of(),
            "restore-from-backup",
            Set.of(DamageEffect.DELETED, DamageEffect.OVERWRITTEN, DamageEffect.ENCRYPTED),
            "restore-objects",
            Set.of(DamageEffect.DELETED, DamageEffect.OVERWRITTEN, DamageEffect.ENCRYPTED),
            "rebuild-host",
            Set.of(DamageEffect.DELETED, DamageEffect.OVERWRITTEN, DamageEffect.ENCRYPTED, DamageEffect.ALTERED),
            "harden",
            Set.of(DamageEffect.EXPOSED),
            "restore-access",
            Set.of(DamageEffect.ALTERED));

    /** What belongs to something of another kind: taking back what a record did to the part takes it back from the whole. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "iam:user", Set.of("iam:access-key"),
            "ec2:instance", Set.of("ec2:volume", "ec2:network-interface"));

    /** The newest action that set a piece of state, to what, and which records it took back. */
    record Value(String actionId, String actionType, String after, Set<String> records) {
        boolean answers(DamageEffect effect, Set<String> caused) {
            return RESTORING.getOrDefault(actionType, Set.of()).contains(effect)
                    || records.stream().anyMatch(caused::contains);
        }
    }

    private final Map<StateRef, Value> set = new LinkedHashMap<>();

    Restored(Inquiry inquiry) {
        for (IncidentAction action : inquiry.incident().response().actions()) {
            ActionPlanned plan = action.plan().event();
            boolean inForce =
                    action.state() instanceof ActionState.Executed || action.state() instanceof ActionState.Verified;
            if (inForce && RESTORING.containsKey(plan.actionType())) {
                for (Change change : plan.changes()) {
                    set.put(
                            StateRef.parse(change.target()),
                            new Value(action.id(), plan.actionType(), change.after(), takenBack(plan)));
                }
            }
        }
    }

    private static Set<String> takenBack(ActionPlanned plan) {
        if (!plan.actionType().equals(ROLL_BACK)) {
            return Set.of();
        }
        Set<String> records = new LinkedHashSet<>(plan.records().orElse(List.of()));
        if (records.isEmpty()) {
            String target = plan.target().id();
            records.add(target.startsWith(RECORD) ? target.substring(RECORD.length()) : target);
        }
        return records;
    }

    /**
     * The pieces of state, of a thing or of what is in it, that were set to undo an effect; none unless every record that
     * caused it was taken back.
     *
     * @param kind what the cloud calls the thing's kind, such as {@code s3:bucket}
     * @param caused ids of the records that had the effect
     */
    List<StateRef> changed(Entity asset, String kind, DamageEffect effect, Set<String> caused) {
        List<StateRef> changed = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>(caused);
        boolean whole = false;
        for (Map.Entry<StateRef, Value> entry : set.entrySet()) {
            Value value = entry.getValue();
            boolean part =
                    PARTS.getOrDefault(kind, Set.of()).contains(entry.getKey().kind())
                            && value.records().stream().anyMatch(caused::contains);
            if ((part || isOf(entry.getKey(), asset, kind)) && value.answers(effect, caused)) {
                changed.add(entry.getKey());
                open.removeAll(value.records());
                whole |= RESTORING.getOrDefault(value.actionType(), Set.of()).contains(effect);
            }
        }
        return whole || open.isEmpty() ? changed : List.of();
    }

    private static boolean isOf(StateRef target, Entity asset, String kind) {
        String name = asset.id().substring(asset.id().lastIndexOf(':') + 1);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return target.kind().equals(kind)
                ? target.id().equals(name) || target.id().equals(last)
                : kind.equals("s3:bucket")
                        && target.kind().equals("s3:object")
                        && target.id().startsWith(name + '/');
    }

    Value to(StateRef target) {
        Value value = set.get(target);
        if (value == null) {
            throw new IllegalArgumentException(target + " was set by no action in force");
        }
        return value;
    }
}
