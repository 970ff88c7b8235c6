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
        Node around = this;
        for (int depth = 0; depth < path.size(); depth++) {
            Optional<Node> next = around.child(path.get(depth));
            if (next.isEmpty()) {
                Place missing = around.place();
                for (Object name : path.subList(depth, path.size())) {
                    missing = missing.under(name);
                }
                return missing;
            }
            around = next.get();
        }
        return around.place();
    }

    /** The place of the key that the path ends with, or of the value if it is no key. */
    default Place keyAt(List<?> path) {
        int last = path.size() - 1;
        return find(path.subList(0, last))
                .filter(Mapping.class::isInstance)
                .map(mapping -> ((Mapping) mapping).members().get(String.valueOf(path.get(last))))
                .map(Member::key)
                .orElseGet(() -> at(path));
    }

    /** Whether something is written there. */
    default boolean has(List<?> path) {
        return find(path).isPresent();
    }

    /** The text that is written there, if one is. */
    default Optional<String> text(List<?> path) {
        return find(path)
                .filter(node -> node instanceof Scalar scalar && scalar.kind() == Kind.TEXT)
                .map(node -> ((Scalar) node).text());
    }

    private Optional<Node> find(List<?> path) {
        Optional<Node> found = Optional.of(this);
        for (Object name : path) {
            found = found.flatMap(node -> node.child(name));
        }
        return found;
    }

    /** The value of that name or position. */
    private Optional<Node> child(Object name) {
        if (this instanceof Mapping mapping) {
            return mapping.get(String.valueOf(name));
        }
        return this instanceof Sequence sequence
                        && name instanceof Integer index
                        && index >= 0
                        && index < sequence.items().size()
                ? Optional.of(sequence.items().get(index))
                : Optional.empty();
    }
}
