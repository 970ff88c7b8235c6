package io.cloudir.incident.store;

import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Erasure;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.json.Batch;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Keeps journals in memory, for tests and replays: the same bytes as any other store, gone with the process. Thread-safe;
 * one incident is written by one thread at a time.
 */
public final class MemoryJournalStore implements JournalStore {
    private final String namespace;
    private final JournalSettings settings;
    private final Map<IncidentId, Journal> journals = new ConcurrentSkipListMap<>();

    private MemoryJournalStore(String namespace, JournalSettings settings) {
        this.namespace = namespace;
        this.settings = settings;
    }

    /**
     * An empty store.
     *
     * @param namespace the tenant: 1 to 63 characters of a-z, 0-9 and hyphen, not beginning with a hyphen
     */
    public static MemoryJournalStore open(String namespace, JournalSettings settings) {
        return new MemoryJournalStore(Namespace.require(namespace), settings);
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Head appendDecision(IncidentId incident, long version, List<Draft> drafts) {
        return journal(incident).append(batch -> batch.decision(version, drafts));
    }

    @Override
    public Head appendFacts(IncidentId incident, List<Draft> drafts) {
        return journal(incident).append(batch -> batch.facts(drafts));
    }

    @Override
    public List<JournalEntry> read(IncidentId incident, long afterSeq) {
        return journal(incident).entries(afterSeq);
    }

    @Override
    public Head head(IncidentId incident) {
        return journal(incident).head();
    }

    @Override
    public List<IncidentId> incidents() {
        return journals.entrySet().stream()
                .filter(journal -> journal.getValue().head().entries() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public byte[] export(IncidentId incident) {
        return journal(incident).export();
    }

    @Override
    public Head importJournal(byte[] export) {
        ImportedJournal imported = ImportedJournal.of(export);
        return journal(imported.head().incident()).take(imported);
    }

    @Override
    public Head erase(IncidentId incident, long seq, Draft erasure) {
        return journal(incident).erase(seq, erasure);
    }

    @Override
    public void close() {}

    private Journal journal(IncidentId incident) {
        return journals.computeIfAbsent(incident, Journal::new);
    }

    private final class Journal {
        private final IncidentId incident;
        private final List<byte[]> lines = new ArrayList<>();
        private Tip tip;

        Journal(IncidentId incident) {
            this.incident = incident;
            this.tip = Tip.empty(incident);
        }

        synchronized Head append(Function<Batch, Head> drafts) {
            Batch batch = new Batch(settings, tip);
            Head head = drafts.apply(batch);
            lines.addAll(JournalText.lines(batch.bytes()));
            tip = batch.tip();
            return head;
        }

        synchronized Head head() {
            return tip.head();
        }

        List<JournalEntry> entries(long afterSeq) {
            int seq;
            List<byte[]> stored;
            synchronized (this) {
                seq = (int) Math.max(0, Math.min(afterSeq, lines.size()));
                stored = List.copyOf(lines.subList(Math.max(0, seq - 1), lines.size()));
            }
            return JournalText.following(incident, seq, stored);
        }

        synchronized byte[] export() {
            if (lines.isEmpty()) {
                throw new JournalException("there is no incident " + incident + " in namespace " + namespace);
            }
            List<byte[]> all = new ArrayList<>(lines);
            all.add(new HeadLine(tip.head(), Optional.empty()).bytes());
            return JournalText.joined(all);
        }

        synchronized Head take(ImportedJournal imported) {
            if (lines.isEmpty()) {
                lines.addAll(imported.lines());
                tip = imported.tip();
            } else {
                imported.requireSame(lines);
            }
            return tip.head();
        }

        synchronized Head erase(long seq, Draft erasure) {
            if (Erasure.isDue(JournalText.entries(incident, lines, 0), seq, erasure)) {
                append(batch -> batch.add(List.of(erasure)));
                int at = Math.toIntExact(seq - 1);
                lines.set(at, JournalText.erased(lines.get(at)));
            }
            return tip.head();
        }
    }
}
