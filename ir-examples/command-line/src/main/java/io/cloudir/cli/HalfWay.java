package io.cloudir.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;

/** Tells which playbooks an incident has left half-way, so that none is forgotten when it moves on. */
final class HalfWay {
    private static final JsonMapper MAPPER = new JsonMapper();

    private HalfWay() {}

    /** What to say after the command has moved the incident to another phase; nothing if it has not. */
    static List<String> lines(Incident incident, News news, Hints hints) {
        List<String> lines = new ArrayList<>();
        for (PlaybookRun run : news.hasMoved(incident) ? running(incident) : List.<PlaybookRun>of()) {
            String step = run.standsAt()
                    .map(it -> ", at step " + it.id() + " '"
                            + Text.printable(it.started().event().name()) + "'")
                    .orElse("");
            lines.add("ir: note: playbook '"
                    + Text.printable(run.started().event().name()) + "' is followed half-way (" + run.id() + step
                    + "); go on with it, or end it:");
            lines.add("      " + hints.same("playbook follow " + incident.id()));
            run.standsAt()
                    .map(StepVisit::id)
                    .ifPresent(visit -> lines.add("      "
                            + hints.same("playbook give-up " + incident.id() + ' ' + run.id() + ' ' + visit
                                    + " --reason TEXT")));
            lines.add("      " + hints.same("playbook stop " + incident.id() + ' ' + run.id() + " --reason TEXT"));
        }
        return lines;
    }

    /** {@code [{"run","playbook","step"}]}; the step is null between two. */
    static String json(Incident incident) {
        ArrayNode runs = MAPPER.createArrayNode();
        running(incident)
                .forEach(run -> runs.addObject()
                        .put("run", run.id())
                        .put("playbook", Text.wellFormed(run.started().event().name()))
                        .put("step", run.standsAt().map(StepVisit::id).orElse(null)));
        return runs.toString();
    }

    private static List<PlaybookRun> running(Incident incident) {
        return incident.playbooks().stream().filter(PlaybookRun::isRunning).toList();
    }
}
