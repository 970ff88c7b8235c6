package io.cloudir.detect;

import io.cloudir.model.FaultyDocumentException;
import java.util.List;

/** Thrown when rules cannot be used; it carries every fault of every document, so that all can be mended at once. */
public final class FaultyRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FaultyDocumentException> documents;

    FaultyRulesException(List<FaultyDocumentException> documents) {
        super(documents.get(0).getMessage()
                + (documents.size() == 1 ? "" : " (and " + (documents.size() - 1) + " more documents with faults)"));
        this.documents = List.copyOf(documents);
    }

    /** The documents that have faults, in the order they were given. */
    public List<FaultyDocumentException> documents() {
        return documents;
    }
}
