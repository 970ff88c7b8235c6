package io.cloudir.respond.playbook;

import io.cloudir.model.Text;
import java.util.HashMap;
import java.util.Map;

/** Draws a playbook as a Mermaid flowchart. Labels are quoted and escaped, so that no text of a document steers the drawing. */
public final class FlowChart {
    private static final int LABEL = 60;

    private final Map<String, String> names = new HashMap<>();
    private final StringBuilder text = new StringBuilder("flowchart TD\n");

    private FlowChart(Playbook playbook) {
        playbook.steps().keySet().forEach(id -> names.put(id, "s" + (names.size() + 1)));
    }

    /** The flowchart; the same playbook gives the same text. */
    public static String mermaid(Playbook playbook) {
        FlowChart chart = new FlowChart(playbook);
        playbook.steps().values().forEach(chart::node);
        playbook.steps().values().forEach(chart::edges);
        playbook.exception()
                .ifPresent(first -> chart.text
                        .append("    failure([\"unhandled failure\"]) -.-> ")
                        .append(chart.names.get(first))
                        .append('\n'));
        return chart.text.toString();
    }

    private void node(Step step) {
        String label = label(step.head().name());
        String drawn;
        if (step instanceof Step.Start || step instanceof Step.End) {
            drawn = "([\"" + label + "\"])";
        } else if (step instanceof Step.Parallel) {
            drawn = "[[\"" + label + "\"]]";
        } else if (step instanceof Step.Call) {
            drawn = "[/\"" + label + "\"/]";
        } else if (step instanceof Step.Action) {
            drawn = "[\"" + label + "\"]";
        } else {
            drawn = "{\"" + label + "\"}";
        }
        text.append("    ").append(names.get(step.head().id())).append(drawn).append('\n');
    }

    private void edges(Step step) {
        step.branches().forEach((name, first) -> edge(step, "-- \"" + label(name) + "\" -->", first));
        step.head().next().ifPresent(next -> edge(step, step.branches().isEmpty() ? "-->" : "==>", next));
        step.head().onFailure().ifPresent(next -> edge(step, "-. \"fails\" .->", next));
    }

    private void edge(Step from, String arrow, String to) {
        text.append("    ")
                .append(names.get(from.head().id()))
                .append(' ')
                .append(arrow)
                .append(' ')
                .append(names.get(to))
                .append('\n');
    }

    /** Everything but letters, digits and plain signs becomes an entity, as Mermaid writes one. */
    private static String label(String name) {
        StringBuilder label = new StringBuilder();
        String shown = Text.printable(name.length() > LABEL ? name.substring(0, LABEL) + "…" : name);
        shown.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || " .,:-…".indexOf(point) >= 0) {
                label.appendCodePoint(point);
            } else {
                label.append('#').append(point).append(';');
            }
        });
        return label.toString();
    }
}
