package io.cloudir.incident.store;

import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Namespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps journals in a directory: {@code ROOT/NAMESPACE/incidents/ID/journal.jsonl}, folders of mode 0700 and files of mode
 * 0600. Thread-safe, and safe with other processes on the same machine; not on a network file system whose locks do not reach
 * all its clients.
 *
 * <p>An append that returned was forced to the device. Appends of several threads to one incident share a forced write. What
 * a crash left half written is set aside as {@code *.torn}, recorded in the journal and reported as a warning, when the store
 * is opened or at the next use. An entry that was altered stops reads and appends of its incident until a person has looked.
 */
public final class DirectoryJournalStore implements JournalStore {
    private final String namespace;
    private final Path incidents;
    private final Disk disk;
    private final JournalSettings settings;
    private final Map<IncidentId, IncidentFolder> folders = new ConcurrentHashMap<>();

    private DirectoryJournalStore(String namespace, Path incidents, Disk disk, JournalSettings settings) {
        this.namespace = namespace;
        this.incidents = incidents;
        this.disk = disk;
        this.settings = settings;
    }

    /**
     * Opens a store, creating its folders where they are missing.
     *
     * @param root the directory of all namespaces
     * @param namespace the tenant: 1 to 63 characters of a-z, 0-9 and hyphen, not beginning with a hyphen
     * @throws JournalException if the directory cannot be used
     */
    public static DirectoryJournalStore open(Path root, String namespace, JournalSettings settings) {
        Path folder = root.resolve(Namespace.require(namespace)).resolve("incidents");
        Disk disk = new Disk(folder);
        try {
            disk.createFolder(folder);
            DirectoryJournalStore store = new DirectoryJournalStore(namespace, folder.toRealPath(), disk, settings);
            store.incidents().forEach(store::mend);
            return store;
        } catch (IOException e) {
            throw new JournalException("cannot open a store in " + root + ": " + e, e);
        }
    }

    /** One incident that cannot be mended must not keep the others from being worked on. */
    private void mend(IncidentId incident) {
        try {
            folder(incident).mend();
        } catch (JournalException e) {
            settings.warnings().accept(e.getMessage());
        }
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Head appendDecision(IncidentId incident, long version, List<Draft> drafts) {
        return folder(incident).append(batch -> batch.decision(version, drafts));
    }

    @Override
    public Head appendFacts(IncidentId incident, List<Draft> drafts) {
        return folder(incident).append(batch -> batch.facts(drafts));
    }

    @Override
    public List<JournalEntry> read(IncidentId incident, long afterSeq) {
        return folder(incident).read(afterSeq);
    }

    @Override
    public Head head(IncidentId incident) {
        return folder(incident).head();
    }

    @Override
    public List<IncidentId> incidents() {
        try (Stream<Path> found = Files.list(incidents)) {
            return found.filter(IncidentFolder::hasJournal)
                    .map(folder -> new IncidentId(String.valueOf(folder.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new JournalException("cannot list " + incidents + ": " + e, e);
        }
    }

    @Override
    public byte[] export(IncidentId incident) {
        return folder(incident)
                .export()
                .orElseThrow(
                        () -> new JournalException("there is no incident " + incident + " in namespace " + namespace));
    }

    @Override
    public Head importJournal(byte[] export) {
        ImportedJournal imported = ImportedJournal.of(export);
        return folder(imported.head().incident()).take(imported);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The file is written anew without the payload and put in the place of the old one. What the device or a backup keeps
     * of the old file's blocks is beyond the store's reach, as are tails that were set aside.
     */
    @Override
    public Head erase(IncidentId incident, long seq, Draft erasure) {
        return folder(incident).erase(seq, erasure);
    }

    /** Nothing is held open between calls, so there is nothing to release. */
    @Override
    public void close() {}

    long syncs() {
        return disk.syncs();
    }

    /** The hash in the last line as it stands, unproven and read without the lock; zeros if there is none. */
    Digest lastHash(IncidentId incident) {
        return folder(incident).lastHash();
    }

    Path indexFile(IncidentId incident) {
        return incidents.resolveSibling("index").resolve(incident + ".json");
    }

    /** Whether this process may write where derived files are; who only reads keeps none. */
    boolean mayKeepDerived() {
        Path folder = incidents.resolveSibling("index");
        return Files.isWritable(Files.exists(folder) ? folder : folder.resolveSibling("."));
    }

    /** Puts a file that can be derived again in its place; not forced to the device. */
    void keepDerived(Path file, Path next, byte[] bytes) throws IOException {
        disk.createFolder(incidents.resolveSibling("index"));
        disk.createFile(next);
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private IncidentFolder folder(IncidentId incident) {
        return folders.computeIfAbsent(
                incident, id -> new IncidentFolder(id, incidents.resolve(id.value()), indexFile(id), disk, settings));
    }
}
