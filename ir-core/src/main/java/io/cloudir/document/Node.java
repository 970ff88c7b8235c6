package io.cloudir.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a document and where it stands. */
public sealed interface Node {
    /** Where the value begins. */
    Place place();

    /** What it is, as a person would call it. */
    String description();

    /** What a scalar was written as. */
    enum Kind {
        TEXT("a text"),
        INTEGER("a whole number"),
        DECIMAL("a decimal number"),
        BOOLEAN("true or false"),
        NOTHING("nothing");

        private final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    /**
     * A single value.
     *
     * @param place where it begins
     * @param kind what it was written as
     * @param text the value as written, without quotes; empty for {@link Kind#NOTHING}
     */
    record Scalar(Place place, Kind kind, String text) implements Node {
        /** Whether no value is written there, or null. */
        public boolean isNothing() {
            return kind == Kind.NOTHING;
        }

        @Override
        public String description() {
            return kind.description;
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String description() {
            return "a list";
        }
    }

    /** Keys with values, in the order in which they were written; of a key that is there twice, the first counts. */
    record Mapping(Place place, Map<String, Member> members) implements Node {
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The value of a key. */
        public Optional<Node> get(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }

        /** Whether the key is there. */
        public boolean has(String key) {
            return members.containsKey(key);
        }

        @Override
        public String description() {
            return "keys with values";
        }
    }

    /**
     * One key of a mapping.
     *
     * @param name the key
     * @param key the key's own place; its pointer is that of the value
     * @param value what stands under it
     */
    record Member(String name, Place key, Node value) {}

    /**
     * The place of what the path leads to from here. What is not written has the place of the nearest value around it,
     * with the pointer that it would have.
     */
    default Place at(List<?> path) {
        Node node = this;
        for (int depth = 0; depth < path.size(); depth++) {
            Node next = node.child(path.get(depth));
            if (next == node) {
                Place around = node.place();
                Place missing = around;
                for (Object name : path.subList(depth, path.size())) {
                    missing = missing.under(name, around.line(), around.column());
                }
                return missing;
            }
            node = next;
        }
        return node.place();
    }

    /** The place of the key that the path ends with, or of the value if it is no key. */
    default Place keyAt(List<?> path) {
        Node node = this;
        for (Object name : path.subList(0, path.size() - 1)) {
            node = node.child(name);
        }
        Object last = path.get(path.size() - 1);
        Member member = node instanceof Mapping mapping ? mapping.members().get(String.valueOf(last)) : null;
        return member == null ? at(path) : member.key();
    }

    /** Whether something is written there. */
    default boolean has(List<?> path) {
        Node node = this;
        for (Object name : path) {
            Node next = node.child(name);
            if (next == node) {
                return false;
            }
            node = next;
        }
        return true;
    }

    /** The text that is written there, if one is. */
    default Optional<String> text(List<?> path) {
        Node node = this;
        for (Object name : path) {
            Node next = node.child(name);
            if (next == node) {
                return Optional.empty();
            }
            node = next;
        }
        return node instanceof Scalar scalar && scalar.kind() == Kind.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The value of that name or position; this node itself if there is none. */
    private Node child(Object name) {
        if (this instanceof Mapping mapping) {
            Member member = mapping.members().get(String.valueOf(name));
            return member == null ? this : member.value();
        }
        if (this instanceof Sequence sequence
                && name instanceof Integer index
                && index >= 0
                && index < sequence.items().size()) {
            return sequence.items().get(index);
        }
        return this;
    }
}
