package io.cloudir.plan;

import io.cloudir.document.JsonLine;
import io.cloudir.model.Fault;
import java.util.List;

/** Tells programs what is wrong with a document. */
public final class FaultReport {
    private FaultReport() {}

    /**
     * One line of JSON in ASCII: {@code {"document","faults":[{"line","column","pointer","code","message","fix"}]}}, with an empty
     * list if nothing is wrong.
     *
     * @param document how whoever asked calls it: a plan, a playbook, a document of rules
     */
    public static String json(String document, List<Fault> faults) {
        return JsonLine.of(json -> {
            json.writeStringField("document", document);
            JsonLine.faults(faults, json);
        });
    }
}
