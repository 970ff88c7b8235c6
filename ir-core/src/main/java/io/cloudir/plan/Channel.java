package io.cloudir.plan;

import java.util.Objects;

/**
 * A way to reach responders.
 *
 * @param id its id
 * @param name what people call it
 * @param kind {@code mailing-list}, {@code war-room}, {@code chat}, {@code pager} or {@code webhook}
 * @param via the service, such as {@code slack} or {@code manual}
 * @param address where it leads, if that is no secret; may be empty
 * @param secret the name under which its secret is kept; empty if it has none
 */
public record Channel(String id, String name, String kind, String via, String address, String secret) {
    public Channel {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(secret, "secret");
    }
}
