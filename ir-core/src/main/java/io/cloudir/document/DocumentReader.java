package io.cloudir.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bytes of a document into trees.
 *
 * <p>A document has at most {@value #SIZE_LIMIT} bytes, {@value TreeBuilder#DEPTH_LIMIT} levels and {@value
 * TreeBuilder#NODE_LIMIT} values. It is UTF-8. Anchors, aliases and tags of YAML are faults: what a document says stands
 * where it is read, and a small text cannot unfold into a large one.
 */
public final class DocumentReader {
    /** Bytes that a document may have. */
    public static final int SIZE_LIMIT = 1 << 20;

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Form form;
    private final Faults faults;

    private DocumentReader(Form form, Faults faults) {
        this.form = form;
        this.faults = faults;
    }

    /** The one tree; empty if the document has no structure that could be read, of which {@code faults} then tells. */
    public static Optional<Node> read(byte[] bytes, Form form, Faults faults) {
        List<Node> trees = new DocumentReader(form, faults).trees(bytes, TreeBuilder::one);
        return trees.stream().findFirst();
    }

    /**
     * The trees of all documents that stand in one stream of YAML, empty ones left out. After a fault that ends the
     * reading, those before it are still returned.
     */
    public static List<Node> readAll(byte[] bytes, Form form, Faults faults) {
        return new DocumentReader(form, faults).trees(bytes, TreeBuilder::all);
    }

    /** The text, without a byte order mark; what is not clean UTF-8 is a fault and replaced by U+FFFD. */
    public static Optional<String> text(byte[] bytes, Form form, Faults faults) {
        return Utf8Text.decode(bytes, form.mark(), faults);
    }

    private List<Node> trees(byte[] bytes, Reading reading) {
        List<Node> trees = new ArrayList<>();
        if (bytes.length > SIZE_LIMIT) {
            faults.add(
                    Place.START,
                    "too-large",
                    "the document has " + bytes.length + " bytes; at most " + SIZE_LIMIT + " are read",
                    "remove what does not belong into it, or split it");
            return trees;
        }
        Utf8Text.decode(bytes, form.mark(), faults)
                .map(text -> Utf8Text.withoutControls(text, faults))
                .ifPresent(text -> parse(text, reading, trees));
        return trees;
    }

    private void parse(String text, Reading reading, List<Node> trees) {
        try (JsonParser parser = form.isYaml(text) ? YAML.createParser(text) : JSON.createParser(text)) {
            reading.read(new TreeBuilder(parser, form, faults), trees);
        } catch (TreeBuilder.Stopped noted) {
            // Its fault says why; the trees before it stay.
            return;
        } catch (JsonProcessingException broken) {
            faults.add(SyntaxFault.of(broken));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a text failed", impossible);
        }
    }

    private interface Reading {
        void read(TreeBuilder builder, List<Node> trees) throws IOException;
    }
}
