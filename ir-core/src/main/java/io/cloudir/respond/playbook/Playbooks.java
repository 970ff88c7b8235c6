package io.cloudir.respond.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Playbooks that know each other: what one of them may call. Of an id that is given twice the version modified last counts.
 *
 * @param byId the playbooks by the id that their documents give them
 */
public record Playbooks(Map<String, Playbook> byId) {
    /** How many calls deep one playbook may lie in another. */
    public static final int CALL_DEPTH = 4;

    public Playbooks {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /** These playbooks. */
    public static Playbooks of(Collection<Playbook> playbooks) {
        Map<String, Playbook> byId = new LinkedHashMap<>();
        playbooks.forEach(playbook -> byId.merge(
                playbook.id(), playbook, (one, other) -> other.modified().isBefore(one.modified()) ? one : other));
        return new Playbooks(byId);
    }

    /** Those that ship. */
    public static Playbooks shipped() {
        return of(Playbook.shippedIds().stream()
                .map(id -> Playbook.shipped(id).orElseThrow())
                .toList());
    }

    /** These and more. */
    public Playbooks with(Playbook... more) {
        List<Playbook> all = new ArrayList<>(byId.values());
        all.addAll(List.of(more));
        return of(all);
    }

    /** The playbook of that id. */
    public Optional<Playbook> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A playbook and all that it calls, itself first; those that are not known are left out. */
    public List<Playbook> closure(Playbook playbook) {
        Map<String, Playbook> all = new LinkedHashMap<>();
        gather(playbook, all);
        return List.copyOf(all.values());
    }

    private void gather(Playbook playbook, Map<String, Playbook> all) {
        if (all.putIfAbsent(playbook.id(), playbook) == null) {
            playbook.calls().forEach(id -> find(id).ifPresent(called -> gather(called, all)));
        }
    }

    /** Why a playbook cannot be followed with these: calls that lead nowhere, round in a circle or too deep. */
    public List<String> objections(Playbook playbook) {
        List<String> objections = new ArrayList<>();
        walk(playbook, List.of(), objections);
        return objections.stream().distinct().toList();
    }

    private void walk(Playbook playbook, List<String> path, List<String> objections) {
        if (path.contains(playbook.id())) {
            objections.add("playbook '" + playbook.name() + "' leads back to itself; use a while-condition");
            return;
        }
        if (path.size() > CALL_DEPTH) {
            objections.add("playbook '" + playbook.name() + "' lies more than " + CALL_DEPTH + " calls deep");
            return;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(playbook.id());
        for (String id : playbook.calls()) {
            Optional<Playbook> called = find(id);
            if (called.isEmpty()) {
                objections.add("playbook '" + playbook.name() + "' calls " + id + ", which is not known here");
            } else {
                walk(called.get(), longer, objections);
            }
        }
    }
}
