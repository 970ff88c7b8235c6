package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.review.terminal.TerminalNews;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a command added to a journal: what it did, and what followed from it by itself. */
final class News {
    private final JournalStore store;
    private final Optional<IncidentId> named;
    private final long version;
    private final Set<IncidentId> there;

    private News(JournalStore store, Optional<IncidentId> named, long version, Set<IncidentId> there) {
        this.store = store;
        this.named = named;
        this.version = version;
        this.there = there;
    }

    /**
     * Looks where things stand before the command does anything.
     *
     * @param named the incident that it is about; empty if it opens one
     */
    static News before(JournalStore store, Optional<IncidentId> named) {
        return named.map(id -> new News(store, named, store.head(id).entries(), Set.of()))
                .orElseGet(() -> new News(store, named, 0, Set.copyOf(store.incidents())));
    }

    /** Whether nothing was added about the incident. */
    boolean isNone(Incident now) {
        return now.version() == since(now.id());
    }

    /** Whether the incident was moved to another phase. */
    boolean hasMoved(Incident now) {
        return store.read(now.id(), since(now.id())).stream().anyMatch(entry -> entry.event() instanceof PhaseChanged);
    }

    /** Whether an entry of the incident that the command named was added by it. */
    boolean isNew(long seq) {
        return seq > version;
    }

    /**
     * Says what was added about the incident that the command named, or that came of it.
     *
     * @param result the incident that the command came out at
     */
    void tell(Terminal terminal, IncidentResponse response, Incident result) {
        Incident about = named.flatMap(response::incident).orElse(result);
        lines(about).forEach(line -> terminal.line(about.id() + "  " + line));
    }

    private List<String> lines(Incident about) {
        return isNone(about) ? List.of("nothing was added: it is so already") : lines(store, about, since(about.id()));
    }

    /** Says what was added to a journal after so many entries. */
    static List<String> lines(JournalStore store, Incident about, long known) {
        return TerminalNews.lines(store.read(about.id(), known), about);
    }

    private long since(IncidentId id) {
        if (named.isPresent() || !there.contains(id)) {
            return version;
        }
        return store.head(id).entries();
    }
}
