package io.cloudir.cloud.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The two policies that containment writes, and what policies deny and allow. */
final class Policies {
    /** The name of the policy that takes everything from an identity. */
    static final String DENY_ALL = "IncidentResponseDenyAll";

    /** The name that AWS itself gives to the policy behind its "Revoke active sessions". */
    static final String REVOKE_OLDER = "AWSRevokeOlderSessions";

    static final String DENY_ALL_DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /** The name of the policy that denies what comes without a second factor. */
    static final String REQUIRE_MFA = "IncidentResponseRequireMfa";

    /** The name of the policy that holds what an identity really used. */
    static final String LEAST_PRIVILEGE = "IncidentResponseLeastPrivilege";

    /** What whoever has no second factor needs to register one (AWS IAM user guide). */
    private static final Set<String> TO_REGISTER = new TreeSet<>(Set.of(
            "iam:ChangePassword",
            "iam:CreateVirtualMFADevice",
            "iam:EnableMFADevice",
            "iam:GetUser",
            "iam:ListMFADevices",
            "iam:ListVirtualMFADevices",
            "iam:ResyncMFADevice",
            "sts:GetSessionToken"));

    static final String REQUIRE_MFA_DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":" + list(TO_REGISTER)
                    + ",\"Resource\":\"*\",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}]}";

    /** Services that are there once for all regions: a call of them names one region whatever it is about. */
    private static final Set<String> GLOBAL = new TreeSet<>(
            Set.of("budgets", "cloudfront", "globalaccelerator", "iam", "organizations", "route53", "sts", "support"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Policies() {}

    /** Denies everything to sessions issued before an instant, which stands there in UTC and whole seconds. */
    static String revokeOlder(Instant cutOff) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"" + cutOff + "\"}}}]}";
    }

    /** Whether a bucket's policy allows something to everybody without a condition. */
    static boolean admitsEverybody(String document) {
        try {
            for (JsonNode statement : JSON.readTree(document).path("Statement")) {
                JsonNode who = statement.path("Principal");
                boolean everybody =
                        who.asText().equals("*") || who.path("AWS").asText().equals("*");
                if (statement.path("Effect").asText().equals("Allow")
                        && everybody
                        && statement.path("Condition").isMissingNode()) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Allows these actions and no others. */
    static String allowing(Collection<String> actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + list(actions)
                + ",\"Resource\":\"*\"}]}";
    }

    /** Denies everybody but the responder what is done in a region, but for services that have none. */
    static String blockRegion(String region, String responder) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":"
                + list(GLOBAL.stream().map(service -> service + ":*").toList())
                + ",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"" + region
                + "\"},\"ArnNotLike\":{\"aws:PrincipalArn\":\"" + responder + "\"}}}]}";
    }

    static boolean isGlobal(String service) {
        return GLOBAL.contains(service);
    }

    static boolean registersFactor(String action) {
        return TO_REGISTER.contains(action);
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** Whether a statement of a function's policy lets everybody call it. */
    static boolean namesEverybody(String parameters) {
        try {
            return JSON.readTree(parameters).path("principal").asText().equals("*");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** What a document allows, action by action as it names them; empty if it is not known. */
    static List<String> allows(String document) {
        Set<String> actions = new TreeSet<>();
        try {
            for (JsonNode statement : JSON.readTree(document).path("Statement")) {
                JsonNode action = statement.path("Action");
                if (statement.path("Effect").asText().equals("Allow")) {
                    if (action.isTextual()) {
                        actions.add(action.asText());
                    }
                    action.forEach(each -> actions.add(each.asText()));
                }
            }
            return List.copyOf(actions);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** Whether a document denies everything to whoever acts with a token issued then; long-term keys give {@link Instant#MAX}. */
    static boolean deniesAll(String document, Instant issued) {
        try {
            for (JsonNode statement : JSON.readTree(document).path("Statement")) {
                if (statement.path("Effect").asText().equals("Deny")
                        && statement.path("Action").asText().equals("*")
                        && applies(statement.path("Condition"), issued)) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static boolean applies(JsonNode condition, Instant issued) {
        if (condition.isMissingNode()) {
            return true;
        }
        try {
            String cutOff =
                    condition.path("DateLessThan").path("aws:TokenIssueTime").asText();
            return !cutOff.isEmpty() && issued.isBefore(Instant.parse(cutOff));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
