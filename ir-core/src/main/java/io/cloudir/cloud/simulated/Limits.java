package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.util.Map;

/** Limits of the cloud that a call may meet (AWS service quotas, defaults). */
final class Limits {
    private static final int KEYS_PER_USER = 2;
    private static final int POLICY_VERSIONS = 5;
    private static final int NETWORK_ACL_RULES = 20;
    private static final int IP_SET_ADDRESSES = 10_000;

    private Limits() {}

    /** The error of a call by an actor; empty if it meets no limit. */
    static String refusal(Call call, String caller, States states) {
        Object user = call.parameters().getOrDefault("userName", caller);
        if (call.action().equals("CreateAccessKey")) {
            return keysOf(Refs.USER + '/' + user, states) >= KEYS_PER_USER ? "LimitExceededException" : "";
        }
        if (call.action().equals("CreateUser") || call.action().equals("CreateLoginProfile")) {
            String aspect = call.action().equals("CreateUser") ? "exists" : "login-profile";
            boolean there = !states.latest(Refs.user(StateText.line(user.toString()), aspect))
                    .equals(ABSENT);
            return there ? "EntityAlreadyExistsException" : "";
        }
        if (call.action().equals("CreatePolicyVersion")) {
            String policy = StateText.line(String.valueOf(call.parameters().get("policyArn")));
            return states.aspects(Refs.POLICY, policy, "version").size() >= POLICY_VERSIONS
                    ? "LimitExceededException"
                    : "";
        }
        if (call.action().equals("GetSessionToken") && call.parameters().containsKey("serialNumber")) {
            boolean registered =
                    !states.latest(Refs.user(StateText.line(caller), "mfa")).equals(ABSENT);
            return registered ? "" : "AccessDenied";
        }
        if (call.action().equals("AssumeRole")) {
            String role = Refs.tail(String.valueOf(call.parameters().get("roleArn")));
            boolean shut = states.latest(Refs.role(role, "trust-policy")).equals(RollBackPlans.TRUSTS_NOBODY);
            return shut ? "AccessDenied" : "";
        }
        LogRecord asked = LogRecord.of(Map.of("requestParameters", call.parameters()));
        if (call.action().equals("TerminateInstances")) {
            boolean kept = asked.all("requestParameters.instancesSet.items.instanceId").stream()
                    .map(host -> Refs.host(StateText.line(host), "termination-protection"))
                    .anyMatch(protection -> states.latest(protection).equals("enabled"));
            return kept ? "Client.OperationNotPermitted" : "";
        }
        if (call.action().equals("PutBucketPolicy")) {
            boolean open = asked.json("requestParameters.bucketPolicy")
                    .filter(Policies::admitsEverybody)
                    .isPresent();
            return open && blocksPublicAccess(asked.text("requestParameters.bucketName"), states) ? "AccessDenied" : "";
        }
        boolean sent = "Event".equals(call.parameters().get("invocationType"));
        if (call.action().equals("Invoke") && !sent) {
            String function =
                    DataLearning.functionName(String.valueOf(call.parameters().get("functionName")));
            boolean stopped = states.latest(new StateRef(Refs.FUNCTION, function, "concurrency"))
                    .equals("0");
            return stopped ? "TooManyRequestsException" : "";
        }
        return "";
    }

    private static long keysOf(String owner, States states) {
        return states.ids(Refs.KEY).stream()
                .filter(id -> states.latest(Refs.key(id, "owner")).equals(owner))
                .filter(id -> !states.latest(Refs.key(id, "status")).equals(ABSENT))
                .count();
    }

    private static boolean blocksPublicAccess(String bucket, States states) {
        String block = "public-access-block";
        return states.latest(new StateRef(Refs.BUCKET, StateText.line(bucket), block))
                        .equals("all")
                || states.ids(Refs.ACCOUNT).stream()
                        .anyMatch(account -> states.latest(new StateRef(Refs.ACCOUNT, account, block))
                                .equals("all"));
    }

    /** What stands in the way of a change; empty if nothing does. */
    static String conflict(StateRef target, String after, States states) {
        if (target.aspect().equals("replaced-by") && target.kind().equals(Refs.KEY) && !after.equals(ABSENT)) {
            return keysOf(states.latest(target.with("owner")), states) >= KEYS_PER_USER
                    ? "the owner of key " + target.id() + " has two keys already (LimitExceeded)"
                    : "";
        }
        if (target.kind().equals(Refs.WEB_ACL) && !after.equals(ABSENT)) {
            return states.aspects(Refs.WEB_ACL, target.id(), "block").size() >= IP_SET_ADDRESSES
                    ? "the address set of " + target.id() + " is full (WAFLimitsExceededException)"
                    : "";
        }
        if (target.kind().equals(Refs.NETWORK_ACL) && !after.equals(ABSENT)) {
            int rules = states.aspects(Refs.NETWORK_ACL, target.id(), "deny").size();
            return rules >= NETWORK_ACL_RULES - 1
                    ? "network list " + target.id() + " holds " + NETWORK_ACL_RULES
                            + " rules already (NetworkAclEntryLimitExceeded)"
                    : "";
        }
        String undelivered = Delivery.conflict(target, after, states);
        if (!undelivered.isEmpty()) {
            return undelivered;
        }
        boolean groupGoes =
                target.kind().equals(Refs.GROUP) && target.aspect().equals("exists") && after.equals(ABSENT);
        boolean used = groupGoes
                && states.ids(Refs.INTERFACE).stream()
                        .anyMatch(id -> states.latest(new StateRef(Refs.INTERFACE, id, "groups"))
                                .equals(target.id()));
        return used ? "security group " + target.id() + " is still used by an interface (DependencyViolation)" : "";
    }
}
