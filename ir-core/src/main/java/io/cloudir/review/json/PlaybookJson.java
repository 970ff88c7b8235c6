package io.cloudir.review.json;

import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Which playbooks were followed, and how. */
final class PlaybookJson {
    private PlaybookJson() {}

    static void write(List<PlaybookRun> runs, JsonOut json) throws IOException {
        json.objects("playbooks", runs, run -> {
            json.text("id", run.id());
            json.text("playbook", run.started().event().playbookId());
            json.text("name", run.started().event().name());
            json.texts(
                    "documents",
                    run.started().event().documents().stream().map(Digest::hex).toList());
            json.time("startedAt", run.started().occurredAt());
            json.actor(run.started().actor());
            json.objects("steps", run.visits(), visit -> step(visit, json));
            json.time("finishedAt", run.finished().map(it -> it.occurredAt()));
            json.text("state", state(run));
            json.text("reason", run.finished().map(it -> it.event().reason()));
        });
    }

    private static void step(StepVisit visit, JsonOut json) throws IOException {
        json.text("visit", visit.id());
        json.text("step", visit.started().event().stepId());
        json.text("name", visit.started().event().name());
        json.time("startedAt", visit.started().occurredAt());
        json.objects("decisions", visit.branches(), branch -> {
            json.text("branch", branch.event().branch());
            json.text("because", branch.event().because());
        });
        json.texts(
                "commands",
                visit.commands().stream().map(it -> it.event().detail()).toList());
        json.time("finishedAt", visit.finished().map(it -> it.occurredAt()));
        json.text(
                "outcome",
                visit.finished()
                        .map(it -> it.event()
                                .outcome()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')));
        json.text("reason", visit.finished().map(it -> it.event().reason()));
    }

    private static String state(PlaybookRun run) {
        return run.finished()
                .map(it -> it.event().succeeded() ? "succeeded" : "failed")
                .orElse("running");
    }
}
