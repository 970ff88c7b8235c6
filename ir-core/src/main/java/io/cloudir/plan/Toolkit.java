package io.cloudir.plan;

import java.util.Objects;

/**
 * Tools for investigating, at hand before they are needed.
 *
 * @param id its id
 * @param name what people call it
 * @param kind {@code forensic-image}, {@code template}, {@code query-pack}, {@code analysis-host} or {@code script}
 * @param where where it is kept
 * @param use what it is for; may be empty
 */
public record Toolkit(String id, String name, String kind, String where, String use) {
    public Toolkit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(use, "use");
    }
}
