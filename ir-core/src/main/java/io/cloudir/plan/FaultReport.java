package io.cloudir.plan;

import io.cloudir.document.JsonLine;
import io.cloudir.model.Fault;
import java.util.List;

/** Tells programs what is wrong with a document. */
public final class FaultReport {
    private FaultReport() {}

    /**
     * One line of JSON in ASCII: {@code {"faults":[{"line","column","pointer","code","message","fix"}]}}, with an empty list if
     * nothing is wrong.
     */
    public static String json(List<Fault> faults) {
        return JsonLine.of(json -> {
            JsonLine.faults(faults, json);
        });
    }
}
