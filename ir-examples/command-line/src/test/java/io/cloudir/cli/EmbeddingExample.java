package io.cloudir.cli;

// README: begin
import io.cloudir.IncidentResponse;
import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.plan.ResponsePlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

class EmbeddingExample {
    static void respond(Path logs, Path folder, Clock clock) {
        JournalSettings settings = JournalSettings.secure(clock, new SecureRandom());
        try (JournalStore store = DirectoryJournalStore.open(folder, "default", settings)) {
            IncidentResponse response = IncidentResponse.builder()
                    .store(store)
                    .plan(ResponsePlan.example()) // yours: ResponsePlan.read("plan.yaml", bytes)
                    .clock(clock)
                    .evidence(DirectoryEvidenceStore.open(folder, "default"))
                    .build();
            response.ingest(logs); // or record by record, as they come
            response.runDue(clock.instant()); // escalations, missed deadlines, watches that end
            for (Incident incident : response.incidents()) {
                var person = response.by(new Actor.Person("commander-one"));
                person.acknowledge(incident.id());
                var outcome = person.advance(incident.id(), Phase.INVESTIGATING, "");
                System.out.println(outcome.text()); // where it stands, or what stands in the way
            }
        }
    }
}
// README: end
