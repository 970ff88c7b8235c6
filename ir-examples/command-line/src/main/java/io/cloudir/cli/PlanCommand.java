package io.cloudir.cli;

import io.cloudir.model.Fault;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.page.OnCallCard;
import io.cloudir.plan.page.PlanPage;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.telemetry.LogMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ir plan}: checks a response plan, and makes it a page that people can use. */
@Command(
        name = "plan",
        description = "Work with a response plan.",
        subcommands = {PlanCommand.Check.class, PlanCommand.Render.class, PlanCommand.Example.class})
final class PlanCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; expected check, render or example");
    }

    /** {@code ir plan check}. */
    @Command(
            name = "check",
            description = {
                "Report everything that is wrong with a plan. Exit code 4 if anything is.",
                "Standard output gets one line of JSON a document, standard error a line for each fault.",
                "The plan's own playbooks are checked too; one whose document is missing is told. So are the mappings of its sources."
            })
    static final class Check implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "The plan, YAML or JSON; - for standard input.")
        @SuppressWarnings("NullAway.Init") // required
        private String file;

        @Option(names = "--json", description = "Print the JSON alone.")
        private boolean json;

        Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            byte[] document = Input.document(file);
            List<Fault> faults = ResponsePlan.check(document);
            Errors.tell(file, faults, json, terminal);
            if (!faults.isEmpty()) {
                return ExitCode.INPUT;
            }
            ResponsePlan plan = ResponsePlan.read(file, document);
            Instant now = Clock.systemUTC().instant();
            plan.suppressions().stream()
                    .filter(suppression -> suppression.isExpired(now))
                    .forEach(suppression -> terminal.note("ir: suppression " + suppression.id() + " has expired, "
                            + suppression.until() + "; look again, or remove it"));
            return file.equals("-") || checked(plan) ? ExitCode.DONE : ExitCode.INPUT;
        }

        /** Tells what is wrong with the plan's own playbooks and its mappings, a line of JSON each; whether nothing is. */
        private boolean checked(ResponsePlan plan) {
            boolean sound = true;
            Collection<String> places = PlanOption.places(file, plan, terminal).values();
            for (String place : new LinkedHashSet<>(places)) {
                List<Fault> faults = Playbook.check(Input.document(place));
                Errors.tell(place, faults, json, terminal);
                sound &= faults.isEmpty();
            }
            for (String mapping : PlanOption.mappingFiles(file, plan)) {
                List<Fault> faults = LogMapping.check(Input.document(mapping));
                Errors.tell(mapping, faults, json, terminal);
                sound &= faults.isEmpty();
            }
            return sound;
        }
    }

    /** {@code ir plan render}. */
    @Command(
            name = "render",
            description = {
                "Print the plan as one HTML page; --card prints the card for whoever is on call.",
                "With --out both are written: the page there, the card beside it."
            })
    static final class Render implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "FILE", description = "The plan, YAML or JSON; - for standard input.")
        @SuppressWarnings("NullAway.Init") // required
        private String file;

        @Option(names = "--card", description = "Print the on-call card.")
        private boolean card;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Such as plan.html; the card goes to plan-card.html.")
        @SuppressWarnings("NullAway.Init") // empty if not given
        private Optional<Path> out;

        Render(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ResponsePlan plan = ResponsePlan.read(file, Input.document(file));
            if (out.isEmpty()) {
                terminal.print(card ? OnCallCard.html(plan) : PlanPage.html(plan));
                return ExitCode.DONE;
            }
            write(out.get(), PlanPage.html(plan));
            write(besides(out.get()), OnCallCard.html(plan));
            return ExitCode.DONE;
        }

        private void write(Path target, String html) {
            try {
                Files.writeString(target, html, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new Failure(ExitCode.STORE, target + ": cannot be written; check the folder and its space", e);
            }
            terminal.line(target.toString());
        }

        private static Path besides(Path page) {
            String name = String.valueOf(page.getFileName());
            int dot = name.lastIndexOf('.');
            return page.resolveSibling(
                    dot < 1 ? name + "-card.html" : name.substring(0, dot) + "-card" + name.substring(dot));
        }
    }

    /** {@code ir plan example}. */
    @Command(name = "example", description = "Print the example plan that ships, to begin your own from.")
    static final class Example implements Callable<Integer> {
        private final Terminal terminal;

        Example(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            terminal.print(ResponsePlan.exampleText());
            return ExitCode.DONE;
        }
    }
}
