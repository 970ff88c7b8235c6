package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads incidents from their journals and writes decisions and facts into them. Folded incidents are kept and carried
 * forward, so that reading one again costs only its new entries. Thread-safe.
 */
final class Desk {
    /** Most folded incidents kept; the one that was not asked for the longest time goes first. */
    private static final int KEPT = 512;

    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final JournalStore store;
    private final Consumer<Incident> seen;
    private final Map<IncidentId, String> altered = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Map<IncidentId, Incident> folded = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IncidentId, Incident> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A desk over a store.
     *
     * @param seen told of each incident that has changed since it was last read
     */
    Desk(JournalStore store, Consumer<Incident> seen) {
        this.store = store;
        this.seen = seen;
    }

    JournalStore store() {
        return store;
    }

    /**
     * The incident as its journal tells it now; empty if there is none of that id.
     *
     * @throws AlteredJournalException if its journal cannot be believed; who goes on without it calls {@link #leaveAlone}
     */
    Optional<Incident> find(IncidentId id) {
        try {
            Optional<Incident> found = read(id);
            forgetAltered(id);
            return found;
        } catch (AlteredJournalException e) {
            altered.put(id, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Whoever alters it again after it was restored is told of again. */
    private void forgetAltered(IncidentId id) {
        Optional.ofNullable(altered.remove(id)).ifPresent(told::remove);
    }

    /** Tells in the log, once for each incident, that its journal cannot be believed. */
    void leaveAlone(AlteredJournalException what) {
        String message = String.valueOf(what.getMessage());
        if (told.add(message)) {
            LOG.error("{}; signals that may belong to it open other incidents linked to it", Text.visible(message));
        }
    }

    /** Tells something in the log; that a journal cannot be believed only if it was not told yet. */
    void warn(String message) {
        if (!altered.containsValue(message) || told.add(message)) {
            LOG.warn("{}", Text.visible(message));
        }
    }

    /** All incidents whose journals can be believed, by id. */
    List<Incident> readable() {
        return store.incidents().stream().flatMap(id -> believed(id).stream()).toList();
    }

    /** What is wrong with each journal that cannot be believed, as met when it was last asked for. */
    SortedMap<IncidentId, String> altered() {
        return new TreeMap<>(altered);
    }

    private Optional<Incident> believed(IncidentId id) {
        try {
            return find(id);
        } catch (AlteredJournalException e) {
            leaveAlone(e);
            return Optional.empty();
        }
    }

    private Optional<Incident> read(IncidentId id) {
        Incident known = kept(id);
        Head head = store.head(id);
        if (known != null && known.head().equals(head)) {
            return Optional.of(known);
        }
        List<JournalEntry> entries = store.read(id, known == null ? 0 : known.version());
        if (known == null && entries.isEmpty()) {
            return Optional.empty();
        }
        // An erasure rewrites an earlier entry, so what was folded before it is no longer what the journal tells.
        boolean rewritten = entries.stream().anyMatch(Desk::rewrites);
        Incident now = known == null || rewritten ? Incident.fold(store.read(id, 0)) : known.apply(entries);
        keep(now);
        seen.accept(now);
        return Optional.of(now);
    }

    Incident get(IncidentId id) {
        return find(id).orElseThrow(() -> new UnknownIncidentException(id, store.namespace()));
    }

    /** Appends what was decided, if nobody decided anything else meanwhile. */
    Outcome settle(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            return new Outcome.Refused(refused.text(), refused.transition());
        }
        Decision.Granted granted = (Decision.Granted) decision;
        if (!granted.drafts().isEmpty()) {
            store.appendDecision(granted.incident(), granted.version(), granted.drafts());
        }
        return new Outcome.Done(get(granted.incident()));
    }

    /** Appends what has happened, wherever the journal has got to. */
    Incident record(IncidentId id, List<Draft> facts) {
        if (!facts.isEmpty()) {
            store.appendFacts(id, facts);
        }
        return get(id);
    }

    private static boolean rewrites(JournalEntry entry) {
        return entry.event() instanceof PayloadErased;
    }

    private synchronized @Nullable Incident kept(IncidentId id) {
        return folded.get(id);
    }

    private synchronized void keep(Incident incident) {
        folded.merge(incident.id(), incident, (old, now) -> now.version() >= old.version() ? now : old);
    }
}
