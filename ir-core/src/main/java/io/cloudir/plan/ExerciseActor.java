package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * Who plays which roles in an exercise.
 *
 * @param person the person's id
 * @param roles ids of the roles; at least one
 */
public record ExerciseActor(String person, List<String> roles) {
    public ExerciseActor {
        Objects.requireNonNull(person, "person");
        roles = List.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("'" + person + "' plays no role; name at least one");
        }
    }
}
