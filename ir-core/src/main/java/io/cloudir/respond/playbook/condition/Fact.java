package io.cloudir.respond.playbook.condition;

import io.cloudir.incident.Phase;
import io.cloudir.model.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something about an incident that conditions may name. The table of all is {@link #all}; families such as {@code
 * technique.T1486} have an entry for each known name, or one with a star where any name of a form will do.
 *
 * @param name how conditions write it
 * @param type what kind of value it has
 * @param words the values it can have, if it is a word with few; empty if any
 * @param meaning what it says, in a phrase
 */
public record Fact(String name, FactType type, List<String> words, String meaning) {
    private static final List<Fact> ALL =
            Stream.concat(plain(), FactFamilies.all()).toList();

    public Fact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        words = List.copyOf(words);
        Objects.requireNonNull(meaning, "meaning");
    }

    Fact(String name, FactType type, String meaning) {
        this(name, type, List.of(), meaning);
    }

    /** Every fact, in the order of the documentation. */
    public static List<Fact> all() {
        return ALL;
    }

    /** The fact of that name. */
    public static Optional<Fact> find(String name) {
        return ALL.stream().filter(fact -> fact.name.equals(name)).findFirst().or(() -> FactFamilies.technique(name));
    }

    private static Stream<Fact> plain() {
        return Stream.of(
                new Fact("severity", FactType.LEVEL, "the severity that counts; INFORMATIONAL until it is assessed"),
                new Fact("phase", FactType.WORD, codes(Phase.values(), Phase::code), "where the incident stands"),
                new Fact("category", FactType.WORD, codes(Category.values(), Category::code), "its group"),
                new Fact("scenario", FactType.WORD, "the scenario of the plan by which it is handled"),
                new Fact("exercise", FactType.TRUTH, "it is an exercise"),
                new Fact("cycle", FactType.COUNT, "which pass through the life cycle this is, from 1"),
                new Fact("signals", FactType.COUNT, "signals that belong to it"),
                new Fact("quiet.minutes", FactType.COUNT, "whole minutes since its newest record"),
                new Fact("suspects", FactType.COUNT, "identities that acted against the account"),
                new Fact("suspects.users", FactType.COUNT, "suspects that are neither a role nor root"),
                new Fact("suspects.roles", FactType.COUNT, "suspects that are roles"),
                new Fact("suspects.root", FactType.TRUTH, "the root user of an account is a suspect"),
                new Fact("accounts", FactType.COUNT, "accounts that its signals name"),
                new Fact("regions", FactType.COUNT, "regions that its signals name"),
                new Fact("hosts", FactType.COUNT, "hosts that it is about"),
                new Fact("resources", FactType.COUNT, "other resources that it is about"),
                new Fact("addresses", FactType.COUNT, "network addresses that it is about"),
                new Fact("scope.known", FactType.TRUTH, "its scope is established"),
                new Fact("scope.widespread", FactType.TRUTH, "its scope is said to be widespread"),
                new Fact("scope.critical", FactType.TRUTH, "a system that the plan calls critical is in scope"),
                new Fact(
                        "watchers.blinded", FactType.TRUTH, "a call that stops or narrows logs or detectors succeeded"),
                new Fact("evidence", FactType.COUNT, "pieces of evidence collected"),
                new Fact("evidence.missing", FactType.COUNT, "pieces of evidence that could not be collected"),
                new Fact("actions.in-force", FactType.COUNT, "actions whose changes are in force"),
                new Fact("actions.waiting", FactType.COUNT, "actions planned and not executed"),
                new Fact("actions.failed", FactType.COUNT, "actions that failed"),
                new Fact("tasks.open", FactType.COUNT, "tasks that are open"),
                new Fact(
                        "remediations.valid",
                        FactType.TRUTH,
                        "the newest check of remediations found that they hold, and none has changed since;"
                                + " a person's word counts unless the journal contradicted it"),
                new Fact(
                        "restorations.valid",
                        FactType.TRUTH,
                        "the newest check of restorations found them fit for use, and none has changed since;"
                                + " a word counts as there"),
                new Fact("watch.running", FactType.TRUTH, "the watch for reoccurrence runs"));
    }

    private static <T> List<String> codes(T[] values, java.util.function.Function<T, String> code) {
        return Arrays.stream(values).map(code).toList();
    }
}
