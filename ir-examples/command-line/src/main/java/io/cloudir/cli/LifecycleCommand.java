package io.cloudir.cli;

import io.cloudir.incident.json.LifecycleJson;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.LifecycleDiagram;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ir lifecycle}: the table of phases, as a diagram or as data. */
@Command(name = "lifecycle", description = "Print the life cycle of an incident as a Mermaid state diagram.")
final class LifecycleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print the transitions with their gates as JSON.")
    private boolean json;

    LifecycleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Lifecycle lifecycle = Lifecycle.standard();
        terminal.print(json ? LifecycleJson.write(lifecycle) + "\n" : LifecycleDiagram.mermaid(lifecycle));
        return ExitCode.DONE;
    }
}
