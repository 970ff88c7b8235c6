package io.cloudir.cloud.simulated;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;

/**
 * An identity of the account: what its ARN says.
 *
 * @param kind {@link Refs#USER} or {@link Refs#ROLE}
 * @param name its name without a path
 */
record Identity(String kind, String name) {
    /** Reads the ARN of a user, of a role, or of a session of a role; a bare name is a user's. */
    static Identity of(String arn) {
        String tail = arn.substring(arn.lastIndexOf(':') + 1);
        String[] parts = tail.split("/", -1);
        String last = parts[parts.length - 1];
        if (parts[0].equals("assumed-role") && parts.length > 1) {
            return new Identity(Refs.ROLE, parts[1]);
        }
        if (tail.equals("root") && arn.startsWith("arn:")) {
            throw new CloudException.Unsupported(
                    "the root user of an account has no policies or keys that another may change; its owner must act");
        }
        if (last.isEmpty()) {
            throw new CloudException.NotFound("'" + Text.printable(arn) + "' names no identity");
        }
        return new Identity(parts[0].equals("role") ? Refs.ROLE : Refs.USER, last);
    }

    StateRef state(String aspect) {
        return new StateRef(kind, name, aspect);
    }

    /** Whether it is a role that belongs to a service of the cloud: nobody else can change its policies or revoke it. */
    boolean isServiceLinked() {
        return isRole() && name.startsWith("AWSServiceRoleFor");
    }

    boolean isRole() {
        return kind.equals(Refs.ROLE);
    }
}
