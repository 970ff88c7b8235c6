package io.cloudir.incident.event;

import java.util.Objects;

/**
 * An event of a kind that this version of the library does not know. It takes part in the chain as it is.
 *
 * @param type the kind that the journal names
 * @param json its payload as stored
 */
public record Unrecognised(String type, String json) implements IncidentEvent {
    public Unrecognised {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(json, "json");
    }
}
