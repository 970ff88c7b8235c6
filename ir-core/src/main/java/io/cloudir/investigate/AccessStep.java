package io.cloudir.investigate;

import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for access that should not be: logins, new users and keys, changed permissions, and what each suspect holds now. */
final class AccessStep implements Step {
    private static final String ROLES = InvestigationResult.ASSUMED_ROLES;

    private static final Map<String, Set<String>> ANOMALIES = new LinkedHashMap<>();

    static {
        ANOMALIES.put("console logins", Set.of("ConsoleLogin"));
        ANOMALIES.put("new users", Set.of("CreateUser"));
        ANOMALIES.put("new access keys", Set.of("CreateAccessKey"));
        ANOMALIES.put("new or changed console passwords", Set.of("CreateLoginProfile", "UpdateLoginProfile"));
        ANOMALIES.put(
                "changed permissions",
                Set.of(
                        "AttachUserPolicy",
                        "AttachRolePolicy",
                        "AttachGroupPolicy",
                        "PutUserPolicy",
                        "PutRolePolicy",
                        "PutGroupPolicy",
                        "AddUserToGroup",
                        "CreatePolicyVersion",
                        "SetDefaultPolicyVersion"));
        ANOMALIES.put("changed trust of roles", Set.of("UpdateAssumeRolePolicy", "CreateRole"));
        ANOMALIES.put("removed second factors", Set.of("DeactivateMFADevice", "DeleteVirtualMFADevice"));
    }

    @Override
    public String name() {
        return "access-anomalies";
    }

    @Override
    public void run(Inquiry inquiry) {
        ANOMALIES.forEach((what, calls) -> anomaly(what, calls, inquiry));
        for (Suspect suspect : inquiry.suspects()) {
            Optional<IdentityDetail> detail = inquiry.ask(
                    name(),
                    "identity " + Text.printable(suspect.principal()),
                    "which keys, sessions and permissions it holds",
                    () -> inquiry.cloud().identity(IdentityRequest.of(suspect.principal())));
            detail.ifPresent(it -> holds(suspect, it, inquiry));
        }
    }

    private void anomaly(String what, Set<String> calls, Inquiry inquiry) {
        List<CitedRecord> found = inquiry.records().stream()
                .filter(record ->
                        record.succeeded() && calls.contains(record.call().name()))
                .toList();
        if (!found.isEmpty()) {
            List<Entity> by = found.stream()
                    .map(record -> record.summary().actor())
                    .filter(actor -> !actor.isBlank())
                    .map(actor -> Entity.of(EntityType.PRINCIPAL, actor))
                    .toList();
            inquiry.found(
                    name(),
                    what,
                    Inquiry.count(found.size(), "record") + " of " + what + ", first at "
                            + found.get(0).summary().time() + ".",
                    by,
                    found.stream().map(CitedRecord::id).toList());
        }
    }

    private void holds(Suspect suspect, IdentityDetail detail, Inquiry inquiry) {
        List<Entity> entities = new ArrayList<>(List.of(suspect.entity()));
        detail.keys().forEach(key -> entities.add(Entity.of(EntityType.ACCESS_KEY, key.id())));
        long active = detail.keys().stream().filter(IdentityDetail.Key::active).count();
        inquiry.found(
                name(),
                suspect.principal(),
                Text.printable(suspect.principal()) + " (" + detail.kind() + ") has "
                        + Inquiry.count(active, "active key") + ", "
                        + (detail.consoleAccess() ? "a console password, " : "no console password, ")
                        + Inquiry.count(detail.sessions().size(), "known session") + " and these policies: "
                        + Text.printable(
                                detail.policies().isEmpty() ? "none known" : String.join(", ", detail.policies()))
                        + ".",
                entities,
                suspect.records());
        List<Entity> roles = detail.rolesAssumed().stream()
                .map(role -> Entity.of(EntityType.PRINCIPAL, role))
                .toList();
        if (!roles.isEmpty()) {
            inquiry.affected().addAll(roles);
            inquiry.found(
                    ROLES,
                    suspect.principal(),
                    Text.printable(suspect.principal()) + " assumed "
                            + (roles.size() == 1 ? "a role" : roles.size() + " roles")
                            + "; the sessions outlive the keys they were made with.",
                    roles,
                    List.of());
        }
    }
}
