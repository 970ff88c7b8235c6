package io.cloudir.document;

import io.cloudir.model.Fault;

/**
 * Where a value stands in a document.
 *
 * @param line from 1
 * @param column from 1
 * @param pointer the JSON Pointer (RFC 6901) of the value; a key that looks like a credential is withheld from it
 */
public record Place(int line, int column, String pointer) {
    /** Where a document begins. */
    static final Place START = new Place(1, 1, "");

    /** A fault at this place. */
    public Fault fault(String code, String message, String fix) {
        return new Fault(line, column, pointer, code, message, fix);
    }

    /** This line and column with the pointer of what is called {@code name}, or has that position, in here. */
    Place under(Object name) {
        return new Place(line, column, pointer + "/" + escape(name));
    }

    private static String escape(Object name) {
        String text = String.valueOf(name);
        return (Secrets.in(text) ? "withheld" : text).replace("~", "~0").replace("/", "~1");
    }
}
