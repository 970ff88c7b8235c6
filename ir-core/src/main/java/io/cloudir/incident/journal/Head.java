package io.cloudir.incident.journal;

import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.util.Objects;

/**
 * How far a journal reaches: whoever knows its head can prove that nothing was cut off.
 *
 * @param incident the incident
 * @param entries how many entries it has; also its version. 0 for a journal not yet begun
 * @param hash the hash of the last entry, {@link Digest#ZERO} for none
 */
public record Head(IncidentId incident, long entries, Digest hash) {
    public Head {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(hash, "hash");
        if (entries < 0) {
            throw new IllegalArgumentException("a journal has no fewer than 0 entries, got " + entries);
        }
    }

    /** The head of a journal that has no entry yet. */
    public static Head empty(IncidentId incident) {
        return new Head(incident, 0, Digest.ZERO);
    }
}
