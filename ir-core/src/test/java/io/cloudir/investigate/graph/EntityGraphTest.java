package io.cloudir.investigate.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.investigate.graph.json.GraphJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph of things that can be walked and written out. */
class EntityGraphTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Node MALLORY = Node.of(NodeType.IDENTITY, "mallory");
    private static final Node ADDRESS = Node.of(NodeType.ADDRESS, "203.0.113.7");
    private static final Node SESSION = Node.of(NodeType.SESSION, "ASIA1");
    private static final Node ROLE = Node.of(NodeType.IDENTITY, "app");
    private static final Node BUCKET = Node.of(NodeType.RESOURCE, "ledger");

    private static EntityGraph chain() {
        GraphDraft draft = new GraphDraft();
        draft.edge(MALLORY, EdgeType.ACTED_FROM, ADDRESS, NINE, "e-1");
        draft.edge(MALLORY, EdgeType.ASSUMED, SESSION, NINE.plusSeconds(1), "e-2");
        draft.edge(SESSION, EdgeType.ACTS_AS, ROLE, NINE.plusSeconds(1), "e-2");
        draft.edge(SESSION, EdgeType.READS, BUCKET, NINE.plusSeconds(2), "e-3");
        draft.edge(SESSION, EdgeType.READS, BUCKET, NINE.plusSeconds(3), "e-4");
        return draft.done();
    }

    @Test
    void aLinkThatSeveralRecordsTellOfIsOneWithItsRecordsAndTimes() {
        assertThat(chain().edgesOf(BUCKET)).singleElement().satisfies(edge -> {
            assertThat(edge.count()).isEqualTo(2);
            assertThat(edge.records()).containsExactly("e-3", "e-4");
            assertThat(edge.span().from()).isEqualTo(NINE.plusSeconds(2));
            assertThat(edge.span().to()).isEqualTo(NINE.plusSeconds(3));
        });
    }

    @Test
    void neighboursAreWhatIsLinkedEitherWay() {
        assertThat(chain().neighbours(SESSION)).containsExactly(ROLE, MALLORY, BUCKET);
        assertThat(chain().neighbours(Node.of(NodeType.HOST, "i-1"))).isEmpty();
    }

    @Test
    void whatIsReachableIsFoundTheWayThatLinksLeadAndNoFurtherThanAsked() {
        assertThat(chain().reachable(MALLORY, 9)).isEqualTo(Map.of(ADDRESS, 1, SESSION, 1, ROLE, 2, BUCKET, 2));
        assertThat(chain().reachable(MALLORY, 1)).containsOnlyKeys(ADDRESS, SESSION);
        assertThat(chain().reachable(MALLORY, 0)).isEmpty();
        assertThat(chain().reachable(BUCKET, 9)).isEmpty();
    }

    @Test
    void walkingInACycleEnds() {
        GraphDraft draft = new GraphDraft();
        draft.edge(MALLORY, EdgeType.ASSUMED, SESSION, NINE, "e-1");
        draft.edge(SESSION, EdgeType.ASSUMED, MALLORY, NINE, "e-2");
        draft.edge(SESSION, EdgeType.ASSUMED, SESSION, NINE, "e-3");
        EntityGraph cycle = draft.done();

        assertThat(cycle.reachable(MALLORY, Integer.MAX_VALUE)).containsOnlyKeys(SESSION);
        assertThat(cycle.neighbours(SESSION)).containsExactly(MALLORY);
    }

    @Test
    void theWayBetweenTwoThingsIsAShortestOneEitherWayAlongEachLink() {
        assertThat(chain().path(ADDRESS, BUCKET).orElseThrow())
                .extracting(Edge::type)
                .containsExactly(EdgeType.ACTED_FROM, EdgeType.ASSUMED, EdgeType.READS);
        assertThat(chain().path(ADDRESS, ADDRESS)).isEmpty();
        assertThat(chain().path(ADDRESS, Node.of(NodeType.HOST, "i-1"))).isEmpty();
    }

    @Test
    void aLinkNamesTheFirstRecordsAndCountsAll() {
        GraphDraft draft = new GraphDraft();
        for (int at = 0; at < 100; at++) {
            draft.edge(MALLORY, EdgeType.READS, BUCKET, NINE.plusSeconds(at), "e-" + at);
        }
        assertThat(draft.done().edges()).singleElement().satisfies(edge -> {
            assertThat(edge.records()).hasSize(Edge.RECORDS).startsWith("e-0", "e-1");
            assertThat(edge.count()).isEqualTo(100);
            assertThat(edge.span().to()).isEqualTo(NINE.plusSeconds(99));
        });
    }

    @Test
    void aGraphThatIsFullSaysHowMuchItLeavesOut() {
        GraphDraft draft = new GraphDraft(2, 10);
        draft.edge(MALLORY, EdgeType.READS, BUCKET, NINE, "e-1");
        draft.edge(MALLORY, EdgeType.ACTED_FROM, ADDRESS, NINE, "e-2");
        draft.edge(MALLORY, EdgeType.CHANGED, BUCKET, NINE, "e-3");
        EntityGraph full = draft.done();

        assertThat(full.edges()).extracting(Edge::type).containsExactly(EdgeType.CHANGED, EdgeType.READS);
        assertThat(full.nodes()).containsExactly(MALLORY, BUCKET);
        assertThat(full.leftOut()).singleElement().asString().contains("2 things", "1 mentions");
        assertThat(GraphJson.write(full)).contains("1 mentions of further ones");
        assertThat(GraphDot.write(full)).contains("// The graph is full");
        assertThat(chain().leftOut()).isEmpty();
    }

    @Test
    void theOrderInWhichLinksAreGivenDoesNotMatter() {
        List<Edge> edges = new ArrayList<>(chain().edges());
        Collections.reverse(edges);
        GraphDraft draft = new GraphDraft();
        edges.forEach(edge -> edge.records()
                .forEach(record -> draft.edge(
                        edge.from(),
                        edge.type(),
                        edge.to(),
                        NINE.plusSeconds(Integer.parseInt(record.substring(2)) - 1),
                        record)));
        assertThat(draft.done()).isEqualTo(chain()).hasSameHashCodeAs(chain());
        assertThat(GraphJson.write(draft.done())).isEqualTo(GraphJson.write(chain()));
    }

    @Test
    void jsonNamesEachThingOnceAndLinksByIndex() throws Exception {
        JsonNode json = new JsonMapper().readTree(GraphJson.write(chain()));

        assertThat(json.path("schema").asText()).isEqualTo("ir.graph/1");
        assertThat(json.path("nodes")).hasSize(5);
        JsonNode last = json.path("edges").path(3);
        assertThat(last.path("type").asText()).isEqualTo("reads");
        assertThat(json.path("nodes").path(last.path("from").asInt()).path("id").asText())
                .isEqualTo("ASIA1");
        assertThat(json.path("nodes").path(last.path("to").asInt()).path("id").asText())
                .isEqualTo("ledger");
        assertThat(last.path("records")).extracting(JsonNode::asText).containsExactly("e-3", "e-4");
    }

    @Test
    void dotIsAGraphOfNumberedNodesWithLabels() {
        assertThat(GraphDot.write(chain()))
                .startsWith("digraph incident {\n")
                .contains("n1 [shape=ellipse, label=\"identity\\nmallory\"];")
                .contains("n2 -> n4 [label=\"reads x2\"")
                .endsWith("}\n");
    }

    /** A label ends at its closing quote and nowhere else: no name gets out of it, and none is read as markup. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"]; evil [label=\"b",
                "a\\\"]; evil [label=\"b",
                "a\\",
                "a\nevil -> b;",
                "a\r\nevil -> b;",
                "\\N \\G \\n \\l",
                "<b>bold</b>",
                "<<table><tr><td>x</td></tr></table>>",
                "&lt;b&gt; &#60;",
                "a\u202Egnp.exe",
                "a\u0000b\u2028c",
                "// comment */ # hash"
            })
    void noNameGetsOutOfItsLabel(String name) {
        GraphDraft draft = new GraphDraft();
        draft.edge(Node.of(NodeType.IDENTITY, name), EdgeType.READS, BUCKET, NINE, name);
        String dot = GraphDot.write(draft.done());

        assertThat(dot.lines()).hasSize(7);
        for (String line : dot.lines().toList()) {
            String outside = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "Q");
            assertThat(outside).doesNotContain("evil").doesNotContain("\"").doesNotContain("\\");
        }
        assertThat(dot)
                .doesNotContain("=<")
                .doesNotContain("\u202E")
                .doesNotContain("&lt;")
                .doesNotContain("&#60;");
        assertThat(dot.chars()).noneMatch(c -> c < ' ' && c != '\n');
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\nb", "</script>", "a\u202Eb"})
    void jsonGivesHostileNamesBackAsTheyWere(String name) throws Exception {
        GraphDraft draft = new GraphDraft();
        draft.edge(Node.of(NodeType.IDENTITY, name), EdgeType.READS, BUCKET, NINE, "e-1");

        assertThat(new JsonMapper()
                        .readTree(GraphJson.write(draft.done()))
                        .path("nodes")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void aNodeNeedsANameThatIsNotTooLong() {
        assertThatThrownBy(() -> new Node(NodeType.KEY, " ")).hasMessageContaining("id of a node is blank");
        assertThatThrownBy(() -> new Node(NodeType.KEY, "a".repeat(513))).hasMessageContaining("use Node.of");
        assertThat(Node.of(NodeType.KEY, "a".repeat(600)).id()).hasSizeLessThanOrEqualTo(512);
        assertThat(Node.of(NodeType.KEY, "a".repeat(600))).isNotEqualTo(Node.of(NodeType.KEY, "a".repeat(599) + "b"));
    }
}
