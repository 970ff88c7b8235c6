package io.cloudir.respond.playbook;

import java.time.Instant;
import java.util.Objects;

/**
 * A command whose turn it is.
 *
 * @param visit the pass over its step
 * @param step the step
 * @param number its place among the step's commands, from 0
 * @param command what to do
 * @param since when the step began
 * @param sinceSeq the entry that tells so
 */
public record Order(String visit, Step.Action step, int number, Command command, Instant since, long sinceSeq) {
    public Order {
        Objects.requireNonNull(visit, "visit");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(since, "since");
    }
}
