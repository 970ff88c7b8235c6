package io.cloudir;

import io.cloudir.model.IncidentId;

/** Thrown when a store has no incident of that id. */
public final class UnknownIncidentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownIncidentException(IncidentId incident, String namespace) {
        super("there is no incident " + incident + " in namespace '" + namespace
                + "'; list the incidents to see which there are");
    }
}
