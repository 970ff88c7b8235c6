package io.cloudir.severity.json;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
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
import java.util.stream.Collectors;

/** Hands out the values of a document that are right, and notes a fault for those that are not. */
final class Values {
    private static final int LONGEST_NUMBER = 40;

    private final Faults faults;

    Values(Faults faults) {
        this.faults = faults;
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
                faults.add(
                        member.key(),
                        "unknown-key",
                        "unknown key '" + Text.printable(name) + "'",
                        allowed.isEmpty() ? "remove it" : "use one of " + listed(allowed));
            }
        });
        required.stream()
                .filter(name -> !members.containsKey(name) && !mapping.members().containsKey(name))
                .forEach(
                        name -> faults.add(node.place(), "missing-key", "the key '" + name + "' is missing", "add it"));
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
        if (!(node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT)) {
            wrongType(node, "a text");
            return Optional.empty();
        }
        if (scalar.text().isBlank()) {
            faults.add(node.place(), "blank", "the text is blank", "give it a value");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
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

    /** The words of a model are its author's. */
    private static String listed(Collection<String> allowed) {
        return allowed.stream().map(Text::printable).collect(Collectors.joining(", "));
    }

    void unknownOption(Node node, String what, String value, Collection<String> allowed) {
        faults.add(
                node.place(),
                "unknown-option",
                "unknown " + what + " '" + Text.printable(value) + "'",
                "use one of " + listed(allowed));
    }

    Optional<BigDecimal> decimal(Node node) {
        if (node instanceof Node.Scalar scalar
                && isNumber(scalar)
                && scalar.text().length() <= LONGEST_NUMBER) {
            try {
                return Optional.of(new BigDecimal(scalar.text()));
            } catch (NumberFormatException e) {
                faults.add(
                        node.place(),
                        "number",
                        "not a decimal number: " + Text.printable(scalar.text()),
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
            faults.add(
                    node.place(),
                    "invalid",
                    fix < 0 ? message : message.substring(0, fix),
                    fix < 0 ? "correct it" : message.substring(fix + 2));
            return Optional.empty();
        }
    }

    private void wrongType(Node node, String expected) {
        faults.add(node.place(), "wrong-type", "expected " + expected + ", found " + kind(node), "write " + expected);
    }

    private static boolean isNumber(Node.Scalar scalar) {
        return scalar.kind() == Node.Kind.INTEGER || scalar.kind() == Node.Kind.DECIMAL;
    }

    /** What it is in the words of JSON, which facts are written in. */
    private static String kind(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> "a text";
                case INTEGER, DECIMAL -> "a number";
                case BOOLEAN -> "a truth value";
                case NOTHING -> "null";
            };
        }
        return node instanceof Node.Sequence ? "an array" : "an object";
    }
}
