package io.cloudir.respond.playbook;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells a playbook as an indented list for people to read. It is text of the document's author: escape it where it is shown. */
public final class Outline {
    private final Playbook playbook;
    private final Set<String> told = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private Outline(Playbook playbook) {
        this.playbook = playbook;
    }

    /** The list, with the head of the playbook before it; ends with a line feed. */
    public static String of(Playbook playbook) {
        Outline outline = new Outline(playbook);
        outline.line(0, playbook.name());
        if (!playbook.description().isBlank()) {
            outline.line(0, playbook.description());
        }
        outline.line(0, "");
        outline.branch(playbook.start(), 0);
        playbook.exception().ifPresent(first -> {
            outline.line(0, "If a failure is not handled:");
            outline.branch(first, 1);
        });
        if (!playbook.markings().isEmpty()) {
            outline.line(0, "Markings: " + String.join("; ", playbook.markings()));
        }
        if (!playbook.references().isEmpty()) {
            outline.line(0, "References: " + String.join("; ", playbook.references()));
        }
        return outline.text.toString();
    }

    private void branch(String first, int depth) {
        Optional<String> next = Optional.of(first);
        while (next.isPresent()) {
            Step step = playbook.step(next.get());
            if (!told.add(step.head().id())) {
                line(depth, "- goes on with: " + step.head().name());
                return;
            }
            if (!(step instanceof Step.Start || step instanceof Step.End)) {
                step(step, depth);
            }
            next = step.head().next();
        }
    }

    private void step(Step step, int depth) {
        line(depth, "- " + step.head().name() + Wording.timing(step.head()) + what(step));
        if (!step.head().description().isBlank()) {
            line(depth + 1, step.head().description());
        }
        if (step instanceof Step.Action action) {
            action.commands().forEach(command -> line(depth + 1, "> " + command.text()));
        }
        for (Map.Entry<String, String> branch : step.branches().entrySet()) {
            if (!(step instanceof Step.While)) {
                line(depth + 1, branch.getKey() + ":");
            }
            branch(branch.getValue(), depth + (step instanceof Step.While ? 1 : 2));
        }
        step.head().onFailure().ifPresent(first -> {
            line(depth + 1, "if it fails:");
            branch(first, depth + 2);
        });
    }

    private static String what(Step step) {
        if (step instanceof Step.Action action) {
            return action.role().isEmpty() ? "" : ", by " + action.role();
        } else if (step instanceof Step.If choice) {
            return ": if " + choice.condition();
        } else if (step instanceof Step.While loop) {
            return ": while " + loop.condition();
        } else if (step instanceof Step.Switch choice) {
            return ": by " + choice.subject().text();
        } else if (step instanceof Step.Call call) {
            return ": follows " + call.playbook();
        }
        return ": side by side";
    }

    /** A line break in a text goes on behind a bar, so that what follows does not pass for a step. */
    private void line(int depth, String line) {
        String indent = "  ".repeat(depth);
        text.append(indent).append(line.replace("\n", "\n" + indent + "| ")).append('\n');
    }
}
