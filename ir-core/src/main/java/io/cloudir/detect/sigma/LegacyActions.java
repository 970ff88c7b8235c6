package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies the {@code action} documents of the first version of Sigma: {@code global} adds its keys to all documents that
 * follow, {@code reset} ends that, and {@code repeat} adds its keys to the document before. What a document says itself goes
 * before what is added.
 */
final class LegacyActions {
    /** Most keys that are added in one text. */
    private static final int KEYS = 100_000;

    private final Faults faults;
    private final List<Node> documents = new ArrayList<>();
    private int added;

    LegacyActions(Faults faults) {
        this.faults = faults;
    }

    /** The documents, without those that only act on others. */
    List<Node> apply(List<Node> roots) {
        if (roots.stream().noneMatch(root -> root instanceof Node.Mapping mapping && mapping.has("action"))) {
            return roots;
        }
        Node.Mapping global = new Node.Mapping(roots.get(0).place(), Map.of());
        Node.Mapping last = global;
        for (Node node : roots) {
            if (!(node instanceof Node.Mapping root)) {
                documents.add(node);
                continue;
            }
            switch (new Keys(faults).text(root, "action")) {
                case "global" -> global = merged(global, without(root));
                case "reset" -> {
                    global = new Node.Mapping(root.place(), Map.of());
                    last = document(without(root), last);
                }
                case "repeat" -> last = document(merged(last, without(root)), last);
                case "" -> last = document(merged(global, without(root)), last);
                default ->
                    faults.add(
                            root.get("action").orElse(root).place(),
                            "legacy-action",
                            "there is no such action",
                            "write global, reset or repeat, or remove the key");
            }
            if (added > KEYS) {
                faults.add(
                        root.place(),
                        "legacy-action",
                        "the actions before add more than " + KEYS + " keys",
                        "write each rule as a document of its own");
                return List.of();
            }
        }
        return documents;
    }

    /** Takes a document that says something. */
    private Node.Mapping document(Node.Mapping document, Node.Mapping last) {
        if (document.members().isEmpty()) {
            return last;
        }
        documents.add(document);
        return document;
    }

    private static Node.Mapping without(Node.Mapping root) {
        Map<String, Node.Member> members = new LinkedHashMap<>(root.members());
        members.remove("action");
        return new Node.Mapping(root.place(), members);
    }

    private Node.Mapping merged(Node.Mapping base, Node.Mapping over) {
        Map<String, Node.Member> members = new LinkedHashMap<>(base.members());
        added += members.size();
        over.members().forEach((name, member) -> {
            Node.Member under = members.get(name);
            Node.Member both = member;
            if (under != null
                    && under.value() instanceof Node.Mapping outer
                    && member.value() instanceof Node.Mapping inner) {
                both = new Node.Member(name, member.key(), merged(outer, inner));
            }
            members.put(name, both);
        });
        return new Node.Mapping(over.place(), members);
    }
}
