package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.record.CallerIdentity;
import java.time.Instant;
import java.util.Map;

/** Whom a key belongs to and whether it may still act. What nothing denies is allowed: logs do not tell of grants. */
final class Access {
    private final States states;
    private final Instant asOf;

    Access(States states, Instant asOf) {
        this.states = states;
        this.asOf = asOf;
    }

    /**
     * The error that a call made with a key ends with; empty if it succeeds. A session does not look back at the key or user
     * that it was made with: only what denies its own identity stops it.
     */
    String refusal(String keyId) {
        boolean session = keyId.startsWith("ASIA");
        String owner = owner(keyId);
        if (owner.equals(ABSENT)) {
            return "InvalidClientTokenId";
        }
        if (!session && !read(Refs.key(keyId, "status")).equals("Active")) {
            return "AccessDenied";
        }
        String[] parts = owner.split("/", 2);
        Instant issued = session ? issued(keyId) : Instant.MAX;
        boolean gone = read(new StateRef(parts[0], parts[1], "exists")).equals(ABSENT);
        boolean denied = states.of(parts[0], parts[1], asOf).entrySet().stream()
                .filter(entry -> Refs.side(entry.getKey()).equals("inline-policy"))
                .anyMatch(entry -> Policies.deniesAll(entry.getValue(), issued));
        return gone || denied ? "AccessDenied" : "";
    }

    /** The kind and name of the identity behind a key, such as {@code iam:user/alice}. */
    String owner(String keyId) {
        return read(keyId.startsWith("ASIA") ? Refs.session(keyId, "of") : Refs.key(keyId, "owner"));
    }

    private Instant issued(String keyId) {
        String issued = read(Refs.session(keyId, "issued"));
        return issued.equals(ABSENT) ? Instant.MIN : Instant.parse(issued);
    }

    /** The {@code userIdentity} that a call made with the key is recorded with. */
    Map<String, Object> identity(String keyId, String account) {
        String owner = owner(keyId);
        if (owner.equals(ABSENT)) {
            return Map.of("type", "Unknown");
        }
        String name = owner.substring(owner.indexOf('/') + 1);
        if (owner.startsWith(Refs.ROLE)) {
            return CallerIdentity.ofRole(account, name, "session", keyId, issued(keyId));
        }
        Map<String, Object> user = CallerIdentity.ofUser(account, name, keyId);
        if (keyId.startsWith("ASIA")) {
            user.put("sessionContext", CallerIdentity.context(Map.of(), issued(keyId), false));
        }
        return user;
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }
}
