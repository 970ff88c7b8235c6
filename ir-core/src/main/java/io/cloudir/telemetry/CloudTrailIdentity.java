package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import java.util.Optional;

/**
 * Tells who acted from the {@code userIdentity} element of a CloudTrail record, as the identity that containment acts
 * on: a session is its role, a federated session is the user who asked for it.
 */
final class CloudTrailIdentity {
    /** What stands for the name given in a sign-in that failed because no such user exists. */
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private CloudTrailIdentity() {}

    static Optional<Principal> of(JsonNode identity, String region) {
        return switch (text(identity, "type")) {
            case "Root" -> principal(PrincipalType.ROOT, id(identity), "root", account(identity), "");
            case "IAMUser" -> text(identity, "userName").equals(HIDDEN) ? unknown(identity) : user(identity, region);
            case "AssumedRole", "Role" -> role(identity);
            case "FederatedUser" -> federatedSession(identity);
            case "AWSService" -> service(identity);
            case "AWSAccount" -> foreign(identity);
            case "WebIdentityUser", "SAMLUser" -> outside(identity, text(identity, "principalId"));
            case "IdentityCenterUser" -> outside(identity, text(identity, "onBehalfOf", "userId"));
            case "" -> service(identity).or(() -> unknown(identity));
            default -> unknown(identity);
        };
    }

    private static Optional<Principal> user(JsonNode identity, String region) {
        String name = text(identity, "userName");
        String account = account(identity);
        String id = id(identity);
        if (text(identity, "arn").isEmpty() && !name.isEmpty() && !account.isEmpty()) {
            // Failed sign-ins carry no ARN; this is the one of a user at the root path, where most users are.
            id = AwsPartition.ofRegion(region).arn("iam", "", account, "user/" + name);
        }
        return principal(PrincipalType.USER, id, name.isEmpty() ? lastPart(id) : name, account, "");
    }

    private static Optional<Principal> role(JsonNode identity) {
        String arn = text(identity, "arn");
        String session = lastPart(arn.isEmpty() ? text(identity, "principalId") : arn);
        String issuer = text(identity, "sessionContext", "sessionIssuer", "arn");
        if (!issuer.isEmpty()) {
            String name = text(identity, "sessionContext", "sessionIssuer", "userName");
            String owner = text(identity, "sessionContext", "sessionIssuer", "accountId");
            return principal(
                    PrincipalType.ROLE,
                    issuer,
                    name.isEmpty() ? lastPart(issuer) : name,
                    owner.isEmpty() ? account(identity) : owner,
                    session);
        }
        // arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION names the role without its path.
        String[] parts = arn.split("/", -1);
        if (parts.length >= 3 && parts[0].endsWith(":assumed-role")) {
            String role = parts[0].replace(":sts:", ":iam:").replace(":assumed-role", ":role") + "/" + parts[1];
            return principal(PrincipalType.ROLE, role, parts[1], account(identity), session);
        }
        return roleById(identity);
    }

    /** A session known only by {@code AROA...:SESSION}, the unique id of its role. */
    private static Optional<Principal> roleById(JsonNode identity) {
        String[] parts = text(identity, "principalId").split(":", 2);
        return principal(PrincipalType.ROLE, parts[0], parts[0], account(identity), parts.length > 1 ? parts[1] : "");
    }

    private static Optional<Principal> federatedSession(JsonNode identity) {
        JsonNode issuer = identity.path("sessionContext").path("sessionIssuer");
        String id = text(issuer, "arn");
        if (id.isEmpty()) {
            return outside(identity, id(identity));
        }
        PrincipalType type = "Root".equals(text(issuer, "type")) ? PrincipalType.ROOT : PrincipalType.USER;
        String name = type == PrincipalType.ROOT ? "root" : text(issuer, "userName");
        return principal(type, id, name.isEmpty() ? lastPart(id) : name, account(identity), lastPart(id(identity)));
    }

    private static Optional<Principal> service(JsonNode identity) {
        String service = text(identity, "invokedBy");
        return principal(PrincipalType.SERVICE, service, service, account(identity), "");
    }

    /** Somebody of another account: its own trail knows the ARN, this one only the unique id (IAM's id prefixes). */
    private static Optional<Principal> foreign(JsonNode identity) {
        String unique = text(identity, "principalId");
        String id = id(identity);
        String account = account(identity);
        if ("ANONYMOUS_PRINCIPAL".equals(account) || "anonymous".equalsIgnoreCase(account)) {
            return principal(PrincipalType.ANONYMOUS, "anonymous", "anonymous", "", "");
        }
        if (unique.startsWith("AROA")) {
            return roleById(identity);
        }
        PrincipalType type = unique.startsWith("AIDA") ? PrincipalType.USER : PrincipalType.UNKNOWN;
        return principal(type, id.isEmpty() ? account : id, id.isEmpty() ? account : lastPart(id), account, "");
    }

    private static Optional<Principal> outside(JsonNode identity, String id) {
        String name = text(identity, "userName");
        return principal(PrincipalType.FEDERATED, id, name.isEmpty() ? lastPart(id) : name, account(identity), "");
    }

    private static Optional<Principal> unknown(JsonNode identity) {
        String name = text(identity, "userName");
        String id = id(identity).isEmpty() ? name : id(identity);
        return principal(PrincipalType.UNKNOWN, id, name.isEmpty() ? lastPart(id) : name, account(identity), "");
    }

    private static Optional<Principal> principal(
            PrincipalType type, String id, String name, String account, String session) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Principal(type, id, name.isBlank() ? id : name, account, session));
    }

    private static String id(JsonNode identity) {
        String arn = text(identity, "arn");
        return arn.isEmpty() ? text(identity, "principalId") : arn;
    }

    private static String account(JsonNode identity) {
        return text(identity, "accountId");
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
    }
}
