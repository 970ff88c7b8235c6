package io.cloudir.respond.playbook.document;

import java.util.ArrayList;
import java.util.List;

/** Reads external references. */
final class References {
    private static final List<String> MORE = List.of("description", "source", "url", "external_id", "reference_id");

    private References() {}

    /** Each in words: its name with its id or address. */
    static List<String> read(Part part) {
        List<String> words = new ArrayList<>();
        for (Part reference : part.parts("external_references", "external reference")) {
            List<String> known = new ArrayList<>(List.of("name"));
            known.addAll(MORE);
            reference.refuseUnknown(known);
            MORE.forEach(reference::text);
            if (MORE.stream().noneMatch(reference::has)) {
                reference.missing("external_id", "at least one of " + String.join(", ", MORE));
            }
            String id = reference.textOr("external_id", reference.textOr("url", ""));
            reference
                    .required("name", "the source or its author")
                    .ifPresent(name -> words.add((name.text() + " " + id).strip()));
        }
        return words;
    }
}
