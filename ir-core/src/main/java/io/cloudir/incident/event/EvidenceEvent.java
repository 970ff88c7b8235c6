package io.cloudir.incident.event;

import io.cloudir.model.Digest;
import java.util.List;
import java.util.Objects;

/** What was preserved, and through whose hands it went. */
public sealed interface EvidenceEvent extends IncidentEvent {
    /**
     * A piece of evidence is in the evidence store, complete and hashed.
     *
     * @param evidenceId unique within the incident; collecting the same id again changes nothing
     * @param kind what it is, such as {@code log-records} or {@code identity-state}
     * @param description what it shows
     * @param volatility its place in the order of RFC 3227, 1 the most volatile, 7 the least
     * @param digest SHA-256 of its content
     * @param bytes its size
     * @param source where it was taken from
     * @param recordIds the log records in it, at most 100
     */
    record EvidenceCollected(
            String evidenceId,
            String kind,
            String description,
            int volatility,
            Digest digest,
            long bytes,
            String source,
            List<String> recordIds)
            implements EvidenceEvent {
        public EvidenceCollected {
            Objects.requireNonNull(evidenceId, "evidenceId");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(source, "source");
            recordIds = List.copyOf(recordIds);
            if (volatility < 1 || volatility > 7) {
                throw new IllegalArgumentException("volatility runs from 1 to 7, got " + volatility);
            }
        }
    }

    /**
     * A piece of evidence could not be preserved.
     *
     * @param kind what it would have been
     * @param source where it should have been taken from
     * @param reason why it failed
     */
    record EvidenceNotCollected(String kind, String source, String reason) implements EvidenceEvent {
        public EvidenceNotCollected {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Evidence was handed on.
     *
     * @param evidenceId the evidence
     * @param to who holds it now
     * @param purpose what for
     */
    record CustodyTransferred(String evidenceId, String to, String purpose) implements EvidenceEvent {
        public CustodyTransferred {
            Objects.requireNonNull(evidenceId, "evidenceId");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /**
     * A named person accepts that an action destroys evidence that was not collected.
     *
     * @param actionId the action
     * @param kinds the kinds of evidence that are lost
     * @param reason why that is acceptable
     */
    record EvidenceLossAccepted(String actionId, List<String> kinds, String reason) implements EvidenceEvent {
        public EvidenceLossAccepted {
            Objects.requireNonNull(actionId, "actionId");
            kinds = List.copyOf(kinds);
            Objects.requireNonNull(reason, "reason");
        }
    }
}
