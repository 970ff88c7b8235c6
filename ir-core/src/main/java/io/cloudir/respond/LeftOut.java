package io.cloudir.respond;

import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that the facts call for and that is left to a person, with the reason.
 *
 * @param kind what the task is for
 * @param target what it is about
 * @param task what a person should do, one sentence; it may quote logs
 * @param reason why it is not proposed as an action
 */
public record LeftOut(TaskKind kind, Entity target, String task, String reason) {
    private static final int ID_DIGITS = 12;

    /** Where the reason begins in the title of a task. */
    private static final String END = " (";

    public LeftOut {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(reason, "reason");
    }

    /** A proposal that was left alone when it was planned. */
    public static LeftOut of(Proposal proposal, PlanAnswer.LeftAlone answer) {
        return new LeftOut(
                proposal.purpose() == Purpose.RECOVER ? TaskKind.RECOVERY : TaskKind.RESPONSE,
                answer.target(),
                decide(proposal.request().type(), answer.target()) + " and do by hand what is needed.",
                answer.reason());
    }

    /** How a task begins that leaves an action of that type to people. */
    static String decide(String type, Entity target) {
        return "Decide about " + type + " of " + Text.printable(target.id());
    }

    /** The task of the first cycle of an incident; see {@link #toTask(int, String, Instant)}. */
    public TaskOpened toTask(String owner, Instant due) {
        return toTask(1, owner, due);
    }

    /**
     * The task, for an owner and a time. Its id is derived from what it is about, so it is opened once a cycle: what people decided
     * before an incident began anew says nothing about what came then.
     *
     * @param cycle the number of the cycle, from 1
     */
    public TaskOpened toTask(int cycle, String owner, Instant due) {
        return new TaskOpened(taskId(cycle), kind, task + END + reason + ")", owner, due);
    }

    /** The id of the task in the first cycle: the same for whatever reason it is left. */
    String taskId() {
        return taskId(1);
    }

    private String taskId(int cycle) {
        return taskId(cycle, kind, target, task);
    }

    private static String taskId(int cycle, TaskKind kind, Entity target, String task) {
        String key = kind.name()
                + '\n'
                + target.type().code()
                + '\n'
                + target.id()
                + '\n'
                + task
                + (cycle == 1 ? "" : "\ncycle " + cycle);
        return "task-" + Digest.ofText(key).hex().substring(0, ID_DIGITS);
    }

    /** Whether a task is one that leaves something about a target to people, and not one that somebody worded like it. */
    static boolean isFor(Task task, int cycle, Entity target) {
        String title = task.title();
        for (int end = title.indexOf(END); end >= 0; end = title.indexOf(END, end + 1)) {
            if (task.id().equals(taskId(cycle, task.kind(), target, title.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }
}
