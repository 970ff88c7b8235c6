package io.cloudir.plan;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.document.Node;
import io.cloudir.document.Secrets;
import io.cloudir.document.bind.Binder;
import io.cloudir.document.bind.Constraints;
import io.cloudir.model.Digest;
import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import io.cloudir.plan.document.PlanDocument;
import io.cloudir.severity.SeverityTable;
import java.util.List;
import java.util.Optional;

/** Reads a plan in two steps: the document with all its faults, then, if it has none, the strict value. */
final class PlanReader {
    private static final Form FORM = new Form(Notation.JSON_OR_YAML, Mark.REFUSED, "begin with the example plan");

    private PlanReader() {}

    static ResponsePlan read(String documentName, byte[] bytes, SeverityTable severity) {
        Faults faults = new Faults();
        Optional<PlanDocument> document = document(bytes, severity, faults);
        faults.throwIfAny(documentName);
        return PlanMaker.make(document.orElseThrow(), Digest.of(bytes));
    }

    static List<Fault> check(byte[] bytes, SeverityTable severity) {
        Faults faults = new Faults();
        document(bytes, severity, faults);
        return faults.sorted();
    }

    private static Optional<PlanDocument> document(byte[] bytes, SeverityTable severity, Faults faults) {
        Optional<PlanDocument> document = bind(PlanDocument.class, bytes, faults);
        document.ifPresent(plan -> PlanChecks.run(plan, severity, faults));
        return document;
    }

    /** A document whose values each meet their own constraints, or faults that say which do not. */
    static <T extends Record> Optional<T> bind(Class<T> type, byte[] bytes, Faults faults) {
        Optional<Node> tree = DocumentReader.read(bytes, FORM, faults);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        Node root = tree.get();
        refuseUnfit(root, faults);
        T document = new Binder(root, faults).bind(type);
        Constraints.check(document, root, faults);
        return Optional.of(document);
    }

    /** A plan is printed and shown to many: no text of it may hold a credential or what cannot be seen. */
    private static void refuseUnfit(Node node, Faults faults) {
        if (node instanceof Node.Mapping mapping) {
            mapping.members().values().forEach(member -> refuseUnfit(member.value(), faults));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> refuseUnfit(item, faults));
        } else if (node instanceof Node.Scalar scalar) {
            refuseUnfit(scalar, faults);
        }
    }

    private static void refuseUnfit(Node.Scalar scalar, Faults faults) {
        if (!scalar.text().codePoints().allMatch(point -> point == '\n' || Text.isPrintable(point))) {
            faults.add(
                    scalar.place(),
                    "unprintable",
                    Secrets.quoted(scalar.text()) + " holds characters that cannot be seen",
                    "remove control and invisible characters");
        }
        if (Secrets.in(scalar.text())) {
            faults.add(
                    scalar.place(),
                    "secret",
                    "this looks like a credential; a plan is read by many and holds none",
                    "keep it in your secret store, write its name here, and replace the credential");
        }
    }
}
