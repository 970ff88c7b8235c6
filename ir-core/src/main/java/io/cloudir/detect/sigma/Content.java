package io.cloudir.detect.sigma;

import io.cloudir.document.Node;
import io.cloudir.model.Digest;

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
}
