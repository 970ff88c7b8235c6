package io.cloudir.plan;

import java.util.Objects;

/**
 * A playbook that the plan knows.
 *
 * @param id its id
 * @param where where it is kept; empty if it ships with the library
 */
public record Playbook(String id, String where) {
    public Playbook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(where, "where");
    }
}
