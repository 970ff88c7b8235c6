package io.cloudir.incident.store;

import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.incident.journal.proof.Verification;
import io.cloudir.incident.journal.proof.Verification.FirstBad;
import io.cloudir.incident.journal.proof.Verifier;
import java.util.Arrays;
import java.util.List;

/** An export that was found whole and may be taken over. */
record ImportedJournal(List<byte[]> lines, Tip tip) {
    static ImportedJournal of(byte[] export) {
        Verification found = Verifier.withoutHead().verify("export", export);
        if (found.firstBad().isPresent()) {
            FirstBad bad = found.firstBad().get();
            throw new JournalException("the export does not hold: line " + bad.line() + " is "
                    + bad.reason().code() + "; export it again from its store");
        }
        List<byte[]> lines = JournalText.lines(export).stream()
                .filter(line -> !HeadLine.isOne(line))
                .toList();
        if (lines.isEmpty()) {
            throw new JournalException("the export has no entry");
        }
        JournalEntry last = JournalText.entry(lines.get(lines.size() - 1)).orElseThrow();
        return new ImportedJournal(lines, Tip.of(last));
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
