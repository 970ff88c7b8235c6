package io.cloudir.detect.sigma;

import io.cloudir.detect.match.HeadField;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.document.Place;
import io.cloudir.model.Text;
import io.cloudir.telemetry.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands under the keys of a Sigma document, and notes a fault where that is of the wrong kind. */
final class Keys {
    private final Faults faults;

    Keys(Faults faults) {
        this.faults = faults;
    }

    /** The text of an optional key; a fault if it is no scalar. */
    Optional<Scalar> scalar(Node.Mapping mapping, String key) {
        Optional<Node> value = mapping.get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar);
        }
        faults.add(value.get().place(), "wrong-type", "'" + key + "' must be one plain value", "write a single value");
        return Optional.empty();
    }

    /** The text of a key, or the empty text if it is not there. */
    String text(Node.Mapping mapping, String key) {
        return scalar(mapping, key).map(Scalar::text).orElse("");
    }

    /** The mapping under a key that must be there; a fault if there is none. */
    Optional<Node.Mapping> mapping(Node.Mapping parent, String key, String code, String fix) {
        Optional<Node> value = parent.get(key);
        if (value.isPresent() && value.get() instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        faults.add(
                value.orElse(parent).place(),
                code,
                value.isPresent() ? "'" + key + "' must be a mapping" : "'" + key + "' is missing",
                fix);
        return Optional.empty();
    }

    /** The plain values under a key: one, or a list of them. */
    List<Scalar> texts(Node.Mapping mapping, String key) {
        Optional<Node> value = mapping.get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<Node> items = value.get() instanceof Node.Sequence list ? list.items() : List.of(value.get());
        List<Scalar> texts = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isBlank()) {
                texts.add(scalar);
            } else {
                faults.add(item.place(), "wrong-type", "'" + key + "' lists plain names", "write one name per item");
            }
        }
        return texts;
    }

    /** Notes a field that has the form of those that every source has, and is none of them. */
    void refuseUnknownHead(String field, Place at) {
        FieldPath path = FieldPath.of(field);
        if (HeadField.isOne(path) && HeadField.of(path).isEmpty()) {
            faults.add(
                    at,
                    "unknown-field",
                    "'" + Text.printable(field) + "' is no field that every source has",
                    "use one of " + String.join(", ", HeadField.names()));
        }
    }
}
