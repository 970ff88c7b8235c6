package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;

/** The pieces of state that the simulated cloud knows, by the names they have in a plan. */
final class Refs {
    static final String USER = "iam:user";
    static final String ROLE = "iam:role";
    static final String KEY = "iam:access-key";
    static final String SESSION = "sts:session";
    static final String POLICY = "iam:policy";

    private Refs() {}

    static StateRef user(String name, String aspect) {
        return new StateRef(USER, name, aspect);
    }

    static StateRef role(String name, String aspect) {
        return new StateRef(ROLE, name, aspect);
    }

    static StateRef key(String id, String aspect) {
        return new StateRef(KEY, id, aspect);
    }

    static StateRef session(String keyId, String aspect) {
        return new StateRef(SESSION, keyId, aspect);
    }

    static StateRef policy(String arn, String aspect) {
        return new StateRef(POLICY, arn, aspect);
    }

    /** The part of an aspect before its colon: {@code inline-policy} of {@code inline-policy:Name}. */
    static String side(StateRef target) {
        int colon = target.aspect().indexOf(':');
        return colon < 0 ? target.aspect() : target.aspect().substring(0, colon);
    }

    /** The part of an aspect after its colon; empty if it has none. */
    static String nameIn(StateRef target) {
        int colon = target.aspect().indexOf(':');
        return colon < 0 ? "" : target.aspect().substring(colon + 1);
    }
}
