package io.cloudir.plan;

import java.util.Objects;

/**
 * An event that starts a legal clock. Each regime has its own, since each counts from another moment.
 *
 * @param id its id within the regime
 * @param means what has to have happened
 */
public record LegalEvent(String id, String means) {
    public LegalEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(means, "means");
    }
}
