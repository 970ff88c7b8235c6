package io.cloudir.detect.json;

import io.cloudir.document.JsonLine;
import io.cloudir.model.Fault;
import java.util.List;

/** Tells programs what is wrong with a document of rules. Thread-safe. */
public final class RuleFaultsJson {
    private RuleFaultsJson() {}

    /**
     * One line of JSON in ASCII: {@code {"document","faults":[{"line","column","pointer","code","message","fix"}]}}, with an
     * empty list if nothing is wrong.
     */
    public static String line(String document, List<Fault> faults) {
        return JsonLine.of(json -> {
            json.writeStringField("document", document);
            JsonLine.faults(faults, json);
        });
    }
}
