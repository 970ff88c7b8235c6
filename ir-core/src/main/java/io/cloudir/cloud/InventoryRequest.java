package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.Objects;

/**
 * Asks for a page of what an account has.
 *
 * @param kind what kind of things
 * @param about only what is related to this; {@link Entity#NONE} for all
 * @param limit how many at most, 1 to {@value #LIMIT}
 * @param after where the page before ended, as {@link Inventory#next} told; empty for the first
 */
public record InventoryRequest(Kind kind, Entity about, int limit, String after) {
    /** Most things of one page. */
    public static final int LIMIT = 1000;

    /** The kinds of things that a response asks for. */
    public enum Kind {
        /** Users, roles and service accounts. */
        IDENTITIES,
        /** Long-term keys. */
        KEYS,
        /** Virtual machines. */
        HOSTS,
        /** Functions and services with an endpoint. */
        APPLICATIONS,
        /** Buckets, databases and volumes. */
        DATA_STORES,
        /** Copies to restore from: snapshots, images. */
        BACKUPS,
        /** Groups and lists that let traffic through. */
        NETWORKS,
        /** What records and watches the account. */
        WATCHES
    }

    public InventoryRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not between 1 and " + LIMIT);
        }
    }

    /** Asks for the first page of all things of a kind. */
    public static InventoryRequest of(Kind kind) {
        return new InventoryRequest(kind, Entity.NONE, LIMIT, "");
    }

    /** The same, but only what is related to that. */
    public InventoryRequest about(Entity entity) {
        return new InventoryRequest(kind, entity, limit, after);
    }

    /** The same, but at most that many. */
    public InventoryRequest atMost(int things) {
        return new InventoryRequest(kind, about, things, after);
    }

    /** The same, but the page that follows. */
    public InventoryRequest after(String page) {
        return new InventoryRequest(kind, about, limit, page);
    }
}
