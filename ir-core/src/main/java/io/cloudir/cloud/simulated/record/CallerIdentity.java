package io.cloudir.cloud.simulated.record;

import io.cloudir.model.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code userIdentity} of a CloudTrail record. */
public final class CallerIdentity {
    private CallerIdentity() {}

    /** A user who acts with a key; without one, with an empty key. */
    public static Map<String, Object> ofUser(String account, String name, String key) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", "IAMUser");
        identity.put("principalId", uniqueId("AIDA", account + name));
        identity.put("arn", "arn:aws:iam::" + account + ":user/" + name);
        identity.put("accountId", account);
        if (!key.isEmpty()) {
            identity.put("accessKeyId", key);
        }
        identity.put("userName", name);
        return identity;
    }

    /** A session of a role. */
    public static Map<String, Object> ofRole(String account, String role, String session, String key, Instant issued) {
        String id = uniqueId("AROA", account + role);
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put("type", "Role");
        issuer.put("principalId", id);
        issuer.put("arn", "arn:aws:iam::" + account + ":role/" + role);
        issuer.put("accountId", account);
        issuer.put("userName", role);
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", "AssumedRole");
        identity.put("principalId", id + ':' + session);
        identity.put("arn", "arn:aws:sts::" + account + ":assumed-role/" + role + '/' + session);
        identity.put("accountId", account);
        identity.put("accessKeyId", key);
        identity.put("sessionContext", context(issuer, issued, false));
        return identity;
    }

    /** The context of a session: who issued it, when, and whether with a second factor. */
    public static Map<String, Object> context(Map<String, Object> issuer, Instant issued, boolean mfa) {
        Map<String, Object> context = new LinkedHashMap<>();
        if (!issuer.isEmpty()) {
            context.put("sessionIssuer", issuer);
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("creationDate", issued.truncatedTo(ChronoUnit.SECONDS).toString());
        attributes.put("mfaAuthenticated", Boolean.toString(mfa));
        context.put("attributes", attributes);
        return context;
    }

    /** A service of AWS that acts by itself. */
    public static Map<String, Object> ofService(String service) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", "AWSService");
        identity.put("invokedBy", service + ".amazonaws.com");
        return identity;
    }

    /** An id in the form of IAM's, a function of the name; it ends in EXAMPLE, as no real one does. */
    public static String uniqueId(String prefix, String name) {
        return prefix + Digest.ofText(name).hex().substring(0, 9).toUpperCase(Locale.ROOT) + "EXAMPLE";
    }
}
