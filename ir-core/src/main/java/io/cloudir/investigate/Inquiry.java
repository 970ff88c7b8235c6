package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.model.Principal;
import io.cloudir.model.TimeRange;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every step of one investigation knows. Immutable.
 *
 * @param incident the incident as it is
 * @param cloud where to ask
 * @param criticalSystems what the response plan calls critical
 * @param records the records that signals cite, in time order
 * @param suspects the identities that acted against the account
 * @param activities the cited records as far as they are at hand, in time order
 */
record Inquiry(
        Incident incident,
        Questions cloud,
        List<CriticalSystem> criticalSystems,
        List<CitedRecord> records,
        List<Suspect> suspects,
        List<Activity> activities) {
    /** What went on around an incident matters too: a session of a role lives 12 hours at most (AWS STS, AssumeRole). */
    private static final Duration AROUND = Duration.ofHours(12);

    static final Comparator<Activity> IN_TIME = Comparator.comparing(Activity::time)
            .thenComparing(Activity::id)
            .thenComparing(it -> it.identity().hex());

    Inquiry {
        criticalSystems = List.copyOf(criticalSystems);
        records = List.copyOf(records);
        suspects = List.copyOf(suspects);
        activities = activities.stream().sorted(IN_TIME).toList();
    }

    static Inquiry of(Incident incident, CloudAdapter cloud, List<CriticalSystem> critical, List<Activity> activities) {
        return new Inquiry(
                incident, new Questions(cloud), critical, CitedRecord.of(incident), Suspect.of(incident), activities);
    }

    /** When to look into the logs; empty if no signal says when. */
    Optional<TimeRange> window() {
        return incident.detection()
                .span()
                .map(span -> new TimeRange(span.from().minus(AROUND), span.to().plus(AROUND)));
    }

    /** The records that signals cite and that are not at hand. */
    List<CitedRecord> unread() {
        return CitedActivities.unread(incident, activities);
    }

    /** The names of the suspects. */
    Set<String> suspectIds() {
        return suspects.stream().map(Suspect::principal).collect(Collectors.toSet());
    }

    /** Who acted, by the identity that containment would act on; empty if the record does not tell. */
    static String actorOf(Activity activity) {
        return activity.head().principal().map(Principal::id).orElse("");
    }

    static boolean succeeded(Activity activity) {
        return activity.head().errorCode().isEmpty();
    }
}
