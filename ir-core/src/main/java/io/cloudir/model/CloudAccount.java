package io.cloudir.model;

import java.util.Objects;

/**
 * An AWS account or a Google Cloud project.
 *
 * @param cloud the cloud it belongs to
 * @param id the twelve digits of an AWS account, or the id of a Google Cloud project
 */
public record CloudAccount(Cloud cloud, String id) {
    public CloudAccount {
        Objects.requireNonNull(cloud, "cloud");
        Text.requireText(id, "account id");
    }

    @Override
    public String toString() {
        return cloud.code() + ":" + id;
    }
}
