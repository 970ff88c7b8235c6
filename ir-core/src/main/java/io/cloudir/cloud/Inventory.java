package io.cloudir.cloud;

import io.cloudir.cloud.Description.Relation;
import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of what an account has.
 *
 * @param things the page, in the order of their ids
 * @param next where the next page begins; empty if this is the last
 * @param completeness what is left out, such as a region that did not answer; that there is a next page is no gap
 */
public record Inventory(List<Thing> things, Optional<String> next, Completeness completeness) {
    public Inventory {
        things = List.copyOf(things);
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(completeness, "completeness");
    }

    /**
     * One thing.
     *
     * @param entity which
     * @param kind what the cloud calls its kind, such as {@code s3:bucket}
     * @param region where it is; empty if it is everywhere
     * @param created when it was made, if the cloud tells
     * @param relations what it is related to
     */
    public record Thing(
            Entity entity, String kind, String region, Optional<Instant> created, List<Relation> relations) {
        public Thing {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(created, "created");
            relations = List.copyOf(relations);
        }
    }
}
