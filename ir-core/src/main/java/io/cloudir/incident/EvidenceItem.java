package io.cloudir.incident;

import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import java.util.List;
import java.util.Objects;

/**
 * A preserved piece of evidence and the hands it went through.
 *
 * @param collected how it came into the evidence store
 * @param custody every time it was handed on, in order
 */
public record EvidenceItem(Recorded<EvidenceCollected> collected, List<Recorded<CustodyTransferred>> custody) {
    public EvidenceItem {
        Objects.requireNonNull(collected, "collected");
        custody = List.copyOf(custody);
    }

    /** The id of this evidence within its incident. */
    public String id() {
        return collected.event().evidenceId();
    }

    /** Who holds it now: the last one it was handed to, or whoever collected it. */
    public String holder() {
        return custody.isEmpty()
                ? collected.actor().id()
                : custody.get(custody.size() - 1).event().to();
    }
}
