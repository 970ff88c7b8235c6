package io.cloudir.plan;

import java.util.Objects;

/**
 * One way to reach somebody.
 *
 * @param kind {@code phone}, {@code email}, {@code pager}, {@code chat} or {@code web}
 * @param value the number or address
 */
public record Contact(String kind, String value) {
    public Contact {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }
}
