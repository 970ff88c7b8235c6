package io.cloudir.respond.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.cloud.StateChange;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.LeftOut;
import java.util.List;
import java.util.Locale;

/** Writes what would be done, and what is left to people, as JSON in ASCII. The same plans give the same bytes. */
public final class PlanJson {
    /** The name and version of the format. */
    public static final String SCHEMA = "ir.plan/1";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    /** Lines end in the same way on every system. */
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private PlanJson() {}

    /** All plans of an incident in order, and what is left to people. */
    public static String of(List<ActionPlan> plans, List<LeftOut> leftOut) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        ArrayNode actions = root.putArray("actions");
        plans.forEach(plan -> write(plan, actions.addObject()));
        ArrayNode left = root.putArray("leftToPeople");
        leftOut.forEach(one -> left.addObject()
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("target", one.target().id())
                .put("task", one.task())
                .put("reason", one.reason()));
        return text(root);
    }

    /** One plan. */
    public static String of(ActionPlan plan) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        write(plan, root);
        return text(root);
    }

    private static void write(ActionPlan plan, ObjectNode node) {
        node.put("incident", plan.incident().value());
        node.put("action", plan.actionId());
        node.put("type", plan.type());
        node.put("purpose", plan.purpose().name().toLowerCase(Locale.ROOT));
        node.put("reversible", plan.isReversible());
        node.put("digest", plan.digest().hex());
        node.putObject("target")
                .put("type", plan.target().type().code())
                .put("id", plan.target().id());
        node.put("why", plan.why());
        node.put("residue", plan.residue());
        node.put("radius", plan.radius());
        plan.expires().ifPresent(end -> node.put("expires", end.toString()));
        texts(node.putArray("takesBack"), plan.records());
        texts(node.putArray("reaches"), plan.reach());
        texts(node.putArray("permissions"), plan.permissions());
        texts(node.putArray("evidenceAtRisk"), plan.evidenceAtRisk());
        texts(node.putArray("tasks"), plan.tasks());
        ArrayNode changes = node.putArray("changes");
        plan.changes().forEach(change -> write(change, changes.addObject()));
    }

    private static void write(StateChange change, ObjectNode node) {
        node.put("target", change.target().toString());
        node.put("call", change.call());
        node.put("undo", change.undoCall());
        node.put("before", change.before());
        node.put("after", change.after());
        node.put("residue", change.residue());
    }

    private static void texts(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static String text(ObjectNode root) {
        try {
            return JSON.writer(LINES).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text and numbers is always JSON", e);
        }
    }
}
