package io.cloudir.investigate;

import io.cloudir.investigate.graph.EdgeType;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.investigate.graph.GraphDraft;
import io.cloudir.investigate.graph.Node;
import io.cloudir.investigate.graph.NodeType;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an entity graph out of records: who acted from where, with which key or session, and on what. */
final class GraphReading {
    private static final FieldPath NEW_KEY = FieldPath.of("responseElements.accessKey.accessKeyId");
    private static final FieldPath NEW_HOSTS = FieldPath.of("responseElements.instancesSet.items.instanceId");

    private final GraphDraft draft = new GraphDraft();

    private GraphReading() {}

    static EntityGraph of(List<CitedRecord> cited, List<Activity> activities) {
        GraphReading reading = new GraphReading();
        Set<Digest> atHand =
                activities.stream().map(activity -> Digest.of(activity.raw())).collect(Collectors.toSet());
        List<Told> told = new ArrayList<>();
        cited.stream()
                .map(CitedRecord::summary)
                .filter(summary -> !atHand.contains(summary.digest()))
                .forEach(summary -> told.add(new Told(summary, Optional.empty())));
        activities.forEach(activity -> told.add(new Told(activity.summary(), Optional.of(activity))));
        told.stream()
                .sorted(Comparator.comparing((Told it) -> it.summary().time())
                        .thenComparing(it -> it.summary().id())
                        .thenComparing(it -> it.summary().digest().hex()))
                .forEach(it -> it.activity().ifPresentOrElse(reading::read, () -> reading.read(it.summary())));
        return reading.draft.done();
    }

    /** A record, or what the journal keeps of it. */
    private record Told(RecordSummary summary, Optional<Activity> activity) {}

    private void read(RecordSummary summary) {
        Optional<Node> actor = entity(summary, EntityType.PRINCIPAL).map(it -> Node.of(NodeType.IDENTITY, it));
        actor.ifPresent(draft::node);
        actor.ifPresent(who -> address(summary)
                .ifPresent(where -> draft.edge(who, EdgeType.ACTED_FROM, where, summary.time(), summary.id())));
    }

    private void read(Activity activity) {
        RecordSummary summary = activity.summary();
        Optional<Node> identity = entity(summary, EntityType.PRINCIPAL).map(it -> Node.of(NodeType.IDENTITY, it));
        if (identity.isEmpty()) {
            return;
        }
        Node actor = actor(activity, identity.get());
        draft.node(actor);
        address(summary).ifPresent(where -> link(actor, EdgeType.ACTED_FROM, where, activity));
        SessionMade.of(activity).ifPresent(made -> {
            Node session = Node.of(NodeType.SESSION, made.id());
            link(maker(made, actor), EdgeType.ASSUMED, session, activity);
            link(session, EdgeType.ACTS_AS, Node.of(NodeType.IDENTITY, made.identity()), activity);
        });
        made(activity, actor);
        EdgeType how = how(activity);
        activity.head().resources().forEach(resource -> link(actor, how, node(resource, identity.get()), activity));
    }

    /**
     * A user or role is the identity that its own records name; of other things two of one name are told apart by their kind.
     *
     * @param actor who named it, in whose partition of the cloud it is
     */
    private static Node node(ResourceRef resource, Node actor) {
        String kind = resource.type();
        boolean named = resource.id().startsWith("arn:");
        if (kind.equals("iam:user") || kind.equals("iam:role")) {
            AwsPartition partition = AwsPartition.ofArn(actor.id()).orElse(AwsPartition.COMMERCIAL);
            String name = kind.substring("iam:".length()) + '/' + resource.id();
            return Node.of(
                    NodeType.IDENTITY,
                    named
                            ? resource.id()
                            : partition.arn("iam", "", resource.account().id(), name));
        }
        if (resource.isHost()) {
            return Node.of(NodeType.HOST, resource.id());
        }
        return Node.of(NodeType.RESOURCE, named ? resource.id() : kind + '/' + resource.id());
    }

    /** A session, or an identity with the key that it used. */
    private Node actor(Activity activity, Node identity) {
        String key = activity.head().accessKey();
        String name = SessionMade.nameOf(activity);
        boolean temporary = key.startsWith("ASIA");
        if (!temporary && name.isEmpty()) {
            if (!key.isBlank()) {
                link(identity, EdgeType.USED_KEY, Node.of(NodeType.KEY, key), activity);
            }
            return identity;
        }
        Node session = Node.of(NodeType.SESSION, temporary ? key : TracedSession.byName(identity.id(), name));
        link(session, EdgeType.ACTS_AS, identity, activity);
        if (name.startsWith("i-")) {
            // The session of a host's role is called by the host (EC2 user guide, instance profiles).
            link(session, EdgeType.RUNS_ON, Node.of(NodeType.HOST, name), activity);
        }
        return session;
    }

    /** A switch of roles is recorded as the role that was switched to, so who switched is told beside it. */
    private static Node maker(SessionMade made, Node actor) {
        if (!made.activity().head().action().equals("SwitchRole")) {
            return actor;
        }
        return made.byName().isEmpty()
                ? Node.of(NodeType.IDENTITY, made.by())
                : Node.of(NodeType.SESSION, TracedSession.byName(made.by(), made.byName()));
    }

    private void made(Activity activity, Node actor) {
        if (Inquiry.succeeded(activity)) {
            texts(activity, NEW_KEY)
                    .forEach(key -> link(actor, EdgeType.CREATED, Node.of(NodeType.KEY, key), activity));
            if (activity.head().action().equals("RunInstances")) {
                texts(activity, NEW_HOSTS)
                        .forEach(host -> link(actor, EdgeType.CREATED, Node.of(NodeType.HOST, host), activity));
            }
        }
    }

    private static EdgeType how(Activity activity) {
        if (!Inquiry.succeeded(activity)) {
            return EdgeType.TRIED;
        }
        CloudCall call = CloudCall.of(activity.summary());
        if (activity.head().readOnly() || call.isRead()) {
            return EdgeType.READS;
        }
        return call.name().startsWith("Create") ? EdgeType.CREATED : EdgeType.CHANGED;
    }

    private void link(Node from, EdgeType type, Node to, Activity activity) {
        draft.edge(from, type, to, activity.time(), activity.id());
    }

    private static Optional<Node> address(RecordSummary summary) {
        return entity(summary, EntityType.ADDRESS).map(it -> Node.of(NodeType.ADDRESS, it));
    }

    private static Optional<String> entity(RecordSummary summary, EntityType type) {
        return summary.entities().stream()
                .filter(entity -> entity.type() == type)
                .map(Entity::id)
                .findFirst();
    }

    private static List<String> texts(Activity activity, FieldPath path) {
        return activity.values(path).stream()
                .filter(value -> value.kind() == FieldValue.Kind.TEXT)
                .map(FieldValue::text)
                .filter(text -> !text.isBlank())
                .toList();
    }
}
