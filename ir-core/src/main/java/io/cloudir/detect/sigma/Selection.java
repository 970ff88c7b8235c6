package io.cloudir.detect.sigma;

import io.cloudir.detect.yaml.YamlNode;
import io.cloudir.detect.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one named part of a detection: a mapping, a list of mappings, or words. */
final class Selection {
    private final Faults faults;

    Selection(Faults faults) {
        this.faults = faults;
    }

    /** What the part says; empty if it has a fault. */
    Optional<Expression> read(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(mapping);
        }
        List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            faults.add(node.mark(), "empty-list", "the list is empty", "write at least one mapping or word");
            return Optional.empty();
        }
        List<Expression> parts = new ArrayList<>();
        for (YamlNode item : items) {
            item(item).ifPresent(parts::add);
        }
        return parts.size() == items.size() ? Optional.of(Expression.or(parts)) : Optional.empty();
    }

    private Optional<Expression> item(YamlNode item) {
        if (item instanceof YamlNode.Mapping mapping) {
            return mapping(mapping);
        }
        if (item instanceof Scalar scalar && !scalar.isNull()) {
            return Optional.of(
                    FieldItem.keywords(List.of(new ValueTest.Matches(TextPattern.parse(scalar.text()))), false));
        }
        faults.add(
                item.mark(),
                "wrong-type",
                "a detection is a mapping of fields, a list of such mappings, or words to look for",
                "write field: value, or a word");
        return Optional.empty();
    }

    private Optional<Expression> mapping(YamlNode.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            faults.add(mapping.mark(), "empty-detection", "the mapping is empty", "name at least one field");
            return Optional.empty();
        }
        List<Expression> parts = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            new FieldItem(faults).read(entry).ifPresent(parts::add);
        }
        return parts.size() == mapping.entries().size() ? Optional.of(Expression.and(parts)) : Optional.empty();
    }
}
