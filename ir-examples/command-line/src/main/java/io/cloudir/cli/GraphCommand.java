package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.investigate.graph.GraphDot;
import io.cloudir.investigate.graph.json.GraphJson;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir graph}: who and what an incident is about, and how each is linked to the others. */
@Command(
        name = "graph",
        description = {
            "Write how identities, keys, sessions, addresses and resources of an incident are linked.",
            "Without an option in DOT, for Graphviz: ir graph ID --store DIR | dot -Tsvg > graph.svg"
        })
final class GraphCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final PlanOption plan = new PlanOption();

    @ArgGroup
    private final Form form = new Form();

    @Parameters(paramLabel = "ID", description = "The incident.")
    @SuppressWarnings("NullAway.Init") // required
    private String id;

    GraphCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One of two. */
    static final class Form {
        @Option(names = "--json", description = "Write JSON.")
        private boolean json;

        @Option(names = "--dot", description = "Write DOT, which is the default.")
        private boolean dot;
    }

    @Override
    public Integer call() {
        IncidentId incident = HandOptions.incident(id);
        store.requireStore();
        JournalSettings settings =
                JournalSettings.secure(Clock.systemUTC(), new SecureRandom()).warningTo(terminal::note);
        try (JournalStore journals = store.open(settings)) {
            ResponsePlan inForce = plan.load();
            IncidentResponse response = IncidentResponse.builder()
                    .store(journals)
                    .plan(inForce)
                    .mappings(plan.mappings(inForce))
                    .clock(Clock.systemUTC())
                    .evidence(store.evidence())
                    .build();
            if (response.incident(incident).isEmpty()) {
                throw new Failure(
                        ExitCode.INPUT,
                        "there is no incident " + incident + " in namespace '" + journals.namespace()
                                + "'; expected one of those that ir list shows");
            }
            EntityGraph graph = response.graph(incident);
            if (form.dot || !form.json) {
                terminal.print(GraphDot.write(graph));
            } else {
                terminal.json(GraphJson.write(graph));
            }
            graph.leftOut().forEach(terminal::note);
        }
        return ExitCode.DONE;
    }
}
