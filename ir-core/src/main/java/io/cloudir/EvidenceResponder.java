package io.cloudir;

import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.EvidenceStore.Stored;
import io.cloudir.evidence.Volatility;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What one actor does about the evidence of an incident. Refuses and throws as {@link Responder} does. Thread-safe. */
public final class EvidenceResponder {
    /** Longest name of a holder of evidence, in UTF-16 units. */
    private static final int HOLDER_LIMIT = 200;

    private final Responder responder;
    private final EvidenceStore store;

    EvidenceResponder(Responder responder, EvidenceStore store) {
        this.responder = responder;
        this.store = store;
    }

    /**
     * Preserves a piece of evidence that a person brings.
     *
     * @param kind what it is, such as {@code memory-image}
     * @param source where it was taken from
     * @param content the evidence itself, read to its end and hashed on its way; stored complete or not at all
     * @throws IOException if the content broke off; nothing is kept and nothing journalled
     * @throws io.cloudir.evidence.EvidenceException if it could not be stored
     */
    public Outcome preserve(IncidentId id, String kind, String source, Volatility volatility, InputStream content)
            throws IOException {
        Incident incident = responder.get(id);
        Stored stored = store.put(content);
        return responder.keep(responder.grant(
                incident,
                new EvidenceCollected(
                        kind + "-" + stored.digest().hex().substring(0, 12),
                        kind,
                        "Brought in by hand.",
                        volatility.rank(),
                        stored.digest(),
                        stored.bytes(),
                        source,
                        List.of())));
    }

    /**
     * Records that a piece of evidence was handed on.
     *
     * @param evidenceId the piece; refused if the incident has none of that id
     * @param to who holds it from now on
     * @param purpose what for
     */
    public Outcome transferCustody(IncidentId id, String evidenceId, String to, String purpose) {
        Text.requireText(to, "to");
        Text.requireText(purpose, "purpose");
        Incident incident = responder.get(id);
        if (to.length() > HOLDER_LIMIT || !to.codePoints().allMatch(Text::isPrintable)) {
            return Refusals.because("'" + Text.printable(to)
                    + "' is no holder of evidence; name who holds it on one printable line of at most " + HOLDER_LIMIT
                    + " characters.");
        }
        return incident.evidence().has(evidenceId)
                ? responder.keep(responder.grant(incident, new CustodyTransferred(evidenceId, to, purpose)))
                : Refusals.because(
                        "incident " + id + " has no evidence '" + Text.printable(evidenceId) + "'; expected one of its "
                                + incident.evidence().items().size() + " pieces.");
    }

    /** Records that a kind of evidence could not be preserved, and why. */
    public Outcome noEvidence(IncidentId id, String kind, String source, String reason) {
        return responder.keep(responder.grant(responder.get(id), new EvidenceNotCollected(kind, source, reason)));
    }
}
