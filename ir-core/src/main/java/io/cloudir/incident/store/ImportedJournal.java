package io.cloudir.incident.store;

import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import java.util.Arrays;
import java.util.List;

/** An export that was found whole and may be taken over. */
record ImportedJournal(List<byte[]> lines, Tip tip) {
    static ImportedJournal of(byte[] export) {
        List<byte[]> all = JournalText.lines(export);
        boolean headed = !all.isEmpty() && HeadLine.isOne(all.get(all.size() - 1));
        List<byte[]> lines = headed ? all.subList(0, all.size() - 1) : all;
        if (lines.isEmpty()) {
            throw new JournalException("the export has no entry");
        }
        JournalEntry first = JournalText.entry(lines.get(0))
                .orElseThrow(() -> new JournalException("the export does not begin with an entry"));
        List<JournalEntry> entries = JournalText.entries(first.incident(), lines, 0);
        Tip tip = Tip.of(entries.get(entries.size() - 1));
        if (headed
                && HeadLine.read(all.get(all.size() - 1))
                        .filter(line -> line.head().equals(tip.head()))
                        .isEmpty()) {
            throw new JournalException("the head line of the export is not the head of its entries; verify it");
        }
        return new ImportedJournal(lines, tip);
    }

    Head head() {
        return tip.head();
    }

    void requireSame(List<byte[]> stored) {
        boolean same = stored.size() == lines.size();
        for (int at = 0; same && at < lines.size(); at++) {
            same = Arrays.equals(stored.get(at), lines.get(at));
        }
        if (!same) {
            throw new JournalException("the store has another journal of incident " + head().incident()
                    + "; import into a store that does not know it");
        }
    }
}
