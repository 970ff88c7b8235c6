package io.cloudir;

import io.cloudir.document.DocumentReader;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.model.Digest;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.Playbooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches the very documents that a run was begun with. */
final class PlaybookDocuments {
    private final EvidenceStore store;

    PlaybookDocuments(EvidenceStore store) {
        this.store = store;
    }

    /** The playbooks of a run; empty if one of them is not kept, or this version cannot read it. */
    Optional<Playbooks> of(PlaybookRun run) {
        List<Playbook> playbooks = new ArrayList<>();
        for (Digest digest : run.started().event().documents()) {
            Optional<byte[]> document = store.get(digest, DocumentReader.SIZE_LIMIT);
            if (document.isEmpty()) {
                return Optional.empty();
            }
            try {
                playbooks.add(Playbook.read(digest.hex(), document.get()));
            } catch (FaultyDocumentException e) {
                return Optional.empty();
            }
        }
        Playbooks all = Playbooks.of(playbooks);
        return all.find(run.started().event().playbookId()).map(it -> all);
    }
}
