package io.cloudir.incident.store;

import io.cloudir.incident.journal.JournalStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryJournalStoreTest extends SharedStoreContract {
    @TempDir
    Path root;

    @Override
    JournalStore open(String namespace) {
        return DirectoryJournalStore.open(root, namespace, settings);
    }
}
