package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence that changes hands. */
class EvidenceResponderTest {
    private final Scene scene = new Scene();

    private IncidentId incidentWithEvidence() {
        scene.response.place(Scene.signal("s1", Scene.USER, Severity.HIGH, 0));
        IncidentId id = scene.only().id();
        scene.fact(
                id, new EvidenceCollected("disk-1", "disk", "a disk", 5, Digest.ofText("disk"), 4, "i-1", List.of()));
        return id;
    }

    @Test
    void aHolderOfEvidenceIsNamedOnOneShortPrintableLine() {
        IncidentId id = incidentWithEvidence();
        for (String holder : new String[] {"lab\nanalyst-one", "lab\u001b[2J", "l".repeat(201)}) {
            assertThat(scene.commander().evidence().transferCustody(id, "disk-1", holder, "imaging"))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.text()).contains("is no holder of evidence"));
        }

        assertThat(scene.commander().evidence().transferCustody(id, "disk-1", "forensic-lab", "imaging"))
                .isInstanceOf(Outcome.Done.class);
    }
}
