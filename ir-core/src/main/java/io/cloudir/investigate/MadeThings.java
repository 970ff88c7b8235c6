package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.model.RecordSummary;
import io.cloudir.telemetry.Activity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What suspects made themselves within the incident: where it is gone, nothing was lost with it. A thing that was there before,
 * or that somebody else made anew in between, is nobody's of theirs. Where records of the same time leave open which was first,
 * the deletion is taken to be: rather is something looked for that was never lost than the other way round.
 */
public final class MadeThings {
    /** How a thing stands to those who made it, so far. */
    private enum Holder {
        SUSPECTS,
        NOBODY,
        OTHERS
    }

    private static final Comparator<Activity> ORDER = Comparator.comparing(Activity::time)
            .thenComparing(MadeThings::rank)
            .thenComparing(Activity::id)
            .thenComparing(it -> it.identity().hex());

    private final Map<String, Holder> holders = new HashMap<>();
    private final Set<String> harmless = new HashSet<>();

    private MadeThings() {}

    /**
     * Goes through what was done to each thing.
     *
     * @param records the records of the incident that are at hand, in any order
     * @param bySuspects whether a suspect or one of its sessions did it
     */
    public static MadeThings of(List<Activity> records, Predicate<Activity> bySuspects) {
        MadeThings made = new MadeThings();
        records.stream().sorted(ORDER).forEach(record -> made.add(record, bySuspects.test(record)));
        return made;
    }

    /** Whether a record changed nothing but what suspects had made themselves by then. */
    public boolean holds(RecordSummary record) {
        return harmless.contains(ChangedThing.keyOf(record));
    }

    /** Whether suspects made a thing, and nobody else had it before or after. */
    boolean isOfSuspects(DamageRecord thing) {
        Holder holder = holders.getOrDefault(keyOf(thing), Holder.OTHERS);
        return holder != Holder.OTHERS;
    }

    private void add(Activity record, boolean bySuspect) {
        List<DamageRecord> damages = DamageRecord.of(record);
        damages.forEach(damage -> holders.compute(
                keyOf(damage), (key, before) -> after(before, damage, isItself(damage, record), bySuspect)));
        List<DamageRecord> meant = damages.stream()
                .filter(damage -> !ChangedThing.isMeantForOthers(damage.kind()))
                .toList();
        if (!damages.isEmpty() && (meant.isEmpty() ? damages : meant).stream().allMatch(this::isOfSuspects)) {
            harmless.add(ChangedThing.keyOf(record.summary()));
        }
    }

    private static Holder after(Holder before, DamageRecord damage, boolean itself, boolean bySuspect) {
        if (damage.effect() == DamageEffect.CREATED) {
            return bySuspect && before != Holder.OTHERS ? Holder.SUSPECTS : Holder.OTHERS;
        }
        if (before == null) {
            return Holder.OTHERS;
        }
        if (damage.effect() != DamageEffect.DELETED || !itself || before == Holder.OTHERS) {
            return before;
        }
        // Who deletes by name what is gone deletes what somebody made anew; an id that the cloud gave comes once.
        return before == Holder.SUSPECTS || damage.kind().startsWith("ec2:") ? Holder.NOBODY : Holder.OTHERS;
    }

    /** What deletes objects leaves the bucket. */
    private static boolean isItself(DamageRecord damage, Activity record) {
        return !damage.kind().equals("s3:bucket")
                || CloudCall.of(record.summary()).name().equals("DeleteBucket");
    }

    private static int rank(Activity record) {
        List<DamageEffect> effects =
                DamageRecord.of(record).stream().map(DamageRecord::effect).toList();
        return effects.contains(DamageEffect.DELETED) ? 0 : effects.contains(DamageEffect.CREATED) ? 1 : 2;
    }

    private static String keyOf(DamageRecord thing) {
        return thing.account() + '\n' + thing.kind() + '\n' + thing.asset().id();
    }
}
