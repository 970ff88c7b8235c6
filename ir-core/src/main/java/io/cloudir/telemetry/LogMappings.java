package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mappings by which records of no known source are read; the first that recognises a record is the one it is read by. Immutable. */
public final class LogMappings {
    /** How many there may be: a record is held against each. */
    public static final int LIMIT = 50;

    private static final LogMappings NONE = new LogMappings(List.of());

    private final List<LogMapping> all;

    private LogMappings(List<LogMapping> all) {
        this.all = all;
    }

    /** No mapping. */
    public static LogMappings none() {
        return NONE;
    }

    /**
     * Some mappings.
     *
     * @throws IllegalArgumentException if two have one id, or there are more than {@value #LIMIT}
     */
    public static LogMappings of(List<LogMapping> mappings) {
        if (mappings.size() > LIMIT) {
            throw new IllegalArgumentException(
                    mappings.size() + " mappings; at most " + LIMIT + " are held against a record");
        }
        Set<String> ids = new HashSet<>();
        for (LogMapping mapping : mappings) {
            if (!ids.add(mapping.id())) {
                throw new IllegalArgumentException(
                        "two mappings have the id '" + Text.printable(mapping.id()) + "'; give one another id");
            }
        }
        return new LogMappings(List.copyOf(mappings));
    }

    /** The mappings, in the order in which they are tried. */
    public List<LogMapping> all() {
        return all;
    }

    /** The format of the first that recognises a record. */
    Optional<MappedFormat> knowing(JsonNode record) {
        return all.stream()
                .map(LogMapping::format)
                .filter(format -> format.recognises(record))
                .findFirst();
    }
}
