package io.cloudir;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads what an IAM policy allows. */
final class PolicyText {
    private static final Form FORM = new Form(Notation.JSON, Mark.REFUSED, "");

    private PolicyText() {}

    /**
     * Whether one of its statements allows every action on everything without a condition, or all but some of
     * them. A text that is no policy, or one
     * larger than a document may be, allows nothing.
     */
    static boolean allowsEverything(String document) {
        Optional<Node> policy = DocumentReader.read(document.getBytes(StandardCharsets.UTF_8), FORM, new Faults());
        return policy.stream()
                .flatMap(it -> member(it, "Statement").stream())
                .flatMap(it -> each(it).stream())
                .anyMatch(PolicyText::isBoundless);
    }

    private static boolean isBoundless(Node statement) {
        return says(statement, "Effect", List.of("Allow"))
                // All but a few actions still hold those that grant the rest.
                && (says(statement, "Action", List.of("*", "*:*"))
                        || member(statement, "NotAction").isPresent())
                && says(statement, "Resource", List.of("*"))
                && member(statement, "Condition")
                        .filter(PolicyText::saysSomething)
                        .isEmpty();
    }

    private static boolean saysSomething(Node condition) {
        return !(condition instanceof Node.Mapping mapping)
                || !mapping.members().isEmpty();
    }

    /** Whether what stands under a name, a text or a list of texts, is or holds one of these. */
    private static boolean says(Node statement, String name, List<String> oneOf) {
        return member(statement, name).stream()
                .flatMap(it -> each(it).stream())
                .anyMatch(it -> it instanceof Node.Scalar scalar && oneOf.contains(scalar.text()));
    }

    private static Optional<Node> member(Node node, String name) {
        return node instanceof Node.Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    /** IAM takes one where a list of one is meant. */
    private static List<Node> each(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
    }
}
