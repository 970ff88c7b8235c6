package io.cloudir.cli;

import io.cloudir.model.FaultyDocumentException;
import java.util.List;

/** Several playbooks of one plan cannot be followed; the message counts them, {@link #documents} tells everything. */
final class FaultyPlaybooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FaultyDocumentException> documents;

    FaultyPlaybooksException(List<FaultyDocumentException> documents) {
        super(documents.size() + " playbooks of the plan are faulty");
        this.documents = List.copyOf(documents);
    }

    /** The faults of each document that has any. */
    List<FaultyDocumentException> documents() {
        return documents;
    }
}
