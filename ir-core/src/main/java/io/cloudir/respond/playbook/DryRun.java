package io.cloudir.respond.playbook;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.model.Text;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.playbook.Explanation.Line;
import io.cloudir.respond.playbook.condition.NamedFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through a playbook once, taking every condition as the facts have it. */
final class DryRun {
    /** Calls may multiply; beyond this nobody reads on. */
    private static final int LINES = 2000;

    private final Playbooks known;
    private final PlaybookSettings settings;
    private final Selection selection;
    private final NamedFacts facts;
    private final Set<ChangeRequest> planned = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    DryRun(Playbooks known, PlaybookSettings settings, Selection selection, NamedFacts facts) {
        this.known = known;
        this.settings = settings;
        this.selection = selection;
        this.facts = facts;
    }

    List<Line> lines() {
        return lines;
    }

    void follow(Playbook book, String first, int depth, int calls) {
        Optional<String> next = Optional.of(first);
        while (next.isPresent() && lines.size() < LINES) {
            Step step = book.step(next.get());
            tell(book, step, depth, calls);
            next = step.head().next();
        }
    }

    private void tell(Playbook book, Step step, int depth, int calls) {
        if (step instanceof Step.Action action) {
            say(depth, step, step.head().name() + Wording.timing(step.head()) + by(action));
            action.commands().forEach(command -> tell(command, step, depth + 1));
        } else if (step instanceof Step.Call call) {
            Optional<Playbook> called = known.find(call.playbook());
            say(
                    depth,
                    step,
                    step.head().name() + ": follows "
                            + called.map(it -> "'" + it.name() + "'").orElse(call.playbook() + ", which is not known"));
            if (calls < Playbooks.CALL_DEPTH) {
                called.ifPresent(it -> follow(it, it.start(), depth + 1, calls + 1));
            }
        } else if (step instanceof Step.Parallel parallel) {
            say(depth, step, step.head().name() + ": side by side");
            parallel.branches().values().forEach(first -> follow(book, first, depth + 1, calls));
        } else if (step instanceof Step.While loop) {
            boolean goes = loop.condition().holds(facts);
            say(
                    depth,
                    step,
                    step.head().name() + ": while " + loop.condition() + ", at most " + settings.rounds() + " rounds: "
                            + (goes ? "so it is now" : "not so now") + " ("
                            + loop.condition().because(facts) + ")");
            if (goes) {
                follow(book, loop.body(), depth + 1, calls);
            }
        } else if (!step.branches().isEmpty()) {
            choose(book, step, depth, calls);
        }
    }

    private void choose(Playbook book, Step step, int depth, int calls) {
        String branch;
        String why;
        if (step instanceof Step.If choice) {
            branch = Boolean.toString(choice.condition().holds(facts));
            why = "if " + choice.condition() + ": " + branch + " ("
                    + choice.condition().because(facts) + ")";
        } else {
            Step.Switch choice = (Step.Switch) step;
            String value = choice.subject().value(facts).text();
            branch = choice.branches().containsKey(value) ? value : Step.Switch.DEFAULT;
            why = "by " + choice.subject().text() + ": " + value;
        }
        say(depth, step, step.head().name() + ": " + why);
        Map<String, String> branches = step.branches();
        if (branches.containsKey(branch)) {
            follow(book, String.valueOf(branches.get(branch)), depth + 1, calls);
        }
    }

    private void tell(Command command, Step step, int depth) {
        if (command instanceof Command.Act act) {
            List<Proposal> meant = selection.of(act);
            List<Proposal> gone = selection.goneOf(act);
            boolean skipped = meant.isEmpty() && gone.isEmpty();
            say(depth, step, command.text() + (skipped ? ": skipped, the facts do not call for it" : ""));
            gone.stream()
                    .limit(Explanation.NAMED)
                    .forEach(it -> say(
                            depth + 1,
                            step,
                            "would leave alone, since it is not there any more: "
                                    + Text.printable(it.request().target().id())));
            more(gone.size(), step, depth + 1);
            meant.stream()
                    .limit(Explanation.NAMED)
                    .forEach(it -> say(
                            depth + 1,
                            step,
                            becomesOf(it) + Text.printable(it.request().target().id()) + ": " + it.reason()));
            more(meant.size(), step, depth + 1);
        } else if (command instanceof Command.Preserve preserve) {
            List<EvidenceRequest> requests = selection.of(preserve);
            say(depth, step, command.text() + (requests.isEmpty() ? ": skipped, there is none" : ""));
            requests.stream()
                    .limit(Explanation.NAMED)
                    .forEach(it -> say(
                            depth + 1,
                            step,
                            "would take it of " + Text.printable(it.entity().id())));
            more(requests.size(), step, depth + 1);
        } else {
            say(depth, step, (command instanceof Command.Manual ? "task: " : "") + command.text());
        }
    }

    private String becomesOf(Proposal proposal) {
        Optional<String> before = selection.doneBefore(proposal);
        if (before.isPresent()) {
            return "done already by " + before.get() + " for ";
        }
        return planned.add(proposal.request()) ? "would plan it for " : "would find it done by an earlier step for ";
    }

    private void more(int count, Step step, int depth) {
        if (count > Explanation.NAMED) {
            say(depth, step, "and " + (count - Explanation.NAMED) + " more");
        }
    }

    private static String by(Step.Action action) {
        return action.role().isEmpty() ? "" : ", by " + action.role();
    }

    private void say(int depth, Step step, String text) {
        lines.add(new Line(depth, step.head().id(), text));
    }
}
