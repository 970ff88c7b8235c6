package io.cloudir.respond;

import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import java.util.List;

/** A store that reaches a checkpoint before and after each append. */
public final class FaultyStore implements JournalStore {
    private final JournalStore store;
    private final Runnable checkpoint;

    public FaultyStore(JournalStore store, Runnable checkpoint) {
        this.store = store;
        this.checkpoint = checkpoint;
    }

    @Override
    public String namespace() {
        return store.namespace();
    }

    @Override
    public Head appendDecision(IncidentId incident, long version, List<Draft> drafts) {
        checkpoint.run();
        Head head = store.appendDecision(incident, version, drafts);
        checkpoint.run();
        return head;
    }

    @Override
    public Head appendFacts(IncidentId incident, List<Draft> drafts) {
        checkpoint.run();
        Head head = store.appendFacts(incident, drafts);
        checkpoint.run();
        return head;
    }

    @Override
    public List<JournalEntry> read(IncidentId incident, long afterSeq) {
        return store.read(incident, afterSeq);
    }

    @Override
    public Head head(IncidentId incident) {
        return store.head(incident);
    }

    @Override
    public List<IncidentId> incidents() {
        return store.incidents();
    }

    @Override
    public byte[] export(IncidentId incident) {
        return store.export(incident);
    }

    @Override
    public Head importJournal(byte[] export) {
        return store.importJournal(export);
    }

    @Override
    public Head erase(IncidentId incident, long seq, Draft erasure) {
        return store.erase(incident, seq, erasure);
    }

    @Override
    public void close() {}
}
