package io.cloudir.cloud.simulated;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of the cloud's API that sets a piece of state.
 *
 * @param service the prefix of its permissions, such as {@code iam}
 * @param action its name, such as {@code PutUserPolicy}
 * @param parameters its request parameters, in order
 * @param residue what stays or is lost even if it is undone; empty if nothing is
 * @param undoable whether it is to be undone at all
 */
record Call(String service, String action, Map<String, Object> parameters, String residue, boolean undoable) {
    Call {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A call with parameters given as name, value, name, value. */
    static Call of(String service, String action, Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            parameters.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return new Call(service, action, parameters, "", true);
    }

    /** The same call, which leaves something even if it is undone. */
    Call leaving(String what) {
        return new Call(service, action, parameters, what, undoable);
    }

    /** The same call, which is not undone: what it made stays. */
    Call keeping(String what) {
        return new Call(service, action, parameters, what, false);
    }

    /** The call as a plan names it; also the permission that it needs. */
    String text() {
        return service + ':' + action;
    }
}
