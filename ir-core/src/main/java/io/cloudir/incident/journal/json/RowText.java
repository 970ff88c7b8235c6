package io.cloudir.incident.journal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Digest;
import java.time.DateTimeException;
import java.util.Optional;

/** A row of the derived index as text, with the head that it was derived at. */
public final class RowText {
    private RowText() {}

    /** One line; the same row at the same head gives the same text. */
    public static String write(Digest head, Record row) {
        CanonicalJson json = new CanonicalJson().raw("{").key("head").string(head.hex());
        json.raw(",").key("row");
        PayloadWriter.write(row, json);
        return json.raw("}\n").toString();
    }

    /** The row; empty if the text is not one of this type, derived at this head. */
    public static <R extends Record> Optional<R> read(String text, Digest head, Class<R> type) {
        try {
            JsonNode json = JsonText.parse(text);
            return head.hex().equals(json.path("head").textValue())
                    ? Optional.of(type.cast(PayloadReader.object(json.path("row"), type)))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
