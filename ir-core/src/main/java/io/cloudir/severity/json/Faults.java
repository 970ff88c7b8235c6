package io.cloudir.severity.json;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong with one document while it is read, and hands out the values that are right. */
final class Faults {
    private static final int LONGEST_NUMBER = 40;

    private final String document;
    private final List<Fault> found = new ArrayList<>();

    Faults(String document) {
        this.document = document;
    }

    void add(Node.Place place, String code, String message, String fix) {
        found.add(new Fault(place.line(), place.column(), place.pointer(), code, message, fix));
    }

    /** All faults so far and a last one, to throw when there is no reading on. */
    FaultyDocumentException endingWith(Node.Place place, String code, String message, String fix) {
        add(place, code, message, fix);
        return new FaultyDocumentException(document, found);
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new FaultyDocumentException(document, found);
        }
    }

    /** The members of an object; keys other than those allowed are faults, and so are required ones that are missing. */
    Map<String, Node> members(Node node, Set<String> required, Set<String> optional) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (!(node instanceof Node.Mapping mapping)) {
            wrongType(node, "an object");
            return members;
        }
        mapping.members().forEach((name, member) -> {
            if (required.contains(name) || optional.contains(name)) {
                members.put(name, member.value());
            } else {
                List<String> allowed = new ArrayList<>(required);
                allowed.addAll(optional);
                add(
                        member.key(),
                        "unknown-key",
                        "unknown key '" + Text.printable(name) + "'",
                        allowed.isEmpty() ? "remove it" : "use one of " + String.join(", ", allowed));
            }
        });
        required.stream()
                .filter(name -> !members.containsKey(name) && !mapping.members().containsKey(name))
                .forEach(name -> add(node.place(), "missing-key", "the key '" + name + "' is missing", "add it"));
        return members;
    }

    List<Node> items(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        wrongType(node, "an array");
        return List.of();
    }

    Optional<String> text(Node node) {
        if (!(node instanceof Node.Text text)) {
            wrongType(node, "a text");
            return Optional.empty();
        }
        if (text.value().isBlank()) {
            add(node.place(), "blank", "the text is blank", "give it a value");
            return Optional.empty();
        }
        return Optional.of(text.value());
    }

    /** One of the allowed texts. */
    Optional<String> choice(Node node, String what, Collection<String> allowed) {
        return text(node).filter(value -> {
            if (!allowed.contains(value)) {
                unknownOption(node, what, value, allowed);
            }
            return allowed.contains(value);
        });
    }

    void unknownOption(Node node, String what, String value, Collection<String> allowed) {
        add(
                node.place(),
                "unknown-option",
                "unknown " + what + " '" + Text.printable(value) + "'",
                "use one of " + String.join(", ", allowed));
    }

    Optional<BigDecimal> decimal(Node node) {
        if (node instanceof Node.Digits digits && digits.written().length() <= LONGEST_NUMBER) {
            try {
                return Optional.of(new BigDecimal(digits.written()));
            } catch (NumberFormatException e) {
                add(
                        node.place(),
                        "number",
                        "not a decimal number: " + Text.printable(digits.written()),
                        "write digits with at most one point, such as 0.5");
                return Optional.empty();
            }
        }
        wrongType(node, "a number of at most " + LONGEST_NUMBER + " characters");
        return Optional.empty();
    }

    /** Makes a strict value; what its constructor refuses is a fault at the node. */
    <T> Optional<T> strict(Node node, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int fix = message.lastIndexOf("; ");
            add(
                    node.place(),
                    "invalid",
                    fix < 0 ? message : message.substring(0, fix),
                    fix < 0 ? "correct it" : message.substring(fix + 2));
            return Optional.empty();
        }
    }

    private void wrongType(Node node, String expected) {
        add(node.place(), "wrong-type", "expected " + expected + ", found " + node.kind(), "write " + expected);
    }
}
