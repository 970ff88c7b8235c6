package io.cloudir.incident.store;

import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ends of a journal that a crash left incomplete: kept beside it, byte for byte, in files ending in {@code .torn}. */
final class TornTails {
    private static final String SUFFIX = ".torn";

    private final Path journal;
    private final Disk disk;
    private boolean hasNew;

    TornTails(Path journal, Disk disk) {
        this.journal = journal;
        this.disk = disk;
    }

    /**
     * Whether a last line can be what a crash left: without its line feed, or with NUL bytes, which file systems put where
     * data never arrived and which no entry contains. Anything else was altered, and is for a person to look at.
     */
    static boolean isTorn(byte[] line) {
        boolean torn = line[line.length - 1] != '\n';
        for (int at = 0; !torn && at < line.length; at++) {
            torn = line[at] == 0;
        }
        return torn;
    }

    /**
     * Keeps a tail.
     *
     * @return the name of the file that has it now
     */
    String setAside(long seq, byte[] tail) throws IOException {
        String name =
                journal.getFileName() + "." + seq + "-" + Digest.of(tail).hex().substring(0, 16) + SUFFIX;
        Path kept = journal.resolveSibling(name);
        disk.createFile(kept);
        disk.write(kept, 0, tail);
        disk.syncFolder(kept.resolveSibling("."));
        hasNew = true;
        return name;
    }

    /** Whether a tail was set aside since this was last asked. */
    boolean hasNew() {
        boolean answer = hasNew;
        hasNew = false;
        return answer;
    }

    /** The tails that no entry tells of, by name. */
    List<TornTailSetAside> unrecorded(List<JournalEntry> entries) throws IOException {
        Set<String> recorded = entries.stream()
                .map(JournalEntry::event)
                .filter(TornTailSetAside.class::isInstance)
                .map(event -> ((TornTailSetAside) event).file())
                .collect(Collectors.toSet());
        List<TornTailSetAside> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(journal.resolveSibling("."))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX) && !recorded.contains(name)) {
                    found.add(new TornTailSetAside(name, Files.size(file)));
                }
            }
        }
        return found;
    }
}
