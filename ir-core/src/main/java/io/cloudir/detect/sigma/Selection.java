package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Expression;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one named part of a detection: a mapping, a list of mappings, or words. */
final class Selection {
    private final Reading reading;

    Selection(Reading reading) {
        this.reading = reading;
    }

    /** What the part says; empty if it has a fault. */
    Optional<Expression> read(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping(mapping);
        }
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            reading.faults().add(node.place(), "empty-list", "the list is empty", "write at least one mapping or word");
            return Optional.empty();
        }
        List<Expression> parts = new ArrayList<>();
        for (Node item : items) {
            item(item).ifPresent(parts::add);
        }
        return parts.size() == items.size() ? Optional.of(Expression.or(parts)) : Optional.empty();
    }

    private Optional<Expression> item(Node item) {
        if (item instanceof Node.Mapping mapping) {
            return mapping(mapping);
        }
        if (item instanceof Scalar scalar && !scalar.isNothing()) {
            return new FieldItem(reading).keyword(scalar);
        }
        reading.faults()
                .add(
                        item.place(),
                        "wrong-type",
                        "a detection is a mapping of fields, a list of such mappings, or words to look for",
                        "write field: value, or a word");
        return Optional.empty();
    }

    private Optional<Expression> mapping(Node.Mapping mapping) {
        if (mapping.members().isEmpty()) {
            reading.faults().add(mapping.place(), "empty-detection", "the mapping is empty", "name at least one field");
            return Optional.empty();
        }
        List<Expression> parts = new ArrayList<>();
        for (Node.Member member : mapping.members().values()) {
            new FieldItem(reading).read(member).ifPresent(parts::add);
        }
        return parts.size() == mapping.members().size() ? Optional.of(Expression.and(parts)) : Optional.empty();
    }
}
