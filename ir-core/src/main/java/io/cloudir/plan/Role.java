package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * A role in incident response.
 *
 * @param id its id
 * @param title what people call it
 * @param team the part of the organisation that it belongs to
 * @param holders ids of the people who hold it, the first to be called first; at least one
 * @param does what it does, in a sentence; may be empty
 */
public record Role(String id, String title, Team team, List<String> holders, String does) {
    public Role {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(team, "team");
        holders = List.copyOf(holders);
        if (holders.isEmpty()) {
            throw new IllegalArgumentException("nobody holds the role '" + id + "'; name at least one person");
        }
        Objects.requireNonNull(does, "does");
    }
}
