package io.cloudir.incident.store;

import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.json.RowText;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 *
 * @param <R> a public record of plain values: text, numbers, enums, instants, ids, lists, optionals and records of those
 */
public final class JournalIndex<R extends Record> {
    private final JournalStore store;
    private final Class<R> type;
    private final Function<List<JournalEntry>, R> derive;
    private final Consumer<String> warnings;
    private final Map<IncidentId, Row<R>> rows = new ConcurrentHashMap<>();

    private record Row<R>(Digest head, R value) {}

    private JournalIndex(
            JournalStore store, Class<R> type, Function<List<JournalEntry>, R> derive, Consumer<String> warnings) {
        this.store = store;
        this.type = type;
        this.derive = derive;
        this.warnings = warnings;
    }

    /**
     * The index of a store.
     *
     * @param derive makes a row from a whole journal, which has at least one entry; the same from the same
     * @param warnings is told of journals that cannot be read, whose incidents {@link #rows} leaves out
     */
    public static <R extends Record> JournalIndex<R> of(
            JournalStore store, Class<R> type, Function<List<JournalEntry>, R> derive, Consumer<String> warnings) {
        return new JournalIndex<>(store, type, derive, warnings);
    }

    /** The rows of all incidents, in the order of their ids. */
    public List<R> rows() {
        return store.incidents().stream()
                .flatMap(incident -> readable(incident).stream())
                .toList();
    }

    private Optional<R> readable(IncidentId incident) {
        try {
            return row(incident);
        } catch (JournalException e) {
            warnings.accept(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The row of an incident; empty if the store does not know it. Called after an append, it brings the index up to date.
     *
     * @throws JournalException if the journal has to be read and cannot be
     */
    public Optional<R> row(IncidentId incident) {
        Digest head = head(incident);
        Row<R> row = rows.get(incident);
        if (row == null || !row.head().equals(head)) {
            row = stored(incident, head).orElse(null);
        }
        if (row == null) {
            List<JournalEntry> entries = store.read(incident, 0);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            row = new Row<>(entries.get(entries.size() - 1).hash(), derive.apply(entries));
            keep(incident, row);
        }
        rows.put(incident, row);
        return Optional.of(row.value());
    }

    private Digest head(IncidentId incident) {
        return store instanceof DirectoryJournalStore directory
                ? directory.lastHash(incident)
                : store.head(incident).hash();
    }

    private Optional<Row<R>> stored(IncidentId incident, Digest head) {
        if (!(store instanceof DirectoryJournalStore directory)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(directory.indexFile(incident));
            return RowText.read(text, head, type).map(value -> new Row<>(head, value));
        } catch (IOException e) {
            // Missing, torn or unreadable: it is only derived.
            return Optional.empty();
        }
    }

    private void keep(IncidentId incident, Row<R> row) {
        if (store instanceof DirectoryJournalStore directory) {
            Path file = directory.indexFile(incident);
            // Two who write the same file at once write the same bytes.
            Path next = file.resolveSibling(incident + "." + row.head() + ".tmp");
            try {
                directory.createForOwner(next);
                Files.write(next, RowText.write(row.head(), row.value()).getBytes(StandardCharsets.UTF_8));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                warnings.accept("the index row of incident " + incident + " is not kept: " + e);
            }
        }
    }
}
