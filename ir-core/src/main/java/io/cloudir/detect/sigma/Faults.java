package io.cloudir.detect.sigma;

import io.cloudir.detect.yaml.YamlNode;
import io.cloudir.detect.yaml.YamlNode.Mark;
import io.cloudir.detect.yaml.YamlNode.Scalar;
import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with the documents of one file while they are read to their end. */
final class Faults {
    private final List<Fault> found;

    Faults(List<Fault> found) {
        this.found = found;
    }

    void add(Mark at, String code, String message, String fix) {
        found.add(new Fault(at.line(), at.column(), at.pointer(), code, message, fix));
    }

    int count() {
        return found.size();
    }

    /** The text of an optional key; a fault if it is no scalar. */
    Optional<Scalar> scalar(YamlNode.Mapping mapping, String key) {
        Optional<YamlNode> value = mapping.get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        add(value.get().mark(), "wrong-type", "'" + key + "' must be one plain value", "write a single value");
        return Optional.empty();
    }

    /** The text of a key, or the empty text if it is not there. */
    String text(YamlNode.Mapping mapping, String key) {
        return scalar(mapping, key).map(Scalar::text).orElse("");
    }

    /** The mapping under a key that must be there; a fault if there is none. */
    Optional<YamlNode.Mapping> mapping(YamlNode.Mapping parent, String key, String code, String fix) {
        Optional<YamlNode> value = parent.get(key);
        if (value.isPresent() && value.get() instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        add(
                value.orElse(parent).mark(),
                code,
                value.isPresent() ? "'" + key + "' must be a mapping" : "'" + key + "' is missing",
                fix);
        return Optional.empty();
    }

    /** A fault for every key that is not among those known. */
    void refuseUnknown(YamlNode.Mapping mapping, List<String> known, String where) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                add(
                        entry.mark(),
                        "unknown-key",
                        "'" + Text.printable(entry.key()) + "' is not known in " + where + "; known: "
                                + String.join(", ", known),
                        "remove the key or correct its spelling");
            }
        }
    }
}
