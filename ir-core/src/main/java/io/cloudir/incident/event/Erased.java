package io.cloudir.incident.event;

import java.util.Objects;

/**
 * An event whose content was erased from the journal; that it happened, when and by whom is still known and still proven.
 *
 * @param type the kind of event that was erased
 */
public record Erased(String type) implements IncidentEvent {
    public Erased {
        Objects.requireNonNull(type, "type");
    }
}
