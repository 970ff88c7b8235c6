package io.cloudir.detect.sigma;

import io.cloudir.document.Node;
import io.cloudir.model.Digest;
import java.util.Arrays;

/** What a document says, apart from its layout: two that say the same have the same digest. */
final class Content {
    private Content() {}

    static Digest digest(Node root) {
        StringBuilder text = new StringBuilder(1024);
        write(root, text);
        return Digest.ofText(text.toString());
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof Node.Mapping mapping) {
            text.append('{').append(mapping.members().size());
            mapping.members().forEach((name, member) -> {
                write(name, text);
                write(member.value(), text);
            });
        } else if (node instanceof Node.Sequence sequence) {
            text.append('[').append(sequence.items().size());
            sequence.items().forEach(item -> write(item, text));
        } else if (node instanceof Node.Scalar scalar) {
            text.append(scalar.kind().name());
            write(scalar.text(), text);
        }
    }

    /** With its length first, so that no text can pass for two. */
    private static void write(String scalar, StringBuilder text) {
        text.append(' ').append(scalar.length()).append(':').append(scalar);
    }

    /** Whether a key says that placeholders are part of what is written. */
    static boolean hasPlaceholders(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.members().values().stream()
                    .anyMatch(member ->
                            Arrays.asList(member.name().split("\\|", -1)).contains("expand")
                                    || hasPlaceholders(member.value()));
        }
        return node instanceof Node.Sequence sequence
                && sequence.items().stream().anyMatch(Content::hasPlaceholders);
    }
}
