package io.cloudir.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.PlaybookAnswer;
import io.cloudir.PlaybookWait;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.Explanation;
import io.cloudir.respond.playbook.Playbook;
import java.time.Instant;
import java.util.Locale;

/** How far a playbook has come, or would come, for programs: one JSON object on one line. */
final class FollowJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private FollowJson() {}

    /** {@code {"schema":"ir.playbook-run/1","run","playbook","state","reason","steps":[],"waits":[],"lookAgain"}}. */
    static String of(PlaybookAnswer.Followed answer) {
        PlaybookRun run = answer.run();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", "ir.playbook-run/1");
        root.put("run", run.id());
        root.put("playbook", Text.wellFormed(run.started().event().name()));
        root.put(
                "state",
                run.finished()
                        .map(it -> it.event().succeeded() ? "succeeded" : "failed")
                        .orElse("running"));
        root.put(
                "reason",
                run.finished().map(it -> Text.wellFormed(it.event().reason())).orElse(""));
        ArrayNode steps = root.putArray("steps");
        run.visits().stream().filter(visit -> !visit.isMark()).forEach(visit -> add(visit, steps.addObject()));
        ArrayNode waits = root.putArray("waits");
        answer.waits().forEach(wait -> add(wait, waits.addObject()));
        root.put("lookAgain", answer.lookAgain().map(Instant::toString).orElse(null));
        return root.toString();
    }

    /** {@code {"schema":"ir.playbook-dry-run/1","playbook","lines":[{"depth","step","text"}]}}. */
    static String of(Playbook playbook, Explanation explanation) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", "ir.playbook-dry-run/1");
        root.put("playbook", Text.wellFormed(playbook.name()));
        ArrayNode lines = root.putArray("lines");
        explanation
                .lines()
                .forEach(line -> lines.addObject()
                        .put("depth", line.depth())
                        .put("step", line.stepId())
                        .put("text", Text.wellFormed(line.text())));
        return root.toString();
    }

    private static void add(StepVisit visit, ObjectNode json) {
        json.put("visit", visit.started().event().visit());
        json.put("step", Text.wellFormed(visit.started().event().name()));
        json.put(
                "outcome",
                visit.finished()
                        .map(it -> it.event()
                                .outcome()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                        .orElse(null));
    }

    private static void add(PlaybookWait wait, ObjectNode json) {
        json.put("visit", wait.visit());
        json.put("step", Text.wellFormed(wait.step()));
        json.put("what", Text.wellFormed(wait.what()));
        json.put("action", wait.actionId().orElse(null));
        json.put("task", wait.taskId().orElse(null));
        json.put("phase", wait.phase().map(Phase::code).orElse(null));
    }
}
