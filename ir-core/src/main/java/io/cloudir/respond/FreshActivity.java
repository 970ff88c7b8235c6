package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.LogQuery;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
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
import java.util.function.Predicate;

/** Asks the cloud's audit log whether somebody who was contained still gets anything done. */
final class FreshActivity {
    private static final Set<String> CONTAINING =
            Set.of("suspend-identity", "deactivate-key", "rotate-key", "revoke-sessions");

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
    private final Incident incident;

    FreshActivity(CloudAdapter cloud, StepCall calls, Incident incident) {
        this.cloud = cloud;
        this.calls = calls;
        this.incident = incident;
    }

    /**
     * What whoever an action contained did since it took hold, by what the audit log tells.
     *
     * @param executed when it was executed: sessions issued later are others
     * @param since when it took hold
     */
    void check(IncidentAction action, Instant executed, Instant since, Instant now, Look look) {
        String type = action.plan().event().actionType();
        Entity target = action.plan().event().target();
        if (!CONTAINING.contains(type)) {
            return;
        }
        String name = Text.printable(target.id());
        try {
            LogQuery query = LogQuery.audit(new TimeRange(executed, now)).about(target);
            FreshLog log = FreshLog.ask(calls, () -> cloud.logs(query), "audit");
            List<Activity> own = log.records().stream()
                    .filter(activity -> isBy(activity, target))
                    .toList();
            if (type.equals("revoke-sessions")) {
                // Keys that last are none of its business; each has an action of its own.
                List<Activity> sessions = own.stream()
                        .filter(activity ->
                                !IncidentFacts.isLongTerm(activity.head().accessKey()))
                        .toList();
                judge(name, filter(sessions, it -> !isNewSession(it, executed)), executed, since, now, look);
                newSessions(target, filter(sessions, it -> isNewSession(it, executed)), look);
            } else {
                judge(name, own, executed, since, now, look);
            }
            if (!log.left().isComplete()) {
                look.open("the audit log holds more about " + name + " than could be read");
            }
            if (log.unread() > 0) {
                look.open(Text.count(log.unread(), "line") + " of the audit log about " + name + " cannot be read");
            }
        } catch (CloudException e) {
            look.open("the audit log about " + name + " cannot be read", e);
        }
    }

    private static void judge(
            String name, List<Activity> own, Instant executed, Instant since, Instant now, Look look) {
        List<Activity> let = let(own);
        List<Activity> late = filter(let, activity -> !activity.time().isBefore(since));
        if (!late.isEmpty()) {
            look.bad(name + " still acts: " + Text.count(late.size(), "call") + " since " + since
                    + (late.size() == 1 ? " was" : " were") + " not denied, first " + firstOf(late));
            return;
        }
        String what = own.isEmpty()
                ? ""
                : let.isEmpty()
                        ? ", all of them denied"
                        : ", denied but for " + let.size() + " while the change spread, first " + firstOf(let);
        look.good(name + " made " + Text.count(own.size(), "call") + " since " + executed + what
                + " (by what the audit log had delivered at " + now + ')');
    }

    /**
     * Whoever may begin sessions goes on with new ones. What got done from where nobody but a suspect acts, or by a suspect's
     * key, is the suspect's; whose the others are people judge, for an address may be shared.
     */
    private void newSessions(Entity target, List<Activity> calls, Look look) {
        String name = Text.printable(target.id());
        Hallmarks suspects = Hallmarks.of(incident, target.id());
        List<Activity> back = filter(calls, call -> call.head().errorCode().isEmpty() && suspects.areOn(call));
        List<Activity> let = let(calls);
        if (!back.isEmpty()) {
            look.bad(name + " is used again by a suspect, in a session that was begun after the others were cut off: "
                    + told(back) + "; close the way by which sessions are begun, and cut them off anew");
        } else if (let.stream().anyMatch(suspects::mayBeOn)) {
            look.good(name + " is used again from where a suspect acted, and others do too or nothing got done, in a"
                    + " session that was begun after the others were cut off: "
                    + told(filter(let, suspects::mayBeOn)) + "; see whose it is");
        } else if (!let.isEmpty()) {
            look.good(name + " is used in sessions that were begun after the others were cut off: " + told(let)
                    + "; see whose they are");
        }
    }

    private static String told(List<Activity> calls) {
        return Text.count(calls.size(), "call") + ", first " + firstOf(calls) + " from "
                + Text.printable(calls.get(0).head().address());
    }

    /** Whether an error code of AWS says that whoever called may not. */
    static boolean isDenial(String errorCode) {
        return DENIALS.contains(errorCode);
    }

    private static List<Activity> let(List<Activity> calls) {
        return filter(calls, call -> !isDenial(call.head().errorCode()));
    }

    private static List<Activity> filter(List<Activity> calls, Predicate<Activity> which) {
        return calls.stream().filter(which).toList();
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

    /** A session that was issued after the cut-off; one whose time is not told counts as old. */
    private static boolean isNewSession(Activity activity, Instant cutOff) {
        return IncidentFacts.texts(activity, "userIdentity.sessionContext.attributes.creationDate").stream()
                .anyMatch(issued -> isAfter(issued, cutOff));
    }

    private static boolean isAfter(String issued, Instant cutOff) {
        try {
            return Instant.parse(issued).isAfter(cutOff);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
