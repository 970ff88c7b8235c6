package io.cloudir.telemetry;

import io.cloudir.document.Faults;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.util.List;
import java.util.Optional;

/**
 * Says what an application's own JSON records are: how they are told from others, which of their fields is the time, who acted
 * and so on, and which log source of Sigma they are of. It is written in YAML or JSON; {@code docs/detection.md} tells how.
 * Immutable.
 */
public final class LogMapping {
    private final String title;
    private final MappedFormat format;

    LogMapping(String title, MappedFormat format) {
        this.title = title;
        this.format = format;
    }

    /**
     * Reads a mapping.
     *
     * @param document what to call it in messages, such as its file
     * @throws FaultyDocumentException with every fault, if it has any
     */
    public static LogMapping read(String document, byte[] bytes) {
        Faults faults = new Faults();
        Optional<LogMapping> mapping = MappingReader.read(bytes, faults);
        faults.throwIfAny(document);
        return mapping.orElseThrow();
    }

    /** Every fault of a mapping, in the order of the document; empty if it can be read. */
    public static List<Fault> check(byte[] bytes) {
        Faults faults = new Faults();
        MappingReader.read(bytes, faults);
        return faults.sorted();
    }

    /** Its id, which is the {@linkplain Activity#source source} of its records. */
    public String id() {
        return format.source();
    }

    /** What its records are, in words. */
    public String title() {
        return title;
    }

    MappedFormat format() {
        return format;
    }
}
