package io.cloudir.model;

import java.util.List;

/** Thrown when a document that a person wrote cannot be used; it carries every fault found, in document order. */
public final class FaultyDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String document;
    private final transient List<Fault> faults;

    /**
     * @param document the document's name, as the person knows it: a file name or another label
     * @param faults at least one
     */
    public FaultyDocumentException(String document, List<Fault> faults) {
        super(describe(document, faults));
        this.document = document;
        this.faults = faults.stream().sorted().toList();
    }

    /** The document's name. */
    public String document() {
        return document;
    }

    /** All faults, in document order. */
    public List<Fault> faults() {
        return faults;
    }

    private static String describe(String document, List<Fault> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a faulty document has at least one fault");
        }
        Fault first = faults.stream().sorted().toList().get(0);
        String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
        return Text.printable(document) + ":" + first.line() + ":" + first.column() + ": " + first.message() + "; "
                + first.fix() + more;
    }
}
