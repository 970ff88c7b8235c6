package io.cloudir.plan.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import java.util.List;

/** Says in a person's words what a parser stumbled over. */
final class SyntaxFault {
    private SyntaxFault() {}

    static Fault of(JsonProcessingException broken, String text) {
        JsonLocation at = broken.getLocation();
        Place place = at == null
                ? new Place(1, 1, "")
                : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), "");
        if (charAt(text, place) == '\t' && broken instanceof JacksonYAMLParseException) {
            return place.fault("tab", "a tab stands where YAML wants spaces", "indent with spaces");
        }
        return place.fault(
                "syntax",
                "the document cannot be read from here: " + Text.printable(firstLine(broken.getOriginalMessage())),
                "look at this line and the one before: indentation, colons, quotes and brackets");
    }

    private static char charAt(String text, Place place) {
        List<String> lines = text.lines().toList();
        if (place.line() > lines.size()) {
            return ' ';
        }
        String line = lines.get(place.line() - 1);
        return place.column() > line.length() ? ' ' : line.charAt(place.column() - 1);
    }

    /** The parsers add excerpts and hints for programmers on further lines. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("unexpected text");
    }
}
