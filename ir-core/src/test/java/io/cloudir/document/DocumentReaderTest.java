package io.cloudir.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.model.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static final Form YAML = new Form(Notation.YAML, Mark.ACCEPTED, "begin with an example");
    private static final Form EITHER = new Form(Notation.JSON_OR_YAML, Mark.REFUSED, "begin with an example");

    private final Faults faults = new Faults();

    @Test
    void scalarsKeepWhatWasWritten() {
        Node.Mapping root = mapping("""
                a: 1_000
                b: 0.50
                c: True
                d: ~
                e: |
                  two
                  lines
                f: "007"
                """);

        assertThat(root.members().values())
                .extracting(member -> (Node.Scalar) member.value())
                .extracting(scalar -> scalar.kind() + " " + scalar.text())
                .containsExactly(
                        "INTEGER 1_000", "DECIMAL 0.50", "BOOLEAN True", "NOTHING ", "TEXT two\nlines\n", "TEXT 007");
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void everyValueKnowsItsPlaceInYamlAndInJson() {
        for (String text : List.of("{\"a/b\":\n  [1, {\"~\": 2}]}", "a/b:\n  [1, {\"~\": 2}]")) {
            assertThat(mapping(text).at(List.of("a/b", 1, "~"))).as(text).isEqualTo(new Place(2, 13, "/a~1b/1/~0"));
        }
    }

    @Test
    void aStreamGivesItsDocumentsUpToTheFirstThatCannotBeParsed() {
        List<Node> trees = DocumentReader.readAll(bytes("---\n---\na: 1\n---\nb: 2\n---\nc: [\n"), YAML, faults);

        assertThat(trees).extracting(tree -> tree.place().line()).containsExactly(3, 5);
        assertThat(briefs()).containsExactly("8:1 syntax");
    }

    @Test
    void aCodePointThatIsNoCharacterIsAFaultWhereItStands() {
        List<Node> trees = DocumentReader.readAll(bytes("a: 1\nb: x\uFFFF\nc: \uFFFE"), YAML, faults);

        assertThat(trees).hasSize(1);
        assertThat(briefs()).containsExactly("2:5 unprintable", "3:4 unprintable");
    }

    @Test
    void aDocumentThatLiesTooDeepLeavesThoseBeforeIt() {
        List<Node> trees = DocumentReader.readAll(bytes("a: 1\n---\n" + "[".repeat(30)), YAML, faults);

        assertThat(trees).hasSize(1);
        assertThat(briefs()).containsExactly("3:22 too-deep");
    }

    @Test
    void aByteOrderMarkIsAcceptedOrRefused() {
        assertThat(DocumentReader.read(bytes("\uFEFFa: 1"), YAML, faults)).isPresent();
        assertThat(briefs()).isEmpty();
        assertThat(DocumentReader.read(bytes("\uFEFFa: 1"), EITHER, faults)).isPresent();
        assertThat(briefs()).containsExactly("1:1 byte-order-mark");
    }

    @Test
    void aKeyThatIsThereTwiceCountsOnce() {
        assertThat(mapping("a: 1\nb: 2\na: 3\n").text(List.of("a"))).isEmpty();
        assertThat(briefs()).containsExactly("3:1 duplicate-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *b", "a: &b {c: 1}", "a: !b 1", "a: !!binary aGk=", "a: !!str 1"})
    void whatWouldHaveToBeLookedUpElsewhereIsRefused(String text) {
        mapping(text);
        assertThat(faults.sorted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: \"\\UFFFFFFFF\"",
                "a: \"\\uD800\"",
                "? [a, b]\n: c",
                "{\"a\": \"\\uD800\"",
                "a: \uFFFE",
                "%YAML 9.9\n---\na: 1",
                "{\"a\": 1e",
                "a: @b",
                "\t"
            })
    void oddTextIsReadOrRefusedAndNeverThrows(String text) {
        assertThat(DocumentReader.read(bytes(text), EITHER, faults).isPresent() || !faults.isEmpty())
                .isTrue();
    }

    private Node.Mapping mapping(String text) {
        return (Node.Mapping) DocumentReader.read(bytes(text), EITHER, faults).orElseThrow();
    }

    private List<String> briefs() {
        return faults.sorted().stream().map(DocumentReaderTest::brief).toList();
    }

    private static String brief(Fault fault) {
        return fault.line() + ":" + fault.column() + " " + fault.code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
