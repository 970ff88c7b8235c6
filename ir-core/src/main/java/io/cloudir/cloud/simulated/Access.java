package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.record.CallerIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Whom a key belongs to and whether it may still act. What nothing denies is allowed: logs do not tell of grants. */
final class Access {
    private static final Pattern READS =
            Pattern.compile("BatchGet|Describe|Get|Head|List|Lookup|Query|Scan|Search|View");

    private final States states;
    private final Instant asOf;

    Access(States states, Instant asOf) {
        this.states = states;
        this.asOf = asOf;
    }

    /**
     * The error that a call made with a key ends with; empty if it succeeds. A session does not look back at the key or user
     * that it was made with: only what denies its own identity stops it.
     *
     * @param region where the call goes to
     */
    String refusal(String keyId, Call call, String region, String account) {
        boolean session = keyId.startsWith("ASIA");
        String owner = owner(keyId);
        if (owner.equals(ABSENT)) {
            return "InvalidClientTokenId";
        }
        if (!session && !read(Refs.key(keyId, "status")).equals("Active")) {
            return "AccessDenied";
        }
        String[] parts = owner.split("/", 2);
        Identity identity = new Identity(parts[0], parts[1]);
        Instant issued = session ? issued(keyId) : Instant.MAX;
        boolean gone = read(identity.state("exists")).equals(ABSENT);
        boolean denied = states.of(parts[0], parts[1], asOf).entrySet().stream()
                .filter(entry -> Refs.side(entry.getKey()).equals("inline-policy"))
                .anyMatch(entry -> Policies.deniesAll(entry.getValue(), issued));
        boolean factor = session && !read(Refs.session(keyId, "mfa")).equals(ABSENT);
        boolean refused = gone
                || denied
                || (!factor && lacksFactor(identity, call))
                || exceeds(identity, call)
                || isBlocked(identity, call, region, account);
        return refused ? "AccessDenied" : "";
    }

    private boolean lacksFactor(Identity identity, Call call) {
        return !read(identity.state("inline-policy:" + Policies.REQUIRE_MFA)).equals(ABSENT)
                && !Policies.registersFactor(call.text());
    }

    /** Beyond its boundary, or beyond what it was left with: a policy of that alone is the only grant that is fully known. */
    private boolean exceeds(Identity identity, Call call) {
        boolean reads = READS.matcher(call.action()).lookingAt();
        if (read(identity.state("permissions-boundary")).endsWith(":policy/ReadOnlyAccess") && !reads) {
            return true;
        }
        String left = read(identity.state("inline-policy:" + Policies.LEAST_PRIVILEGE));
        boolean more = states.of(identity.kind(), identity.name(), asOf).entrySet().stream()
                .anyMatch(entry -> switch (Refs.side(entry.getKey())) {
                    case "managed-policy", "group" -> true;
                    case "inline-policy" ->
                        !Refs.nameIn(entry.getKey()).equals(Policies.LEAST_PRIVILEGE)
                                && (entry.getValue().equals(Refs.UNKNOWN)
                                        || !Policies.allows(entry.getValue()).isEmpty());
                    default -> false;
                });
        return !left.equals(ABSENT) && !more && !Policies.allows(left).contains(call.text());
    }

    /** A service control policy binds everybody in the account but roles that are linked to a service. */
    private boolean isBlocked(Identity identity, Call call, String region, String account) {
        return !identity.isServiceLinked()
                && !Policies.isGlobal(call.service())
                && !read(new StateRef(Refs.MEMBER, account, "scp:IncidentResponseBlock-" + region))
                        .equals(ABSENT);
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
