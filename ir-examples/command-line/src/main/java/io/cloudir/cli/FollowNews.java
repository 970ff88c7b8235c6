package io.cloudir.cli;

import io.cloudir.PlaybookAnswer;
import io.cloudir.PlaybookWait;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells how far a playbook has come, what it waits for, and the commands that let it go on. */
final class FollowNews {
    private final PlaybookAnswer.Followed answer;
    private final Site site;

    FollowNews(PlaybookAnswer.Followed answer, Site site) {
        this.answer = answer;
        this.site = site;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        PlaybookRun run = answer.run();
        lines.add(run.id() + "  " + Text.printable(run.started().event().name()) + ": " + state(run));
        run.visits().stream()
                .filter(visit -> visit.finished().isPresent()
                        && site.news().isNew(visit.finished().get().seq()))
                .flatMap(visit -> step(visit).stream())
                .forEach(lines::add);
        answer.waits().forEach(wait -> tell(wait, lines));
        answer.lookAgain()
                .filter(at -> run.isRunning())
                .ifPresent(at -> lines.add("  not before " + at + ", if nobody does anything: "
                        + site.hints().same(about("follow"))));
        return lines;
    }

    private static String state(PlaybookRun run) {
        return run.finished()
                .map(it -> it.event().succeeded()
                        ? "followed to its end"
                        : "ended without success: " + Text.printable(it.event().reason()))
                .orElse("goes on");
    }

    /** Marks of begin and end are left out. */
    private static List<String> step(StepVisit visit) {
        if (visit.isMark()) {
            return List.of();
        }
        PlaybookStepFinished finished = visit.finished().orElseThrow().event();
        String outcome = finished.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String decided = visit.branches().stream()
                .map(it -> it.event().branch() + " (" + it.event().because() + ")")
                .collect(Collectors.joining(", then "));
        String what = decided.isEmpty() ? finished.reason() : decided;
        return List.of("  " + outcome + ": "
                + Text.printable(visit.started().event().name()) + (what.isBlank() ? "" : ": " + Text.printable(what)));
    }

    private void tell(PlaybookWait wait, List<String> lines) {
        lines.add(
                "  waits at " + (wait.visit().isEmpty() ? "no step" : wait.visit() + " " + Text.printable(wait.step()))
                        + ": " + Text.printable(wait.what()));
        String id = site.id().value();
        wait.actionId()
                .ifPresent(action -> lines.add(
                        "    " + site.hints().another("approve " + id + ' ' + action + " --role ROLE --reason TEXT")));
        wait.taskId()
                .ifPresent(task ->
                        lines.add("    " + site.hints().another("task " + id + ' ' + task + " --done OUTCOME")));
        wait.phase().ifPresent(phase -> lines.add("    " + site.hints().same("advance " + id + ' ' + phase.code())));
    }

    private String about(String verb) {
        return "playbook " + verb + ' ' + site.id();
    }
}
