package io.cloudir.investigate.graph;

import java.util.Locale;

/** How one thing is linked to another; the edge leads from whoever acts to what is acted on. More may be added in minor versions. */
public enum EdgeType {
    /** An identity or session acted from an address. */
    ACTED_FROM,
    /** An identity acted by a key. */
    USED_KEY,
    /** An identity or session made a session, such as by assuming a role. */
    ASSUMED,
    /** A session acts as an identity. */
    ACTS_AS,
    /** Somebody made a thing, or gave somebody a key. */
    CREATED,
    /** Somebody changed or deleted a thing. */
    CHANGED,
    /** Somebody read a thing. */
    READS,
    /** Somebody tried something on a thing and was refused, or failed. */
    TRIED,
    /** A session is that of the role that a host runs with. */
    RUNS_ON;

    /** The name used in JSON and DOT: lower case, words joined by hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
