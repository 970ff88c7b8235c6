package io.cloudir;

import io.cloudir.model.IncidentId;
import java.util.Objects;
import java.util.Optional;

/** Where a signal went. */
public sealed interface Placement {
    /** The incident that the signal belongs to; empty if it was only noted, or held back. */
    default Optional<IncidentId> incidentId() {
        if (this instanceof Opened it) {
            return Optional.of(it.incident());
        }
        if (this instanceof Attached it) {
            return Optional.of(it.incident());
        }
        if (this instanceof Reopened it) {
            return Optional.of(it.incident());
        }
        return this instanceof Known it ? Optional.of(it.incident()) : Optional.empty();
    }

    /**
     * It began an incident.
     *
     * @param incident the new incident
     * @param reason why it was not put with another
     */
    record Opened(IncidentId incident, String reason) implements Placement {
        public Opened {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It was added to an incident.
     *
     * @param incident the incident
     * @param reason what they share
     */
    record Attached(IncidentId incident, String reason) implements Placement {
        public Attached {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It took an incident back to investigation.
     *
     * @param incident the incident
     * @param reason why
     */
    record Reopened(IncidentId incident, String reason) implements Placement {
        public Reopened {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It was known already; nothing changed.
     *
     * @param incident the incident that it belongs to
     */
    record Known(IncidentId incident) implements Placement {
        public Known {
            Objects.requireNonNull(incident, "incident");
        }
    }

    /**
     * It is not grave enough to open an incident by itself, and there is none that it belongs to. It joins one that is
     * opened for what it shares within the correlation window.
     */
    record Noted() implements Placement {}

    /**
     * The plan's suppression holds it back: it is no incident, opens none and joins none.
     *
     * @param suppression the id of the suppression
     */
    record Suppressed(String suppression) implements Placement {
        public Suppressed {
            Objects.requireNonNull(suppression, "suppression");
        }
    }
}
