package io.cloudir.severity.json;

import java.util.List;
import java.util.Map;

/** A value of a document together with where it stands. */
sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, in a reader's words. */
    String kind();

    /** Line and column from 1, and the JSON Pointer. */
    record Place(int line, int column, String pointer) {
        String child(String key) {
            return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
        }
    }

    /** An object; of a key that is there twice, the first counts. */
    record Mapping(Place place, Map<String, Member> members) implements Node {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A key's own place, and its value. */
    record Member(Place key, Node value) {}

    /** An array. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "an array";
        }
    }

    /** A text. */
    record Text(Place place, String value) implements Node {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A number, as written. */
    record Digits(Place place, String written) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** A truth value or null. */
    record Word(Place place, String kind) implements Node {}
}
