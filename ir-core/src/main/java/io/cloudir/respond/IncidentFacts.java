package io.cloudir.respond;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.CloudCall;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.Principal;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What proposals are derived from.
 *
 * @param incident the incident, with what its investigation established
 * @param cited the records behind its signals as far as they are at hand; they tell keys, hosts and secrets that summaries
 *     leave out
 * @param account the account that the response acts in
 * @param now the time of deriving; the cut-off of revoked sessions
 */
public record IncidentFacts(Incident incident, List<Activity> cited, CloudAccount account, Instant now) {
    public IncidentFacts {
        Objects.requireNonNull(incident, "incident");
        cited = List.copyOf(cited);
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(now, "now");
    }

    List<CitedRecord> records() {
        return CitedRecord.of(incident);
    }

    /** The signals that call for an action by themselves. */
    List<Recorded<SignalAttached>> severeSignals() {
        return incident.detection().signals().stream()
                .filter(signal -> signal.event().level().atLeast(Severity.HIGH))
                .toList();
    }

    static List<String> recordsOf(Recorded<SignalAttached> signal) {
        return signal.event().records().stream().map(RecordSummary::id).toList();
    }

    /** The records behind signals that are not at hand: what they tell beyond a summary calls for nothing here. */
    List<CitedRecord> unread() {
        return CitedActivities.unread(incident, cited);
    }

    List<Suspect> suspects() {
        return Suspect.of(incident);
    }

    /** The records at hand of what suspects did and that took effect. */
    List<Activity> deeds() {
        Set<String> suspects = suspects().stream().map(Suspect::principal).collect(Collectors.toSet());
        return cited.stream()
                .filter(activity -> activity.head().errorCode().isEmpty())
                .filter(activity -> activity.head()
                        .principal()
                        .filter(principal -> suspects.contains(principal.id()))
                        .isPresent())
                .toList();
    }

    /** Those of {@link #deeds} that were done in the account that the response acts in: what they name is found there. */
    List<Activity> deedsHere() {
        return deeds().stream().filter(this::isHere).toList();
    }

    /** Whether a record tells of the account that the response acts in, or does not tell where. */
    boolean isHere(Activity record) {
        return record.head().account().isBlank() || record.head().account().equals(account.id());
    }

    /** Whether an identity is known to be of another account. */
    boolean isForeign(Principal principal) {
        return AwsPartition.accountOf(principal.id())
                .filter(owner -> !owner.equals(account.id()))
                .isPresent();
    }

    /** What one suspect did, out of {@link #deeds}. */
    static List<Activity> by(Suspect suspect, List<Activity> deeds) {
        return deeds.stream()
                .filter(deed -> deed.head()
                        .principal()
                        .filter(principal -> principal.id().equals(suspect.principal()))
                        .isPresent())
                .toList();
    }

    /** What suspects did by one call, here, to things that a field names: the ids of the records by that name. */
    SortedMap<String, List<String>> deedsOn(String call, String path) {
        SortedMap<String, List<String>> deeds = new TreeMap<>();
        deedsHere().stream()
                .filter(deed -> nameOf(deed).equals(call))
                .forEach(deed -> texts(deed, path)
                        .forEach(name -> deeds.computeIfAbsent(name, unseen -> new ArrayList<>())
                                .add(deed.id())));
        return deeds;
    }

    /** The ARN of a user of the account whose name alone a record tells; paths are left out, as sessions leave them out. */
    String userNamed(String name) {
        return partition().arn("iam", "", account.id(), "user/" + name);
    }

    /** The partition of AWS that the account is in, by the names that its records tell. */
    AwsPartition partition() {
        return cited.stream()
                .flatMap(record -> record.head().principal().stream())
                .flatMap(principal -> AwsPartition.ofArn(principal.id()).stream())
                .findFirst()
                .orElse(AwsPartition.COMMERCIAL);
    }

    /** AWS names temporary keys ASIA; they end with their session, which is revoked instead. */
    static boolean isLongTerm(String key) {
        return key.startsWith("AKIA");
    }

    /** So long before the earliest sign of the incident, the sign itself left out; empty if there is none. */
    Optional<TimeRange> before(Duration span) {
        return compromisedAt().map(since -> new TimeRange(since.minus(span), since.minusNanos(1)));
    }

    /** The actions that were executed and not undone. */
    List<IncidentAction> inForce() {
        return incident.response().actions().stream()
                .filter(action -> action.state() instanceof ActionState.Executed
                        || action.state() instanceof ActionState.Verified)
                .toList();
    }

    /** The records of the signals about a host, and of its start by a suspect. */
    List<String> hostRecords(Entity host) {
        List<String> records = new ArrayList<>();
        for (Recorded<SignalAttached> signal : incident.detection().signals()) {
            if (signal.event().entity().equals(host)) {
                signal.event().records().stream().map(RecordSummary::id).forEach(records::add);
            }
        }
        records.addAll(deedsOn("RunInstances", "responseElements.instancesSet.items.instanceId")
                .getOrDefault(host.id(), List.of()));
        return records;
    }

    /** The identities that suspects made, by kind and name: they have no owner to be given back to. */
    Set<String> made() {
        Set<String> made = new TreeSet<>();
        for (Activity deed : deedsHere()) {
            switch (nameOf(deed)) {
                case "CreateUser" ->
                    texts(deed, "requestParameters.userName").forEach(name -> made.add("user/" + name));
                case "CreateRole" ->
                    texts(deed, "requestParameters.roleName").forEach(name -> made.add("role/" + name));
                default -> {}
            }
        }
        return made;
    }

    /** An identity by kind and name, without the path that its ARN may have. */
    static String kindAndName(String principal) {
        String name = principal.substring(principal.lastIndexOf('/') + 1);
        return (principal.contains(":role/") ? "role/" : "user/") + name;
    }

    /** The time of the earliest sign of the incident: what is older is trusted. */
    Optional<Instant> compromisedAt() {
        return incident.detection().firstRecordAt();
    }

    static List<String> texts(Activity activity, String path) {
        return activity.values(FieldPath.of(path)).stream()
                .filter(value -> value.kind() == FieldValue.Kind.TEXT)
                .map(FieldValue::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    static String nameOf(Activity activity) {
        return CloudCall.of(activity.summary()).name();
    }
}
