package io.cloudir.telemetry;

import io.cloudir.model.Text;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Says what the records of an input are. */
public enum LogSource {
    /** AWS CloudTrail: delivered objects, JSON lines, single objects, EventBridge events. */
    CLOUDTRAIL("cloudtrail"),
    /** JSON objects of any kind, one a line, each with a time. */
    JSON("json"),
    /** Recognised from the records themselves, for each file anew; files of no known source are skipped. */
    AUTO("auto");

    private final String code;

    LogSource(String code) {
        this.code = code;
    }

    /** The name used on the command line. */
    public String code() {
        return code;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if there is no such source; the message lists those that exist
     */
    public static LogSource ofCode(String code) {
        for (LogSource source : values()) {
            if (source.code.equals(code)) {
                return source;
            }
        }
        throw new IllegalArgumentException("source '" + Text.printable(code) + "' cannot be read; known: "
                + Arrays.stream(values()).map(LogSource::code).collect(Collectors.joining(", ")));
    }
}
