package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Entity;
import io.cloudir.model.Principal;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds administrator rights that were given to an identity, and tells when that is a takeover. It is one if three things
 * hold, so that the everyday work of an administrator is none:
 *
 * <ol>
 *   <li>The rights were really given: a call that succeeded attached AdministratorAccess, or wrote an inline policy that allows
 *       every action on everything without a condition.
 *   <li>Whoever gave them is suspected for something else: a signal of level MEDIUM or above about that identity detects a
 *       technique that is neither the making of accounts, nor the changing of their rights, nor a sign-in, for of these alone
 *       the setting up of a new administrator consists.
 *   <li>Whoever got them is in the same hands: it is the identity itself, or one that the incident created or gave new
 *       credentials to.
 * </ol>
 *
 * <p>Rights given by way of a group, of a customer's own managed policy or of a role's trust are not seen.
 */
final class AdministratorGrants {
    private static final String STEP = "administrator-rights";

    private static final Set<String> ATTACHING = Set.of("AttachUserPolicy", "AttachRolePolicy");
    private static final Set<String> WRITING = Set.of("PutUserPolicy", "PutRolePolicy");
    private static final FieldPath POLICY = FieldPath.of("requestParameters.policyArn");
    private static final FieldPath DOCUMENT = FieldPath.of("requestParameters.policyDocument");
    private static final Pattern IDENTITY = Pattern.compile("arn:[^:]*:iam::([^:]*):(user|role)/(?:.*/)?([^/]+)");
    private static final String ADMINISTRATOR = ":iam::aws:policy/AdministratorAccess";

    /** Create account, account manipulation, valid accounts. */
    private static final Set<String> EVERYDAY = Set.of("T1136", "T1098", "T1078");

    private AdministratorGrants() {}

    /** The findings that tie who was given such rights to the incident: one for each record that shows it. */
    static List<FindingRecorded> in(Detection detection) {
        List<FindingRecorded> grants = new ArrayList<>();
        for (Activity record : detection.cited()) {
            Optional<Entity> giver = record.head().principal().map(Principal::entity);
            Optional<Entity> taker = isGrant(record)
                    ? record.head().resources().stream()
                            .flatMap(it -> CreatedIdentities.identity(it, record).stream())
                            .findFirst()
                    : Optional.empty();
            if (giver.isPresent() && taker.isPresent()) {
                grants.add(grant(record.id(), detection.signal().id(), giver.get(), taker.get()));
            }
        }
        return grants;
    }

    /** The entities of such a finding: who gave the rights, then who got them; one alone gave them to itself. */
    private static FindingRecorded grant(String record, String signal, Entity giver, Entity taker) {
        boolean itself = nameOf(giver).equals(nameOf(taker));
        return new FindingRecorded(
                "administrator-" + signal + "-" + record,
                STEP,
                Text.printable(giver.id()) + " gave every right to "
                        + (itself ? "itself." : Text.printable(taker.id()) + "."),
                itself ? List.of(giver) : List.of(giver, taker),
                List.of(record));
    }

    private static boolean isGrant(Activity record) {
        if (!record.head().errorCode().isEmpty() || !record.head().service().equals("iam.amazonaws.com")) {
            return false;
        }
        String call = record.head().action();
        return (ATTACHING.contains(call) && texts(record, POLICY).anyMatch(it -> it.endsWith(ADMINISTRATOR)))
                || (WRITING.contains(call) && texts(record, DOCUMENT).anyMatch(PolicyText::allowsEverything));
    }

    private static Stream<String> texts(Activity record, FieldPath path) {
        return record.values(path).stream()
                .filter(value -> value.kind() == FieldValue.Kind.TEXT)
                .map(FieldValue::text);
    }

    /** Whether an incident shows a takeover. It reads all findings, so ask only where rights were given at all. */
    static boolean areTakeover(Incident incident) {
        List<FindingRecorded> findings =
                incident.detection().findings().stream().map(Recorded::event).toList();
        List<FindingRecorded> grants = findings.stream()
                .filter(it -> it.step().equals(STEP) && !it.entities().isEmpty())
                .toList();
        if (grants.isEmpty()) {
            return false;
        }
        Set<String> created = findings.stream()
                .filter(it -> it.step().equals(CreatedIdentities.STEP))
                .flatMap(it -> it.entities().stream())
                .map(AdministratorGrants::nameOf)
                .collect(Collectors.toSet());
        Set<String> suspected = incident.detection().signals().stream()
                .map(Recorded::event)
                .filter(AdministratorGrants::isSuspicious)
                .map(SignalAttached::entity)
                .map(AdministratorGrants::nameOf)
                .collect(Collectors.toSet());
        return grants.stream().map(FindingRecorded::entities).anyMatch(they -> {
            String giver = nameOf(they.get(0));
            String taker = nameOf(they.get(they.size() - 1));
            return suspected.contains(giver) && (taker.equals(giver) || created.contains(taker));
        });
    }

    /**
     * Account, kind and name, which are unique whatever the path: a call names an identity without the path that its ARN has
     * (IAM user guide, IAM identifiers).
     */
    private static String nameOf(Entity identity) {
        Matcher arn = IDENTITY.matcher(identity.id());
        return arn.matches() ? arn.group(1) + ':' + arn.group(2) + '/' + arn.group(3) : identity.id();
    }

    private static boolean isSuspicious(SignalAttached signal) {
        return signal.level().atLeast(Severity.MEDIUM)
                && signal.techniques().stream()
                        .map(Technique::id)
                        .anyMatch(id -> !EVERYDAY.contains(id.split("\\.", 2)[0]));
    }
}
