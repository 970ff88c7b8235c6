package io.cloudir.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import io.cloudir.model.Fault;
import io.cloudir.model.Text;

/** Says in a person's words what a parser stumbled over. */
final class SyntaxFault {
    private static final String FIX = "look at this line and the one before: indentation, colons, quotes and brackets";

    private SyntaxFault() {}

    // Jackson deprecates its view of YAML errors and offers nothing else that knows where the problem is.
    @SuppressWarnings("deprecation")
    static Fault of(JsonProcessingException broken) {
        if (broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Place place = new Place(
                    marked.getProblemMark().getLine() + 1,
                    marked.getProblemMark().getColumn() + 1,
                    "");
            if (marked.getProblem().contains("'\\t")) {
                return place.fault("tab", "a tab stands where YAML wants spaces", "indent with spaces");
            }
            return syntax(place, marked.getProblem());
        }
        JsonLocation at = broken.getLocation();
        return syntax(
                at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), ""),
                broken.getOriginalMessage());
    }

    private static Fault syntax(Place place, String problem) {
        String first = problem.lines().findFirst().orElse("unexpected text");
        int source = first.indexOf(" (start marker at");
        String what = source < 0 ? first : first.substring(0, source);
        return place.fault(
                "syntax", Secrets.in(what) ? "not well formed" : "not well formed: " + Text.printable(what), FIX);
    }
}
