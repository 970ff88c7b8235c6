package io.cloudir.respond.playbook.document;

import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads data markings. One that this library cannot keep to is refused. */
final class Markings {
    private static final List<String> KNOWN = List.of(
            "type",
            "id",
            "name",
            "description",
            "created_by",
            "created",
            "revoked",
            "valid_from",
            "valid_until",
            "labels",
            "external_references",
            "marking_extensions",
            "statement",
            "tlpv2_level");

    private static final List<String> TLP = List.of("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT");

    private Markings() {}

    static List<String> read(Part playbook, Identifiers identifiers) {
        Map<String, String> defined = new LinkedHashMap<>();
        playbook.dictionary("data_marking_definitions", "marking")
                .forEach((id, part) -> part.required("type", "marking-tlp or marking-statement")
                        .ifPresent(type -> defined.put(id, words(id, part, type, identifiers))));
        List<String> words = new ArrayList<>();
        for (Word reference : playbook.texts("markings")) {
            String marking = defined.get(reference.text());
            if (marking == null) {
                playbook.faults()
                        .add(
                                reference.place(),
                                "unknown-marking",
                                "there is no marking '" + Text.printable(reference.text())
                                        + "' in data_marking_definitions, so nobody could keep to it",
                                "define it there, or remove it");
            } else {
                words.add(marking);
            }
        }
        return words;
    }

    private static String words(String id, Part part, Word type, Identifiers identifiers) {
        part.refuseUnknown(KNOWN);
        part.refuse("marking_extensions", "refused-extension", "no extension is known here", "remove it");
        References.read(part);
        part.time("created");
        switch (type.text()) {
            case "marking-tlp" -> {
                identifiers.declare(id, type.text(), part.key());
                Word level = part.required("tlpv2_level", "a level of TLP 2.0").orElse(type);
                if (!TLP.contains(level.text()) && !level.equals(type)) {
                    part.faults()
                            .add(
                                    level.place(),
                                    "refused-marking",
                                    "'" + Text.printable(level.text())
                                            + "' cannot be kept to: steps are written into the"
                                            + " journal, which more than one person reads; understood are "
                                            + String.join(", ", TLP),
                                    "do not run this playbook here, or ask its author for another marking");
                }
                return level.text();
            }
            case "marking-statement" -> {
                identifiers.declare(id, type.text(), part.key());
                return part.required("statement", "the statement")
                        .map(Word::text)
                        .orElse("");
            }
            default ->
                part.faults()
                        .add(
                                type.place(),
                                "refused-marking",
                                "markings of type '" + Text.printable(type.text()) + "' cannot be kept to",
                                "understood are marking-tlp and marking-statement");
        }
        return "";
    }
}
