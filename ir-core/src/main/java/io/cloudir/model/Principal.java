package io.cloudir.model;

import java.util.Objects;

/**
 * Who acted.
 *
 * @param type what kind of identity it is
 * @param id the identity that containment would act on: the ARN of a user or of the role behind a session, the e-mail of
 *     a service account
 * @param name the short name that people know it by
 * @param account the account that the identity belongs to; empty if the record does not tell
 * @param session the name of the session when a role was assumed, otherwise empty
 */
public record Principal(PrincipalType type, String id, String name, String account, String session) {
    public Principal {
        Objects.requireNonNull(type, "type");
        Text.requireText(id, "principal id");
        Text.requireText(name, "principal name");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(session, "session");
    }

    /** This principal as something to correlate by; all sessions of a role are one entity. */
    public Entity entity() {
        return Entity.of(EntityType.PRINCIPAL, id);
    }
}
