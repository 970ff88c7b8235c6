package io.cloudir.incident.store;

import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.json.SummaryJson;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers questions about many incidents without reading their journals: one derived row an incident, kept with the head that
 * it was derived at. A row whose head is not that of the journal is derived anew, so the index may lag behind, be deleted or
 * be shared by processes; the same journal always gives the same bytes. It proves nothing; the journal does.
 *
 * <p>For a {@link DirectoryJournalStore} rows are files, {@code ROOT/NAMESPACE/index/ID.json}; for other stores they are kept
 * in memory. Thread-safe.
 */
public final class IncidentIndex {
    private final JournalStore store;
    private final Consumer<String> warnings;
    private final Function<IncidentId, Optional<Incident>> folded;
    private final Map<IncidentId, IncidentSummary> rows = new ConcurrentHashMap<>();
    private final Map<IncidentId, String> told = new ConcurrentHashMap<>();

    private IncidentIndex(
            JournalStore store, Consumer<String> warnings, Function<IncidentId, Optional<Incident>> folded) {
        this.store = store;
        this.warnings = warnings;
        this.folded = folded;
    }

    /**
     * The index of a store.
     *
     * @param warnings is told, in one line each, of journals that cannot be read and rows that cannot be kept
     */
    public static IncidentIndex of(JournalStore store, Consumer<String> warnings) {
        return of(
                store,
                warnings,
                incident -> Optional.of(store.read(incident, 0))
                        .filter(entries -> !entries.isEmpty())
                        .map(Incident::fold));
    }

    /**
     * The same, for a caller that keeps incidents folded: a long journal is then not read whole for each entry it gets.
     *
     * @param folded the incident as its journal tells it now; empty if the store does not know it
     */
    public static IncidentIndex of(
            JournalStore store, Consumer<String> warnings, Function<IncidentId, Optional<Incident>> folded) {
        return new IncidentIndex(store, warnings, folded);
    }

    /** The rows of all incidents, in the order of their ids; those whose journals cannot be read are left out. */
    public List<IncidentSummary> rows() {
        return store.incidents().stream()
                .flatMap(incident -> readable(incident).stream())
                .toList();
    }

    private Optional<IncidentSummary> readable(IncidentId incident) {
        try {
            return row(incident);
        } catch (JournalException e) {
            String warning = String.valueOf(e.getMessage());
            if (!warning.equals(told.put(incident, warning))) {
                warnings.accept(warning);
            }
            return Optional.empty();
        }
    }

    /**
     * The row of an incident; empty if the store does not know it. Called after an append, it brings the index up to date.
     *
     * @throws JournalException if the journal has to be read and cannot be
     */
    public Optional<IncidentSummary> row(IncidentId incident) {
        Digest head = head(incident);
        Optional<IncidentSummary> row = Optional.ofNullable(rows.get(incident))
                .filter(known -> known.head().hash().equals(head))
                .or(() -> stored(incident, head))
                .or(() -> derived(incident));
        row.ifPresent(newest -> rows.put(incident, newest));
        return row;
    }

    private Digest head(IncidentId incident) {
        return store instanceof DirectoryJournalStore directory
                ? directory.lastHash(incident)
                : store.head(incident).hash();
    }

    private Optional<IncidentSummary> stored(IncidentId incident, Digest head) {
        if (!(store instanceof DirectoryJournalStore directory)) {
            return Optional.empty();
        }
        return read(directory.indexFile(incident), incident)
                .filter(row -> row.head().hash().equals(head));
    }

    private static Optional<IncidentSummary> read(Path file, IncidentId incident) {
        try {
            return Optional.of(SummaryJson.read(Files.readAllBytes(file)))
                    .filter(row -> row.head().incident().equals(incident));
        } catch (IOException | IllegalArgumentException e) {
            // Missing, torn or of another version: it is only derived.
            return Optional.empty();
        }
    }

    /** How many entries a journal had when its row was derived, which were acknowledged then; 0 if there is no row. */
    static long entriesKnown(Path file, IncidentId incident) {
        return read(file, incident).map(row -> row.head().entries()).orElse(0L);
    }

    private Optional<IncidentSummary> derived(IncidentId incident) {
        Optional<IncidentSummary> row = folded.apply(incident).map(IncidentSummary::of);
        if (store instanceof DirectoryJournalStore directory) {
            row.filter(newest -> directory.mayKeepDerived()).ifPresent(newest -> keep(directory, newest));
        }
        return row;
    }

    private void keep(DirectoryJournalStore directory, IncidentSummary row) {
        Path file = directory.indexFile(row.head().incident());
        // Two who write the same file at once write the same bytes.
        Path next = file.resolveSibling(row.head().incident() + "." + row.head().hash() + ".tmp");
        try {
            directory.keepDerived(file, next, SummaryJson.write(row));
        } catch (NoSuchFileException e) {
            // The other was faster and has put it in its place.
        } catch (IOException e) {
            warnings.accept("the index row of incident " + row.head().incident() + " is not kept: " + e);
        }
    }
}
