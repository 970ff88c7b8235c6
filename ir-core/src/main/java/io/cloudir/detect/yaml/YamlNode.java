package io.cloudir.detect.yaml;

import java.util.List;
import java.util.Optional;

/** One value of a YAML document, with its place. */
public sealed interface YamlNode {
    /** Where the value begins. */
    Mark mark();

    /**
     * A place in a document.
     *
     * @param line from 1
     * @param column from 1
     * @param pointer the JSON Pointer of the value
     */
    record Mark(int line, int column, String pointer) {}

    /**
     * A mapping; its keys are unique.
     *
     * @param mark its place
     * @param entries in the order written
     */
    record Mapping(Mark mark, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key. */
        public Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** Whether the key is there. */
        public boolean has(String key) {
            return get(key).isPresent();
        }
    }

    /**
     * One key of a mapping.
     *
     * @param key the key
     * @param mark the key's place; the pointer is that of its value
     * @param value what it maps to
     */
    record Entry(String key, Mark mark, YamlNode value) {}

    /**
     * A sequence.
     *
     * @param mark its place
     * @param items in the order written
     */
    record Sequence(Mark mark, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A scalar.
     *
     * @param mark its place
     * @param kind how YAML reads it
     * @param text as written, without quotes
     */
    record Scalar(Mark mark, Kind kind, String text) implements YamlNode {
        /** How YAML reads a scalar. */
        public enum Kind {
            TEXT,
            NUMBER,
            BOOLEAN,
            NULL
        }

        /** Whether nothing is written there. */
        public boolean isNull() {
            return kind == Kind.NULL;
        }
    }
}
