package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Phase;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a life cycle as a Mermaid {@code stateDiagram-v2}: one edge for each row, labelled with its gates. */
public final class LifecycleDiagram {
    private LifecycleDiagram() {}

    /** The diagram, its lines ended by line feeds. */
    public static String mermaid(Lifecycle lifecycle) {
        Stream<String> edges = lifecycle.transitions().stream().map(LifecycleDiagram::edge);
        Stream<String> ends =
                Arrays.stream(Phase.values()).filter(Phase::isOver).map(phase -> "    " + phase.name() + " --> [*]\n");
        return Stream.of(Stream.of("stateDiagram-v2\n", "    [*] --> DETECTED\n"), edges, ends)
                .flatMap(lines -> lines)
                .collect(Collectors.joining());
    }

    private static String edge(Transition row) {
        String gates = row.gates().stream().map(Gate::code).collect(Collectors.joining(", "));
        String label = row.reasonRequired()
                ? Stream.of(gates, "with reason").filter(it -> !it.isEmpty()).collect(Collectors.joining(", "))
                : gates;
        return "    " + row.from().name() + " --> " + row.to().name() + (label.isEmpty() ? "" : " : " + label) + "\n";
    }
}
