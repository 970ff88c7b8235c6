package io.cloudir.review.section;

import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.model.Digest;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which playbooks were followed: the steps that were taken, what was passed over, and why. */
final class PlaybookSection {
    private final Dossier dossier;

    private PlaybookSection(Dossier dossier) {
        this.dossier = dossier;
    }

    static Section of(Dossier dossier) {
        Blocks blocks = new Blocks();
        List<PlaybookRun> runs = dossier.incident().playbooks();
        if (runs.isEmpty()) {
            blocks.say("No playbook was followed.");
        }
        PlaybookSection section = new PlaybookSection(dossier);
        runs.forEach(run -> section.tell(blocks, run));
        return blocks.section("playbooks", "Playbooks");
    }

    private void tell(Blocks blocks, PlaybookRun run) {
        String name = run.started().event().name();
        List<StepVisit> told =
                run.visits().stream().filter(visit -> !visit.isMark()).toList();
        blocks.heading(name);
        blocks.facts(
                new Fact(
                        "Followed",
                        Phrase.text("from " + Wording.time(run.started().occurredAt()) + " by ")
                                .and(dossier.names().actor(run.started().actor()))
                                .and(run.finished()
                                        .map(it -> " to " + Wording.time(it.occurredAt()))
                                        .orElse(""))),
                new Fact("Result", result(run)),
                new Fact(
                        "Document",
                        Phrase.code(run.started().event().documents().stream()
                                        .findFirst()
                                        .map(Digest::hex)
                                        .orElse(""))
                                .and(Look.MINOR, run.started().event().playbookId() + ", run " + run.id())));
        blocks.table(
                "Steps of " + name + ", in the order in which they began; a dash for each step around them",
                List.of("Step", "Result", "Why, and what was done", "Ended (UTC)"),
                told,
                visit -> List.of(
                        Phrase.text("– ".repeat(depth(visit))
                                + visit.started().event().name()),
                        result(visit),
                        why(visit),
                        Phrase.text(visit.finished()
                                .map(it -> Wording.clock(it.occurredAt()))
                                .orElse(""))));
    }

    private static int depth(StepVisit visit) {
        return Math.toIntExact(visit.id().chars().filter(it -> it == '/').count());
    }

    private static Phrase result(PlaybookRun run) {
        return run.finished()
                .map(it -> it.event().succeeded()
                        ? Phrase.of(Look.GOOD, "followed to its end")
                        : Phrase.of(Look.BAD, "ended without success")
                                .and(Look.MINOR, it.event().reason()))
                .orElseGet(() -> Phrase.of(Look.OPEN, "not at its end"));
    }

    private static Phrase result(StepVisit visit) {
        if (visit.isOpen()) {
            return Phrase.of(Look.OPEN, "open");
        }
        StepOutcome outcome = visit.finished().orElseThrow().event().outcome();
        if (outcome != StepOutcome.SUCCEEDED) {
            return Phrase.of(Look.BAD, Wording.words(outcome));
        }
        return isPassedOver(visit) ? Phrase.text("passed over") : Phrase.of(Look.GOOD, "done");
    }

    /** Whether nothing followed from it: its condition did not hold, or the facts called for nothing. */
    private static boolean isPassedOver(StepVisit visit) {
        boolean noBranch = !visit.branches().isEmpty()
                && visit.branches().get(0).event().branch().equals("false")
                && !reason(visit).isBlank();
        boolean skipped = !visit.commands().isEmpty()
                && visit.commands().stream().allMatch(it -> it.event().detail().startsWith("skipped: "));
        return noBranch || skipped;
    }

    private static Phrase why(StepVisit visit) {
        List<String> parts = new ArrayList<>();
        visit.branches()
                .forEach(it -> parts.add(
                        branch(it.event().branch()) + ": " + it.event().because()));
        visit.commands().forEach(it -> parts.add(it.event().detail()));
        String reason = reason(visit);
        if (!reason.isBlank() && !parts.contains(reason) && visit.branches().isEmpty()) {
            parts.add(reason);
        }
        return Phrase.text(parts.stream().filter(it -> !it.isBlank()).collect(Collectors.joining("; ")));
    }

    private static String branch(String name) {
        return switch (name) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> Wording.words(name);
        };
    }

    private static String reason(StepVisit visit) {
        return visit.finished()
                .map(it -> it.event())
                .map(PlaybookStepFinished::reason)
                .orElse("");
    }
}
