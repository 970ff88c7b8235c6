package io.cloudir.severity.json;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.document.Shipped;
import io.cloudir.severity.Assessment;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.SeverityTable;
import java.util.Optional;

/**
 * Reads what severity is computed from and writes what came out. All methods are pure and safe to call from several
 * threads; a document that cannot be used throws {@link io.cloudir.model.FaultyDocumentException} with all its faults.
 */
public final class SeverityJson {
    private static final String SHIPPED = "severity-model.yaml";
    private static final String BEGINNING = "write an object into it";
    private static final Form MODEL = new Form(Notation.JSON_OR_YAML, Mark.ACCEPTED, BEGINNING);
    private static final Form FACTS = new Form(Notation.JSON, Mark.ACCEPTED, BEGINNING);

    private SeverityJson() {}

    /** The model that comes with the library: NCISS, with floors for what it under-rates in a cloud. */
    public static SeverityModel shippedModel() {
        return ShippedModel.MODEL;
    }

    /** The file of the shipped model, to begin a model of your own from. */
    public static byte[] shippedModelFile() {
        return Shipped.bytes(SeverityJson.class, SHIPPED);
    }

    /**
     * Reads a model.
     *
     * @param document what to call the document in faults, such as its file name
     * @param bytes JSON or YAML in UTF-8, at most 1 MiB, nested at most 20 deep
     * @throws io.cloudir.model.FaultyDocumentException if it is no usable model
     */
    public static SeverityModel readModel(String document, byte[] bytes) {
        Faults faults = new Faults();
        Optional<SeverityTable> table =
                DocumentReader.read(bytes, MODEL, faults).flatMap(new TableReader(faults)::read);
        faults.throwIfAny(document);
        return new SeverityModel(table.orElseThrow());
    }

    /**
     * Reads facts: an object of {@code ncissFactors}, {@code facts}, {@code impact}, {@code actor}, {@code lowering} and
     * {@code override}, each optional. The allowed words are those of {@link
     * io.cloudir.severity.SeverityTable#vocabulary()}.
     *
     * @param model the model that will judge them
     * @param document what to call the document in faults, such as its file name
     * @param bytes JSON in UTF-8, at most 1 MiB, nested at most 20 deep
     * @throws io.cloudir.model.FaultyDocumentException if they cannot be used
     */
    public static SeverityFacts readFacts(SeverityModel model, String document, byte[] bytes) {
        Faults faults = new Faults();
        Optional<SeverityFacts> facts =
                DocumentReader.read(bytes, FACTS, faults).map(new FactsReader(model.table(), faults)::read);
        faults.throwIfAny(document);
        return facts.orElseThrow();
    }

    /** An assessment as one line of ASCII JSON without a line break, the same bytes for the same assessment. */
    public static String write(Assessment assessment) {
        return new AssessmentWriter(assessment).write();
    }

    /** Read once, when first asked for. */
    private static final class ShippedModel {
        static final SeverityModel MODEL = readModel(SHIPPED, shippedModelFile());
    }
}
