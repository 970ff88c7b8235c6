package io.cloudir.cli;

import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.FlowChart;
import io.cloudir.respond.playbook.Outline;
import io.cloudir.respond.playbook.Playbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ir playbook}: checks playbooks, shows those that ship and one's own, and follows them. */
@Command(
        name = "playbook",
        description = "Work with playbooks (CACAO 2.0).",
        subcommands = {
            PlaybookCommand.Check.class,
            PlaybookCommand.ListShipped.class,
            PlaybookCommand.Show.class,
            FollowCommands.DryRun.class,
            FollowCommands.Follow.class,
            FollowCommands.GiveUp.class,
            FollowCommands.Stop.class
        })
final class PlaybookCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given; expected one of check, list, show, dry-run, follow, give-up, stop");
    }

    /** {@code ir playbook check}. */
    @Command(
            name = "check",
            description = {
                "Report everything that is wrong with playbooks. Exit code 4 if anything is.",
                "Standard output gets one line of JSON a file, standard error a line for each fault."
            })
    static final class Check implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Playbooks, JSON or YAML; - for standard input.")
        @SuppressWarnings("NullAway.Init") // required
        private List<String> files;

        @Option(names = "--json", description = "Print the JSON alone.")
        private boolean json;

        Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            boolean faulty = false;
            for (String file : files) {
                List<Fault> faults = Playbook.check(Input.document(file));
                Errors.tell(file, faults, json, terminal);
                faulty |= !faults.isEmpty();
            }
            return faulty ? ExitCode.INPUT : ExitCode.DONE;
        }
    }

    /** {@code ir playbook list}. */
    @Command(name = "list", description = "Print id and name of the playbooks that ship, one a line.")
    static final class ListShipped implements Callable<Integer> {
        private final Terminal terminal;

        ListShipped(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            for (String id : Playbook.shippedIds()) {
                terminal.line(id + "  " + Playbook.shipped(id).orElseThrow().name());
            }
            return ExitCode.DONE;
        }
    }

    /** {@code ir playbook show}. */
    @Command(name = "show", description = "Print a playbook as a list of steps to read.")
    static final class Show implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "ID|FILE", description = "A playbook that ships, or a file.")
        @SuppressWarnings("NullAway.Init") // required
        private String playbook;

        @Option(names = "--mermaid", description = "Print a Mermaid flowchart instead.")
        private boolean mermaid;

        @Option(names = "--source", description = "Print the document itself, to begin your own from.")
        private boolean source;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Playbook shown = find(playbook);
            if (source) {
                terminal.print(new String(shown.bytes(), StandardCharsets.UTF_8));
            } else {
                terminal.print(mermaid ? FlowChart.mermaid(shown) : Outline.of(shown));
            }
            return ExitCode.DONE;
        }
    }

    /** A playbook that ships, or one in a file. */
    static Playbook find(String playbook) {
        return Playbook.shipped(playbook).orElseGet(() -> read(playbook));
    }

    private static Playbook read(String playbook) {
        if (!playbook.equals("-") && !Files.exists(Path.of(playbook))) {
            throw new Failure(
                    ExitCode.INPUT,
                    Text.printable(playbook) + ": no such playbook ships and no such file is there; expected one of "
                            + String.join(", ", Playbook.shippedIds()) + "; or name a file");
        }
        return Playbook.read(playbook, Input.document(playbook));
    }
}
