package io.cloudir.plan;

import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.plan.tree.Binder;
import io.cloudir.plan.tree.Constraints;
import io.cloudir.plan.tree.Faults;
import io.cloudir.plan.tree.Node;
import io.cloudir.plan.tree.Secrets;
import io.cloudir.plan.tree.TreeReader;
import java.util.List;
import java.util.Optional;

/** Reads a plan in two steps: the document with all its faults, then, if it has none, the strict value. */
final class PlanReader {
    private PlanReader() {}

    static ResponsePlan read(String documentName, byte[] bytes) {
        Faults faults = new Faults();
        Optional<PlanDocument> document = document(bytes, faults);
        if (document.isEmpty() || !faults.isEmpty()) {
            throw new FaultyDocumentException(documentName, faults.sorted());
        }
        return PlanMaker.make(document.get(), Digest.of(bytes));
    }

    static List<Fault> check(byte[] bytes) {
        Faults faults = new Faults();
        document(bytes, faults);
        return faults.sorted();
    }

    private static Optional<PlanDocument> document(byte[] bytes, Faults faults) {
        Optional<PlanDocument> document = bind(PlanDocument.class, bytes, faults);
        document.ifPresent(plan -> PlanChecks.run(plan, faults));
        return document;
    }

    /** A document whose values each meet their own constraints, or faults that say which do not. */
    static <T extends Record> Optional<T> bind(Class<T> type, byte[] bytes, Faults faults) {
        Optional<Node> tree = TreeReader.read(bytes, faults);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        Node root = tree.get();
        Secrets.refuse(root, faults);
        T document = new Binder(root, faults).bind(type);
        Constraints.check(document, root, faults);
        return Optional.of(document);
    }
}
