package io.cloudir.intel;

import io.cloudir.model.Text;

/** A file holds no indicators in a form that is known, or breaks off. */
public final class IndicatorFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndicatorFormatException(String name, long line, String what) {
        super(Text.printable(name) + ":" + line + ": " + what);
    }
}
