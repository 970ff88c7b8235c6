package io.cloudir.respond;

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

    /** The task, for an owner and a time; its id is derived from what it is about, so it is opened once. */
    public TaskOpened toTask(String owner, Instant due) {
        return new TaskOpened(taskId(), kind, task + " (" + reason + ")", owner, due);
    }

    /** The id of the task: the same for whatever reason it is left. */
    String taskId() {
        String key = kind.name() + '\n' + target.type().code() + '\n' + target.id() + '\n' + task;
        return "task-" + Digest.ofText(key).hex().substring(0, ID_DIGITS);
    }
}
