package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * Who does a duty and who answers for it: a row of a RACI matrix. All are ids of roles.
 *
 * @param responsible those who do the work; at least one
 * @param accountable the one that answers for it
 * @param consulted those who are asked
 * @param informed those who are told
 */
public record Assignment(List<String> responsible, String accountable, List<String> consulted, List<String> informed) {
    public Assignment {
        responsible = List.copyOf(responsible);
        if (responsible.isEmpty()) {
            throw new IllegalArgumentException("no role is responsible for the duty; name at least one");
        }
        Objects.requireNonNull(accountable, "accountable");
        consulted = List.copyOf(consulted);
        informed = List.copyOf(informed);
    }
}
