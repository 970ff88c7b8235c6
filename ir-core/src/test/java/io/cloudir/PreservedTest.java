package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.Detection;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a detection until it is placed. */
class PreservedTest {
    private final List<Detection> detections = Scene.detect(Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 200)
            .records()));

    @Test
    void theRecordsAreInTheStoreBeforeTheSignalHasAPlace() {
        MemoryEvidenceStore store = new MemoryEvidenceStore();

        for (Detection detection : detections) {
            Preserved preserved = Preserved.by(new RecordEvidence(store), detection);

            assertThat(preserved.evidence()).isInstanceOf(EvidenceCollected.class);
            assertThat(detection.signal().records())
                    .allSatisfy(record -> assertThat(store.get(record.digest())).isPresent());
        }
    }

    @Test
    void whatNoLongerFitsIsSaidNotToBeKept() {
        RecordEvidence full = new RecordEvidence(new MemoryEvidenceStore(10));

        assertThat(Preserved.by(full, detections.get(0)).evidence())
                .isInstanceOfSatisfying(
                        EvidenceNotCollected.class,
                        lost -> assertThat(lost.reason()).contains("full at 10 bytes", "DirectoryEvidenceStore"));
    }

    @Test
    void placingItLaterGivesTheSameJournalAsPlacingTheDetection() {
        Scene atOnce = new Scene();
        detections.forEach(atOnce.response::place);
        Scene later = new Scene();
        RecordEvidence store = new RecordEvidence(new MemoryEvidenceStore());
        List<Preserved> waiting =
                detections.stream().map(it -> Preserved.by(store, it)).toList();

        waiting.forEach(later.response::place);

        assertThat(later.store.incidents()).isEqualTo(atOnce.store.incidents()).isNotEmpty();
        assertThat(later.store.incidents())
                .allSatisfy(id -> assertThat(later.store.export(id)).isEqualTo(atOnce.store.export(id)));
    }
}
