package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every piece of state of the account with all values it ever had, so that what a record changed can be taken back and a
 * read can lag behind. Not safe for use by several threads; its cloud guards it.
 */
final class States {
    private final TreeMap<StateRef, List<Version>> versions = new TreeMap<>();

    private final Map<String, List<String>> tasks = new HashMap<>();

    private final Set<String> repeated = new HashSet<>();

    private final Uses uses = new Uses();

    private final Map<StateRef, Maker> makers = new HashMap<>();

    private static final Duration PASSING = Duration.ofDays(1);

    /** Who made or deleted something, by the key of the call, and when. */
    record Maker(String key, Instant at) {
        static Maker of(LogRecord record) {
            return new Maker(record.text("userIdentity.accessKeyId"), record.time());
        }
    }

    /** A value, from when on readers see it, and the record that set it; a record of {@code ""} is an assumption. */
    private record Version(Instant visibleFrom, String value, String record) {}

    /**
     * What records changed of one piece of state.
     *
     * @param before its value before the first of them
     * @param after its value after the last
     * @param othersBetween whether another record set it in between
     */
    record Effect(StateRef target, String before, String after, boolean othersBetween) {}

    /** The value that the cloud itself works with. */
    String latest(StateRef target) {
        List<Version> known = versions.get(target);
        return known == null ? StateRef.ABSENT : known.get(known.size() - 1).value();
    }

    /** The value that readers see at a time. */
    String visible(StateRef target, Instant asOf) {
        List<Version> known = versions.getOrDefault(target, List.of());
        String value = StateRef.ABSENT;
        for (Version version : known) {
            if (!version.visibleFrom().isAfter(asOf)) {
                value = version.value();
            }
        }
        return value;
    }

    /** What a record made was not there before it, whatever a record that was read earlier let assume. */
    void create(StateRef target, String value, Instant visibleFrom, String record) {
        List<Version> known = history(target, StateRef.ABSENT);
        if (known.size() == 1) {
            known.set(0, new Version(Instant.MIN, StateRef.ABSENT, ""));
        }
        set(target, value, visibleFrom, record);
    }

    private List<Version> history(StateRef target, String assumed) {
        return versions.computeIfAbsent(
                target, unseen -> new ArrayList<>(List.of(new Version(Instant.MIN, assumed, ""))));
    }

    /** Whether anything is known of a thing. */
    boolean isKnown(String kind, String id) {
        StateRef next = versions.ceilingKey(new StateRef(kind, id, " "));
        return next != null && next.kind().equals(kind) && next.id().equals(id);
    }

    /** Whether anything is known of one side of a thing, even that it is not there. */
    boolean isKnownAs(StateRef target) {
        return versions.containsKey(target);
    }

    /** Whether something that was there is not there at a value of it. */
    boolean isGone(StateRef target, String value) {
        return isKnownAs(target) && value.equals(StateRef.ABSENT);
    }

    /** Notes who made something; whoever made it and deletes it again within {@link #PASSING} leaves no gap. */
    void madeBy(StateRef target, Maker maker) {
        makers.put(target, maker);
    }

    /** Notes who deleted something. */
    void deletedBy(StateRef target, Maker who) {
        makers.computeIfPresent(
                target,
                (same, maker) -> maker.key().equals(who.key())
                                && who.at().isBefore(maker.at().plus(PASSING))
                        ? maker
                        : null);
    }

    /** Whether something that is gone was there for a while only, by the same credentials: nobody counts on it. */
    boolean cameAndWent(StateRef target) {
        return makers.containsKey(target);
    }

    /** What identities and keys were used for. */
    Uses uses() {
        return uses;
    }

    /** What must have been there before the first record that touched it. */
    void assume(StateRef target, String value) {
        history(target, value);
    }

    /** What others let assume, where nothing is known yet. */
    void assumeAll(States others) {
        others.versions.keySet().forEach(target -> assume(target, others.latest(target)));
        uses.addAll(others.uses);
        others.makers.forEach(makers::putIfAbsent);
    }

    void set(StateRef target, String value, Instant visibleFrom, String record) {
        history(target, StateRef.ABSENT).add(new Version(visibleFrom, value, record));
    }

    /** Keeps what only a person can put right after a record. */
    void task(String record, String sentence) {
        tasks.computeIfAbsent(record, unseen -> new ArrayList<>()).add(sentence);
    }

    /** Remembers a record that set what was set already. */
    void repeated(String record) {
        repeated.add(record);
    }

    /** Whether a record is known to have set something, even if only again. */
    boolean knows(String record) {
        return repeated.contains(record)
                || tasks.containsKey(record)
                || !effectsOf(record).isEmpty();
    }

    List<String> tasksAfter(String record) {
        return tasks.getOrDefault(record, List.of());
    }

    /** The names behind one side of a thing: every interface of a host, for {@code interface}. */
    List<String> aspects(String kind, String id, String side) {
        return aspects(kind, id, side, Instant.MAX);
    }

    /** The same, as readers see them at a time. */
    List<String> aspects(String kind, String id, String side, Instant asOf) {
        return of(kind, id, asOf).keySet().stream()
                .filter(target -> Refs.side(target).equals(side))
                .map(Refs::nameIn)
                .toList();
    }

    /** The same, with the names of what is gone. */
    List<String> everNamed(String kind, String id, String side) {
        List<String> names = new ArrayList<>();
        for (StateRef target : versions.tailMap(new StateRef(kind, id, " ")).keySet()) {
            if (!target.kind().equals(kind) || !target.id().equals(id)) {
                break;
            }
            if (Refs.side(target).equals(side)) {
                names.add(Refs.nameIn(target));
            }
        }
        return names;
    }

    /** What a record changed, in the order of the targets; empty if it changed nothing that is known. */
    List<Effect> effectsOf(String record) {
        return effectsOf(Set.of(record));
    }

    /**
     * What records changed together, in the order of the targets: each piece of state from before the first of them to after
     * the last.
     */
    List<Effect> effectsOf(Set<String> records) {
        List<Effect> effects = new ArrayList<>();
        versions.forEach((target, known) -> {
            int first = 0;
            int last = 0;
            boolean othersBetween = false;
            for (int at = 1; at < known.size(); at++) {
                if (records.contains(known.get(at).record())) {
                    othersBetween |= first > 0 && at > last + 1;
                    first = first == 0 ? at : first;
                    last = at;
                }
            }
            if (first > 0) {
                effects.add(new Effect(
                        target, known.get(first - 1).value(), known.get(last).value(), othersBetween));
            }
        });
        return effects;
    }

    /** The visible state of one thing, without what is absent. */
    SortedMap<StateRef, String> of(String kind, String id, Instant asOf) {
        SortedMap<StateRef, String> state = new TreeMap<>();
        for (StateRef target : versions.tailMap(new StateRef(kind, id, " ")).keySet()) {
            if (!target.kind().equals(kind) || !target.id().equals(id)) {
                break;
            }
            String value = visible(target, asOf);
            if (!value.equals(StateRef.ABSENT)) {
                state.put(target, value);
            }
        }
        return state;
    }

    /** The ids of everything of a kind that was ever known, sorted. */
    SortedSet<String> ids(String kind) {
        SortedSet<String> ids = new TreeSet<>();
        versions.keySet().stream().filter(target -> target.kind().equals(kind)).forEach(target -> ids.add(target.id()));
        return ids;
    }
}
