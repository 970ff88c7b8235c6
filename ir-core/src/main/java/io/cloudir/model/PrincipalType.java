package io.cloudir.model;

/** What kind of identity a {@link Principal} is. */
public enum PrincipalType {
    /** The root user of an AWS account. */
    ROOT,
    /** A user with credentials of its own. */
    USER,
    /** A role that others assume; its sessions share its identity. */
    ROLE,
    /** A Google Cloud service account. */
    SERVICE_ACCOUNT,
    /** A user known to an outside identity provider. */
    FEDERATED,
    /** A service of the cloud itself. */
    SERVICE,
    /** Somebody who gave no credentials. */
    ANONYMOUS,
    /** The record does not tell. */
    UNKNOWN
}
