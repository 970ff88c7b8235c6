package io.cloudir.investigate.graph;

import java.util.Locale;

/** What kind of thing a {@link Node} stands for. More may be added in minor versions. */
public enum NodeType {
    /** A user, role or service account. */
    IDENTITY,
    /** A long-term access key. */
    KEY,
    /** What somebody got by assuming a role or asking for a temporary token. */
    SESSION,
    /** A network address. */
    ADDRESS,
    /** A cloud resource that is not a host. */
    RESOURCE,
    /** A virtual machine. */
    HOST;

    /** The name used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
