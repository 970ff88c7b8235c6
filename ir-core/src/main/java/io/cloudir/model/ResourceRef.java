package io.cloudir.model;

import java.util.Objects;
import java.util.Set;

/**
 * Names one cloud resource.
 *
 * @param account the account or project that owns it
 * @param region its region, or {@value #GLOBAL} for one that has none
 * @param type its kind in the cloud's own words, such as {@code ec2:instance} or {@code compute.instance}
 * @param id its identifier within account, region and type, or its full name (ARN)
 */
public record ResourceRef(CloudAccount account, String region, String type, String id) {
    /** The region of resources that belong to none. */
    public static final String GLOBAL = "global";

    /** Kinds of resources that are machines, in the words of the sources. */
    private static final Set<String> HOSTS = Set.of("ec2:instance", "compute.instance", "gce_instance", "host");

    public ResourceRef {
        Objects.requireNonNull(account, "account");
        Text.requireText(region, "region");
        Text.requireText(type, "resource type");
        Text.requireText(id, "resource id");
    }

    /** Whether it is a machine. */
    public boolean isHost() {
        return HOSTS.contains(type);
    }

    /** What it is in an incident: a host, or a resource of another kind. */
    public Entity entity() {
        return Entity.of(isHost() ? EntityType.HOST : EntityType.RESOURCE, id);
    }
}
