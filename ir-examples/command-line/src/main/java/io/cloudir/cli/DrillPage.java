package io.cloudir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.drill.DrillResult;
import io.cloudir.drill.DrillResult.Played;
import io.cloudir.drill.DrillResult.Times;
import io.cloudir.drill.Goal;
import io.cloudir.model.Text;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a drill came to, as lines to read and as JSON. */
final class DrillPage {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private DrillPage() {}

    static List<String> lines(DrillResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("drill " + result.drill() + ", seed " + result.seed() + ": "
                + (result.holds() ? "all goals hold" : "not all goals hold"));
        for (Played incident : result.incidents()) {
            lines.add(incident.id() + " (" + incident.scenario() + "), now "
                    + incident.phase().code());
            int pass = 0;
            for (Times times : incident.passes()) {
                pass++;
                lines.add("  pass " + pass + ": detect " + words(times.detect()) + ", contain " + words(times.contain())
                        + ", recover " + words(times.recover()));
            }
        }
        result.goals()
                .forEach(goal ->
                        lines.add((goal.met() ? "  met      " : "  NOT MET  ") + goal.name() + ": " + goal.why()));
        return lines;
    }

    static String json(DrillResult result) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", "ir.drill/1").put("drill", result.drill()).put("seed", result.seed());
        root.put("holds", result.holds());
        ArrayNode incidents = root.putArray("incidents");
        result.incidents().forEach(incident -> add(incidents.addObject(), incident));
        ArrayNode goals = root.putArray("goals");
        for (Goal goal : result.goals()) {
            goals.addObject().put("name", goal.name()).put("met", goal.met()).put("why", Text.wellFormed(goal.why()));
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode row, Played incident) {
        row.put("id", incident.id().value()).put("scenario", incident.scenario());
        row.put("phase", incident.phase().name());
        ArrayNode passes = row.putArray("passes");
        for (Times times : incident.passes()) {
            ObjectNode pass = passes.addObject();
            pass.put("detectSeconds", seconds(times.detect()));
            pass.put("containSeconds", seconds(times.contain()));
            pass.put("recoverSeconds", seconds(times.recover()));
        }
    }

    private static @Nullable Long seconds(Optional<Duration> length) {
        return length.map(Duration::toSeconds).orElse(null);
    }

    private static String words(Optional<Duration> length) {
        return length.map(it -> it.toMinutes() + " min " + it.toSecondsPart() + " s")
                .orElse("never");
    }
}
