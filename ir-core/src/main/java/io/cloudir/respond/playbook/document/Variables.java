package io.cloudir.respond.playbook.document;

import io.cloudir.document.Place;
import io.cloudir.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads variables. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("__[a-zA-Z][a-zA-Z0-9_-]{0,199}__");

    private static final List<String> TYPES = List.of(
            "bool",
            "integer",
            "long",
            "string",
            "uri",
            "uuid",
            "ipv4-addr",
            "ipv6-addr",
            "mac-addr",
            "hexstring",
            "hash",
            "md5-hash",
            "sha256-hash");

    private Variables() {}

    static Map<String, VariableDocument> read(Part part, String key) {
        Map<String, VariableDocument> variables = new LinkedHashMap<>();
        part.dictionary(key, "variable").forEach((name, variable) -> {
            variable.refuseUnknown(List.of("type", "description", "value", "constant", "external"));
            variable.truth("constant");
            if (variable.truth("external")) {
                variable.refuse("external", "refused-input", "nothing is passed in from outside", "give it a value");
            }
            name(name, variable);
            String type = variable.required("type", "a type of variable")
                    .map(Word::text)
                    .orElse("");
            if (!type.isEmpty() && !TYPES.contains(type)) {
                variable.refuse(
                        "type",
                        "unknown-value",
                        "variables of type '" + Text.printable(type) + "' are not understood; those that are: "
                                + String.join(", ", TYPES),
                        "use one of those");
            }
            variable.required("value", "the value, as a text")
                    .ifPresent(value -> variables.put(name, new VariableDocument(variable.place(), type, value)));
        });
        return variables;
    }

    private static void name(String name, Part variable) {
        if (!NAME.matcher(name).matches()) {
            Place at = variable.key();
            variable.faults()
                    .add(
                            at,
                            "bad-form",
                            "'" + Text.printable(name)
                                    + "' is no name of a variable; expected two underscores at both ends"
                                    + " and a letter after the first two",
                            "write it as in __window__");
        }
    }
}
