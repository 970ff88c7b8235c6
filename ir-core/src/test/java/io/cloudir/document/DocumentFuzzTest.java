package io.cloudir.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cloudir.testing.FaultLaws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whatever the bytes of a document: a tree or faults, each with its place; and a tree that is written reads the same. */
class DocumentFuzzTest {
    private static final Form ANY = new Form(Form.Notation.JSON_OR_YAML, Form.Mark.ACCEPTED, "write something");
    private static final Form YAML = new Form(Form.Notation.YAML, Form.Mark.ACCEPTED, "write something");

    @FuzzTest
    void anyBytesAreATreeOrHaveFaults(byte[] bytes) {
        Faults faults = new Faults();
        Optional<Node> tree = DocumentReader.read(bytes, ANY, faults);
        if (!faults.isEmpty()) {
            FaultLaws.check(faults.sorted(), new String(bytes, StandardCharsets.UTF_8));
        } else {
            assertThat(tree).isPresent();
            assertWrittenReadsTheSame(tree.get());
        }
        tree.ifPresent(root -> assertPlaced(root, root, 0));
    }

    @FuzzTest
    void everyDocumentOfAStreamIsATreeOrHasFaults(byte[] bytes) {
        Faults faults = new Faults();
        List<Node> trees = DocumentReader.readAll(bytes, YAML, faults);
        if (!faults.isEmpty()) {
            FaultLaws.check(faults.sorted(), new String(bytes, StandardCharsets.UTF_8));
        } else {
            trees.forEach(DocumentFuzzTest::assertWrittenReadsTheSame);
        }
        trees.forEach(root -> assertPlaced(root, root, 0));
    }

    private static void assertWrittenReadsTheSame(Node tree) {
        String written = written(tree);
        if (written.length() > 100_000) {
            return;
        }
        Faults faults = new Faults();
        Optional<Node> again = DocumentReader.read(written.getBytes(StandardCharsets.UTF_8), YAML, faults);
        assertThat(faults.sorted()).as(written).isEmpty();
        assertThat(again.map(DocumentFuzzTest::written)).contains(written);
    }

    /** Each value knows a place on which it can be found again. */
    private static void assertPlaced(Node root, Node node, int depth) {
        assertThat(depth).isLessThanOrEqualTo(TreeBuilder.DEPTH_LIMIT);
        assertThat(node.place().line()).isPositive();
        assertThat(node.place().column()).isPositive();
        assertThat(root.at(path(node.place().pointer()))).isEqualTo(node.place());
        if (node instanceof Node.Mapping mapping) {
            mapping.members().values().forEach(member -> assertPlaced(root, member.value(), depth + 1));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> assertPlaced(root, item, depth + 1));
        }
    }

    private static List<Object> path(String pointer) {
        List<Object> path = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String step : pointer.substring(1).split("/", -1)) {
                path.add(new Step(step.replace("~1", "/").replace("~0", "~")).value());
            }
        }
        return path;
    }

    /** A step is a position where it is a number; a key that is a number is found by its text all the same. */
    private record Step(String text) {
        Object value() {
            return text.matches("0|[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(text) : text;
        }
    }

    /** As YAML in the form of JSON; plain values as they were written. */
    private static String written(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.members().values().stream()
                    .map(member -> "? " + quoted(member.name()) + " : " + written(member.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(DocumentFuzzTest::written).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> quoted(scalar.text());
            case NOTHING -> "null";
            default -> scalar.text();
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 0x7F && c >= ' ') {
                quoted.append(JsonStringEncoder.getInstance().quoteAsString(String.valueOf(c)));
            } else {
                quoted.append("\\u%04x".formatted((int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
