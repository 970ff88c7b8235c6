package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.CloudCall;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    /** Calls that make an identity, with the parameter that names it. */
    private static final Map<String, String> MAKING =
            Map.of("CreateUser", "requestParameters.userName", "CreateRole", "requestParameters.roleName");

    public IncidentFacts {
        Objects.requireNonNull(incident, "incident");
        cited = List.copyOf(cited);
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(now, "now");
    }

    List<CitedRecord> records() {
        return CitedRecord.of(incident);
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

    /** Whether a suspect made this identity: then it has no owner to be given back to. */
    boolean wasMade(String principal) {
        String name = principal.substring(principal.lastIndexOf('/') + 1);
        return deeds().stream()
                .filter(deed -> MAKING.containsKey(nameOf(deed)))
                .anyMatch(deed ->
                        texts(deed, MAKING.getOrDefault(nameOf(deed), "")).contains(name));
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
