package io.cloudir.incident.store;

import io.cloudir.incident.journal.JournalStore;
import java.util.HashMap;
import java.util.Map;

class MemoryJournalStoreTest extends SharedStoreContract {
    private final Map<String, JournalStore> stores = new HashMap<>();

    @Override
    JournalStore open(String namespace) {
        return stores.computeIfAbsent(namespace, name -> MemoryJournalStore.open(name, settings));
    }
}
