package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.incident.IncidentAction;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Principal;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Asks the cloud's audit log whether somebody who was contained still gets anything done. */
final class FreshActivity {
    private static final Set<String> CONTAINING = Set.of("suspend-identity", "deactivate-key", "revoke-sessions");

    /** Error codes by which AWS says that whoever called may not; any other error came after the caller was let in. */
    private static final Set<String> DENIALS = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "Client.UnauthorizedOperation",
            "UnauthorizedOperation",
            "UnauthorizedAccess",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "NotAuthorized",
            "Failed authentication");

    private final CloudAdapter cloud;
    private final StepCall calls;

    FreshActivity(CloudAdapter cloud, StepCall calls) {
        this.cloud = cloud;
        this.calls = calls;
    }

    /**
     * What whoever an action contained did since it took hold, by what the audit log tells.
     *
     * @param executed when it was executed: sessions issued later are others
     * @param since when it took hold
     */
    void check(
            IncidentAction action,
            Instant executed,
            Instant since,
            Instant now,
            Look look) {
        String type = action.plan().event().actionType();
        Entity target = action.plan().event().target();
        if (!CONTAINING.contains(type) || now.isBefore(since)) {
            return;
        }
        String name = Text.printable(target.id());
        try {
            RecordLines records = calls.make(() ->
                    cloud.logs(LogQuery.audit(new TimeRange(executed, now)).about(target)));
            List<Activity> own = CitedActivities.parse(records.lines(), "audit").stream()
                    .filter(activity -> isBy(activity, target))
                    .filter(activity -> !type.equals("revoke-sessions") || isOldSession(activity, executed))
                    .toList();
            List<Activity> let = own.stream()
                    .filter(activity -> !DENIALS.contains(activity.head().errorCode()))
                    .toList();
            List<Activity> late = let.stream()
                    .filter(activity -> !activity.time().isBefore(since))
                    .toList();
            if (!late.isEmpty()) {
                look.bad(name + " still acts: " + Text.count(late.size(), "call") + " since " + since
                        + (late.size() == 1 ? " was" : " were") + " not denied, first " + firstOf(late));
            } else if (!records.isComplete()) {
                look.open("the audit log holds more about " + name + " than could be read");
            } else {
                String what = own.isEmpty()
                        ? ""
                        : let.isEmpty()
                                ? ", all of them denied"
                                : ", denied but for " + let.size() + " while the change spread, first " + firstOf(let);
                look.good(name + " made " + Text.count(own.size(), "call") + " since " + executed + what);
            }
        } catch (CloudException e) {
            look.open("the audit log about " + name + " cannot be read", e);
        }
    }

    private static String firstOf(List<Activity> activities) {
        Activity first = activities.get(0);
        return Text.printable(first.summary().action()) + " at " + first.time();
    }

    private static boolean isBy(Activity activity, Entity target) {
        return target.type() == EntityType.ACCESS_KEY
                ? activity.head().accessKey().equals(target.id())
                : activity.head()
                        .principal()
                        .map(Principal::id)
                        .filter(target.id()::equals)
                        .isPresent();
    }

    /** A session that was issued after the cut-off is somebody's new one; one whose time is not told counts as old. */
    private static boolean isOldSession(Activity activity, Instant cutOff) {
        return IncidentFacts.texts(activity, "userIdentity.sessionContext.attributes.creationDate").stream()
                .noneMatch(issued -> isAfter(issued, cutOff));
    }

    private static boolean isAfter(String issued, Instant cutOff) {
        try {
            return Instant.parse(issued).isAfter(cutOff);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
