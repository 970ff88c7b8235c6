package io.cloudir.detect.sigma;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads Sigma documents; what cannot be honoured is a fault, never ignored. */
public final class SigmaReader {
    private static final List<String> KINDS = List.of("detection", "correlation", "filter", "baseline");

    /** Other engines read rules that begin with a byte order mark, so this one does. */
    public static final Form FORM =
            new Form(Form.Notation.YAML, Form.Mark.ACCEPTED, "write title, logsource and detection");

    private final Faults faults;
    private final Placeholders placeholders;

    private SigmaReader(Faults faults, Placeholders placeholders) {
        this.faults = faults;
        this.placeholders = placeholders;
    }

    /**
     * The rules, correlations and filters of one YAML text.
     *
     * @param placeholders what {@code %names%} in values stand for
     * @param faults where faults are added; a document with a fault is not among those returned
     */
    public static List<SigmaDocument> read(String text, Placeholders placeholders, Faults faults) {
        List<SigmaDocument> documents = new ArrayList<>();
        SigmaReader reader = new SigmaReader(faults, placeholders);
        List<Node> roots = DocumentReader.readAll(text.getBytes(StandardCharsets.UTF_8), FORM, faults);
        for (Node root : new LegacyActions(faults).apply(roots)) {
            documents.addAll(reader.document(root));
        }
        return documents;
    }

    private List<SigmaDocument> document(Node node) {
        if (!(node instanceof Node.Mapping root)) {
            faults.add(
                    node.place(), "wrong-type", "a Sigma document is a mapping", "write title, logsource, detection");
            return List.of();
        }
        List<String> kinds = KINDS.stream().filter(root::has).toList();
        boolean ownDetection = kinds.equals(List.of("detection", "baseline"));
        if (kinds.size() != 1 && !ownDetection) {
            faults.add(
                    root.place(),
                    "no-rule",
                    kinds.isEmpty()
                            ? "neither a detection nor a correlation nor a filter nor a baseline"
                            : "both a " + kinds.get(0) + " and a " + kinds.get(1),
                    "make it one of detection, correlation, filter and baseline; a baseline may have a detection");
            return List.of();
        }
        int before = faults.count();
        RuleInfo written = new InfoReader(faults).read(root);
        RuleInfo info = Content.hasPlaceholders(root) ? written.with(placeholders.digest()) : written;
        List<SigmaDocument> read = switch (kinds.get(kinds.size() - 1)) {
            case "detection" -> new RuleReader(faults, placeholders).read(root, info);
            case "correlation" ->
                new CorrelationReader(faults).read(root, info).stream().toList();
            case "baseline" -> new BaselineReader(faults, placeholders).read(root, info, ownDetection);
            default ->
                new FilterReader(faults, placeholders).read(root, info).stream().toList();
        };
        return faults.count() == before ? read : List.of();
    }
}
