package io.cloudir.detect.sigma;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Sigma documents; what cannot be honoured is a fault, never ignored. */
public final class SigmaReader {
    /** Other engines read rules that begin with a byte order mark, so this one does. */
    public static final Form FORM =
            new Form(Form.Notation.YAML, Form.Mark.ACCEPTED, "write title, logsource and detection");

    private final Faults faults;

    private SigmaReader(Faults faults) {
        this.faults = faults;
    }

    /**
     * The rules and correlations of one YAML text.
     *
     * @param faults where faults are added; a document with a fault is not among those returned
     */
    public static List<SigmaDocument> read(String text, Faults faults) {
        List<SigmaDocument> documents = new ArrayList<>();
        SigmaReader reader = new SigmaReader(faults);
        for (Node root : DocumentReader.readAll(text.getBytes(StandardCharsets.UTF_8), FORM, faults)) {
            reader.document(root).ifPresent(documents::add);
        }
        return documents;
    }

    private Optional<SigmaDocument> document(Node node) {
        if (!(node instanceof Node.Mapping root)) {
            faults.add(
                    node.place(), "wrong-type", "a Sigma document is a mapping", "write title, logsource, detection");
            return Optional.empty();
        }
        if (root.has("action")) {
            faults.add(
                    root.get("action").orElse(root).place(),
                    "legacy-action",
                    "'action' documents were removed from Sigma",
                    "write each rule as a document of its own");
            return Optional.empty();
        }
        if (root.has("filter")) {
            faults.add(
                    root.get("filter").orElse(root).place(),
                    "unsupported-filter",
                    "filter documents are not supported",
                    "exclude in the rule itself, with 'and not'");
            return Optional.empty();
        }
        if (root.has("detection") == root.has("correlation")) {
            faults.add(
                    root.place(),
                    "no-rule",
                    root.has("detection")
                            ? "both a detection and a correlation"
                            : "neither a detection nor a correlation",
                    "make it one of the two");
            return Optional.empty();
        }
        int before = faults.count();
        RuleInfo info = new InfoReader(faults).read(root);
        Optional<SigmaDocument> document = root.has("detection")
                ? new RuleReader(faults).read(root, info)
                : new CorrelationReader(faults).read(root, info);
        return faults.count() == before ? document : Optional.empty();
    }
}
