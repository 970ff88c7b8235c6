package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.investigate.graph.Edge;
import io.cloudir.investigate.graph.EdgeType;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.investigate.graph.Node;
import io.cloudir.investigate.graph.NodeType;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entity graph that records tell of. */
class GraphReadingTest {
    private static final Node MALLORY = Node.of(NodeType.IDENTITY, Exercise.MALLORY);
    private static final Node FIRST = Node.of(NodeType.SESSION, Chain.FIRST);
    private static final Node SECOND = Node.of(NodeType.SESSION, Chain.SECOND);
    private static final Node LEDGER = Node.of(NodeType.RESOURCE, "s3:bucket/ledger");

    private static EntityGraph graph(List<Activity> records) {
        return GraphReading.of(List.of(), records);
    }

    @Test
    void whoActedIsLinkedToAddressKeySessionsAndWhatWasChanged() {
        EntityGraph graph = graph(Chain.twoHops());

        assertThat(graph.edges())
                .extracting(Edge::from, Edge::type, Edge::to)
                .contains(
                        tuple(MALLORY, EdgeType.ACTED_FROM, Node.of(NodeType.ADDRESS, "203.0.113.7")),
                        tuple(MALLORY, EdgeType.USED_KEY, Node.of(NodeType.KEY, Exercise.KEY)),
                        tuple(
                                MALLORY,
                                EdgeType.CREATED,
                                Node.of(NodeType.IDENTITY, "arn:aws:iam::123456789012:user/backdoor")),
                        tuple(MALLORY, EdgeType.ASSUMED, FIRST),
                        tuple(FIRST, EdgeType.ASSUMED, SECOND),
                        tuple(SECOND, EdgeType.ACTS_AS, Node.of(NodeType.IDENTITY, Chain.ADMIN)),
                        tuple(SECOND, EdgeType.CHANGED, LEDGER));
        assertThat(graph.reachable(MALLORY, 3)).containsEntry(LEDGER, 3);
    }

    @Test
    void thingsOfOneNameAndDifferentKindsAreNotOne() {
        EntityGraph graph = graph(List.of(
                Chain.record(1, Chain.mallory(), "iam", "DeleteGroup", "{\"groupName\":\"ledger\"}", "null", ""),
                Chain.record(2, Chain.mallory(), "s3", "DeleteBucket", "{\"bucketName\":\"ledger\"}", "null", "")));

        assertThat(graph.edges())
                .filteredOn(edge -> edge.type() == EdgeType.CHANGED)
                .extracting(edge -> edge.to().id())
                .containsExactlyInAnyOrder("iam:group/ledger", "s3:bucket/ledger");
    }

    @Test
    void theOrderOfTheRecordsDoesNotMatter() {
        List<Activity> reversed = new ArrayList<>(Chain.twoHops());
        Collections.reverse(reversed);

        assertThat(graph(reversed)).isEqualTo(graph(Chain.twoHops()));
    }

    @Test
    void whatWasOnlyReadOrTriedIsNotChanged() {
        EntityGraph graph = graph(List.of(
                Chain.record(1, Chain.mallory(), "s3", "GetBucketAcl", "{\"bucketName\":\"ledger\"}", "null", ""),
                Chain.record(
                        2,
                        Chain.mallory(),
                        "s3",
                        "DeleteBucket",
                        "{\"bucketName\":\"ledger\"}",
                        "null",
                        ",\"errorCode\":\"AccessDenied\"")));

        assertThat(graph.edgesOf(LEDGER)).extracting(Edge::type).containsExactly(EdgeType.READS, EdgeType.TRIED);
    }

    @Test
    void aHostThatWasStartedAndTheSessionOfItsRoleAreLinked() {
        Node host = Node.of(NodeType.HOST, "i-0123456789abcdef0");
        EntityGraph graph = graph(List.of(
                Chain.record(
                        1,
                        Chain.mallory(),
                        "ec2",
                        "RunInstances",
                        "null",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + host.id() + "\"}]}}",
                        ""),
                Chain.record(
                        2, Chain.session(Chain.APP, host.id(), Chain.FIRST), "s3", "ListBuckets", "null", "null", "")));

        assertThat(graph.edgesOf(host))
                .extracting(Edge::from, Edge::type)
                .containsExactly(tuple(MALLORY, EdgeType.CREATED), tuple(FIRST, EdgeType.RUNS_ON));
    }

    @Test
    void ofARecordThatIsNotAtHandItsSummaryIsShown() {
        Exercise exercise = new Exercise(Chain.twoHops())
                .signal(Severity.HIGH, Trigger.RULE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 1, 2);

        assertThat(Investigation.graph(exercise.incident(), List.of()).edges())
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.from()).isEqualTo(MALLORY);
                    assertThat(edge.to()).isEqualTo(Node.of(NodeType.ADDRESS, "203.0.113.7"));
                    assertThat(edge.records()).containsExactly("e-1", "e-2");
                });
    }
}
