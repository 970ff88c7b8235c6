package io.cloudir.respond;

import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Digest;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Derives from what happened the lasting changes that keep it from coming back, as tasks with owner and due time. */
public final class LongTermFixes {
    private static final int ID_DIGITS = 12;
    private static final int NAMED = 10;

    private static final Set<String> SECRET_READS =
            Set.of("GetSecretValue", "BatchGetSecretValue", "GetParameter", "GetParameters");
    private static final Set<String> SHARING = Set.of(
            "ModifySnapshotAttribute",
            "ModifyImageAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
            "PutBucketPolicy",
            "PutBucketAcl",
            "DeleteBucketPublicAccessBlock",
            "DeleteAccountPublicAccessBlock",
            "PutAccountPublicAccessBlock");
    private static final Set<String> IDENTITIES =
            Set.of("CreateUser", "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile");
    private static final Set<String> PERMISSIONS = Set.of(
            "AttachUserPolicy",
            "AttachRolePolicy",
            "AttachGroupPolicy",
            "PutUserPolicy",
            "PutRolePolicy",
            "PutGroupPolicy");
    private static final Set<String> TRUST = Set.of("UpdateAssumeRolePolicy", "CreateRole");
    private static final Set<String> NETWORK =
            Set.of("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "ModifySecurityGroupRules");
    private static final Set<String> CODE = Set.of("UpdateFunctionCode", "CreateFunction", "PublishLayerVersion");

    private final IncidentFacts facts;
    private final String owner;
    private final Instant due;
    private final Set<String> calls;
    private final List<TaskOpened> tasks = new ArrayList<>();

    private LongTermFixes(IncidentFacts facts, String owner, Instant due) {
        this.facts = facts;
        this.owner = owner;
        this.due = due;
        this.calls = facts.records().stream()
                .filter(CitedRecord::succeeded)
                .map(record -> record.call().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The tasks, each once; at least one. Their ids are derived, so deriving again opens none twice.
     *
     * @param owner the role that answers for them
     * @param due until when they are to be done
     */
    public static List<TaskOpened> from(IncidentFacts facts, String owner, Instant due) {
        return new LongTermFixes(facts, owner, due).derive();
    }

    private List<TaskOpened> derive() {
        if (facts.records().stream().anyMatch(record -> record.call().silences())) {
            fix(
                    "protect-trail",
                    "Protect the audit trail by an organisation policy, so that nobody in the account can stop,"
                            + " narrow or delete it, and alert on the attempt.");
        }
        if (calls.contains("ConsoleLogin") || hasAny(IDENTITIES)) {
            fix(
                    "enforce-mfa",
                    "Enforce multi-factor authentication for every person who can sign in or manage identities.");
        }
        if (hasAny(IDENTITIES)) {
            fix(
                    "identity-creation",
                    "Let users, keys and passwords be made through one reviewed path only, and alert on any"
                            + " other.");
        }
        if (facts.deeds().stream().anyMatch(deed -> deed.head().accessKey().startsWith("AKIA"))) {
            fix("short-lived-keys", "Replace long-term access keys by short-lived credentials.");
        }
        Set<String> made = facts.made();
        for (Suspect suspect : facts.suspects().stream()
                .filter(it -> !made.contains(IncidentFacts.kindAndName(it.principal())))
                .limit(NAMED)
                .toList()) {
            fix(
                    "least-privilege " + suspect.principal(),
                    "Reduce the permissions of " + Text.printable(suspect.principal())
                            + " to what its owner's work really used.");
        }
        if (hasAny(PERMISSIONS)) {
            fix(
                    "permission-boundary",
                    "Bound what whoever manages identities can grant, so that nobody can raise"
                            + " permissions above their own.");
        }
        if (hasAny(TRUST)) {
            fix(
                    "role-trust",
                    "Refuse trust policies that admit other accounts than known ones, and review those there are.");
        }
        secrets();
        passwords();
        if (hasAny(SHARING)) {
            fix(
                    "block-sharing",
                    "Block public access to buckets, snapshots and images for the whole account, and sharing"
                            + " with accounts that are not known.");
        }
        if (hasAny(NETWORK)) {
            fix("network-rules", "Let network rules that open to everyone be undone automatically and told.");
        }
        if (hasAny(CODE)) {
            fix("signed-code", "Deploy functions from signed builds only.");
        }
        if (calls.contains("LeaveOrganization")) {
            fix("stay-in-organisation", "Deny leaving the organisation by an organisation policy.");
        }
        if (tasks.isEmpty()) {
            fix("cause", "Find the cause of the incident and close it for good.");
        }
        return List.copyOf(tasks);
    }

    /** One task for all secrets that were read, however often. */
    private void secrets() {
        Set<String> names = new LinkedHashSet<>();
        facts.cited().stream()
                .filter(read -> read.head().errorCode().isEmpty())
                .filter(read -> SECRET_READS.contains(IncidentFacts.nameOf(read)))
                .forEach(read -> names.addAll(secretsOf(read)));
        if (!names.isEmpty()) {
            List<String> shown =
                    names.stream().sorted().limit(NAMED).map(Text::printable).toList();
            fix(
                    "rotate-secrets",
                    "Rotate the " + names.size() + (names.size() == 1 ? " secret" : " secrets") + " that "
                            + (names.size() == 1 ? "was" : "were") + " read: " + String.join(", ", shown)
                            + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more." : "."));
        } else if (hasAny(SECRET_READS)) {
            fix("rotate-secrets", "Rotate every secret that was read.");
        }
    }

    private static List<String> secretsOf(Activity read) {
        List<String> names = new ArrayList<>(IncidentFacts.texts(read, "requestParameters.secretId"));
        names.addAll(IncidentFacts.texts(read, "requestParameters.name"));
        names.addAll(IncidentFacts.texts(read, "requestParameters.names"));
        return names;
    }

    private void passwords() {
        if (calls.contains("GetPasswordData")) {
            Set<String> hosts = new TreeSet<>();
            facts.cited().stream()
                    .filter(read -> read.head().errorCode().isEmpty()
                            && IncidentFacts.nameOf(read).equals("GetPasswordData"))
                    .forEach(read -> hosts.addAll(IncidentFacts.texts(read, "requestParameters.instanceId")));
            fix(
                    "host-passwords",
                    "Change the administrator passwords of the hosts whose initial password was read"
                            + (hosts.isEmpty() ? "." : ": " + hosts.size() + " in all."));
        }
    }

    private boolean hasAny(Set<String> names) {
        return calls.stream().anyMatch(names::contains);
    }

    private void fix(String key, String title) {
        String id = "fix-" + Digest.ofText(key).hex().substring(0, ID_DIGITS);
        tasks.add(new TaskOpened(id, TaskKind.LONG_TERM_FIX, title, owner, due));
    }
}
