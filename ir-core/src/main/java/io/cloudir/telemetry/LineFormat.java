package io.cloudir.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A source whose records are lines of text. */
abstract class LineFormat implements RecordFormat {
    /** The format of the lines behind this one, if it is a heading that names the columns. */
    abstract Optional<LineFormat> headedBy(String line);

    /** Whether a line looks like a record of this source. */
    abstract boolean recognises(String line);

    static String line(byte[] raw) {
        int fault = Utf8.faultIn(raw);
        if (fault >= 0) {
            throw new MalformedRecordException("byte " + fault + " is not valid UTF-8; convert the file to UTF-8");
        }
        return new String(raw, StandardCharsets.UTF_8);
    }
}
