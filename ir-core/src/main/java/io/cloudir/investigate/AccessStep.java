package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.Usage;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for access that should not be: logins, new users and keys, changed permissions, and what each suspect holds now. */
final class AccessStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "access-anomalies",
                    "logins, new users and keys, changed permissions, and what those involved hold and use",
                    "control-plane")
            .asking(
                    "which keys, sessions and permissions suspects hold and use",
                    Capability.IDENTITY,
                    Capability.USAGE);

    /** Most suspects that the cloud is asked about. */
    private static final int SUSPECTS = 50;

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

    AccessStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        List<Question<?>> questions = new ArrayList<>();
        for (Suspect suspect : asked()) {
            questions.add(inquiry().cloud().identity(suspect.principal()));
            inquiry()
                    .window()
                    .ifPresent(window -> questions.add(inquiry().cloud().usage(suspect.principal(), window)));
        }
        return questions;
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        ANOMALIES.forEach((what, calls) -> anomaly(what, calls, notes));
        for (Suspect suspect : asked()) {
            answers.to(inquiry().cloud().identity(suspect.principal()))
                    .ifPresent(detail -> holds(suspect, detail, notes));
            inquiry()
                    .window()
                    .flatMap(window -> answers.to(inquiry().cloud().usage(suspect.principal(), window)))
                    .ifPresent(usage -> used(suspect, usage, notes));
        }
        int more = inquiry().suspects().size() - SUSPECTS;
        if (more > 0) {
            notes.found(
                    "more",
                    "The cloud was asked about the first " + SUSPECTS + " suspects; " + more
                            + " more were not looked up.",
                    List.of(),
                    List.of());
        }
    }

    private List<Suspect> asked() {
        return inquiry().suspects().stream().limit(SUSPECTS).toList();
    }

    private void anomaly(String what, Set<String> calls, StepNotes notes) {
        List<CitedRecord> found = inquiry().records().stream()
                .filter(record ->
                        record.succeeded() && calls.contains(record.call().name()))
                .toList();
        if (!found.isEmpty()) {
            List<Entity> by = found.stream()
                    .map(record -> record.summary().actor())
                    .filter(actor -> !actor.isBlank())
                    .map(actor -> Entity.of(EntityType.PRINCIPAL, actor))
                    .toList();
            notes.found(
                    what,
                    Text.count(found.size(), "record") + " of " + what + ", first at "
                            + found.get(0).summary().time() + ".",
                    by,
                    found.stream().map(CitedRecord::id).toList());
        }
    }

    private void holds(Suspect suspect, IdentityDetail detail, StepNotes notes) {
        notes.identity(detail);
        List<Entity> entities = new ArrayList<>(List.of(suspect.entity()));
        detail.keys().forEach(key -> entities.add(Entity.of(EntityType.ACCESS_KEY, key.id())));
        long active = detail.keys().stream().filter(IdentityDetail.Key::active).count();
        notes.found(
                suspect.principal(),
                Text.printable(suspect.principal()) + " (" + detail.kind() + ") has "
                        + Text.count(active, "active key") + ", "
                        + (detail.consoleAccess() ? "a console password, " : "no console password, ")
                        + Text.count(detail.sessions().size(), "known session") + " and these policies: "
                        + Text.printable(
                                detail.policies().isEmpty() ? "none known" : String.join(", ", detail.policies()))
                        + ".",
                entities,
                suspect.records());
        List<Entity> roles = detail.rolesAssumed().stream()
                .map(role -> Entity.of(EntityType.PRINCIPAL, role))
                .toList();
        if (!roles.isEmpty()) {
            notes.affects(roles);
            notes.found(
                    ROLES,
                    suspect.principal(),
                    Text.printable(suspect.principal()) + " assumed "
                            + (roles.size() == 1 ? "a role" : roles.size() + " roles")
                            + "; the sessions outlive the keys they were made with.",
                    roles,
                    recordsOf(suspect, detail.rolesAssumed()));
        }
    }

    /** The records at hand of the sessions of those roles that a suspect made. */
    private List<String> recordsOf(Suspect suspect, List<String> roles) {
        return inquiry().activities().stream()
                .flatMap(activity -> SessionMade.of(activity).stream())
                .filter(made -> made.by().equals(suspect.principal()) && roles.contains(made.identity()))
                .map(made -> made.activity().id())
                .toList();
    }

    private void used(Suspect suspect, Usage usage, StepNotes notes) {
        List<String> names = usage.permissions();
        if (!names.isEmpty()) {
            notes.found(
                    "usage of " + suspect.principal(),
                    Text.printable(suspect.principal()) + " used "
                            + Text.count(names.size(), "permission") + " around the incident: "
                            + Text.printable(String.join(", ", names)) + ".",
                    List.of(suspect.entity()),
                    List.of());
        }
    }
}
