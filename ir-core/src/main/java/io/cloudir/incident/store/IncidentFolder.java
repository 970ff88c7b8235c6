package io.cloudir.incident.store;

import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Erasure;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.Batch;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The folder of one incident: its journal, the lock of those who work on it, and what was set aside. */
final class IncidentFolder {
    private static final Pattern NAME = Pattern.compile("ir-[a-z0-9]{12}");
    private static final String JOURNAL = "journal.jsonl";

    private final IncidentId incident;
    private final Path folder;
    private final Disk disk;
    private final JournalSettings settings;
    private final IncidentLock lock;
    private final JournalFile file;
    private final GroupCommit commits;

    /** @param indexRow the incident's row in the index, which need not be there */
    IncidentFolder(IncidentId incident, Path folder, Path indexRow, Disk disk, JournalSettings settings) {
        this.incident = incident;
        this.folder = folder;
        this.disk = disk;
        this.settings = settings;
        this.lock = new IncidentLock(disk, folder.resolve("journal.lock"));
        this.file = new JournalFile(
                incident,
                folder.resolve(JOURNAL),
                disk,
                settings,
                () -> IncidentIndex.entriesKnown(indexRow, incident));
        this.commits = new GroupCommit(file, lock, settings);
    }

    static boolean hasJournal(Path folder) {
        Path journal = folder.resolve(JOURNAL);
        try {
            return NAME.matcher(String.valueOf(folder.getFileName())).matches()
                    && Files.isRegularFile(journal)
                    && Files.size(journal) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sets a torn tail aside, if there is one. An altered journal is left for verification to find. */
    void mend() {
        work("open", () -> {
            if (file.looksTorn()) {
                lock.reading(this::seen);
            }
            return true;
        });
    }

    Head append(Function<Batch, Head> drafts) {
        return work("append to", () -> {
            disk.createFolder(folder);
            return commits.append(drafts);
        });
    }

    Head head() {
        return exists() ? work("read", () -> lock.reading(alone -> seen(alone).head())) : Head.empty(incident);
    }

    Digest lastHash() {
        return exists() ? work("read", file::lastHash) : Digest.ZERO;
    }

    List<JournalEntry> read(long afterSeq) {
        return exists()
                ? work(
                        "read",
                        () -> lock.reading(alone -> {
                            seen(alone);
                            return file.entries(afterSeq);
                        }))
                : List.of();
    }

    Optional<byte[]> export() {
        List<byte[]> lines = new ArrayList<>(lines());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<JournalEntry> last = JournalText.entries(incident, lines, lines.size() - 1L);
        lines.add(new HeadLine(Tip.of(last.get(0)).head(), Optional.empty()).bytes());
        return Optional.of(JournalText.joined(lines));
    }

    Head take(ImportedJournal imported) {
        return work("import into", () -> {
            disk.createFolder(folder);
            return lock.holding(() -> {
                if (refreshed().head().entries() == 0) {
                    file.take(imported.lines(), imported.tip());
                } else {
                    imported.requireSame(file.lines());
                }
                return file.tip().head();
            });
        });
    }

    Head erase(long seq, Draft erasure) {
        if (!exists()) {
            throw new JournalException("there is no incident " + incident + " to erase from");
        }
        return work(
                "erase from",
                () -> lock.holding(() -> {
                    Tip before = refreshed();
                    List<byte[]> lines = new ArrayList<>(file.lines());
                    if (Erasure.isDue(JournalText.entries(incident, lines, 0), seq, erasure)) {
                        Batch batch = new Batch(settings, before);
                        batch.add(List.of(erasure));
                        int at = Math.toIntExact(seq - 1);
                        lines.set(at, JournalText.erased(lines.get(at)));
                        lines.add(batch.bytes());
                        file.replace(lines, batch.tip());
                    }
                    return file.tip().head();
                }));
    }

    private List<byte[]> lines() {
        return exists()
                ? work(
                        "read",
                        () -> lock.reading(alone -> {
                            seen(alone);
                            return file.lines();
                        }))
                : List.of();
    }

    private Tip refreshed() throws IOException {
        file.refresh();
        return file.tip();
    }

    /** The same for who only reads, and may not be alone. */
    private Tip seen(boolean alone) throws IOException {
        if (alone) {
            return refreshed();
        }
        file.look();
        return file.tip();
    }

    private boolean exists() {
        return hasJournal(folder);
    }

    private <T> T work(String what, IncidentLock.Work<T> work) {
        try {
            return work.run();
        } catch (AlteredJournalException e) {
            throw new AlteredJournalException(incident, folder.resolve(JOURNAL) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new JournalException(
                    "cannot " + what + " the journal of incident " + incident + " in " + folder + ": " + e, e);
        }
    }
}
