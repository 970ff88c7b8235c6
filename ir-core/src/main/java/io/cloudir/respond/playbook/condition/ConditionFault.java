package io.cloudir.respond.playbook.condition;

import java.util.Objects;

/**
 * One thing that is wrong with a condition.
 *
 * @param at where, in characters from the begin of the condition, counted from 0
 * @param code a stable name for this kind of fault
 * @param message what is wrong and what was expected
 * @param fix what to do about it
 */
public record ConditionFault(int at, String code, String message, String fix) {
    public ConditionFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(fix, "fix");
    }
}
