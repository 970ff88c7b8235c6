package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.incident.IncidentAction;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks the flow log and the cloud's own detectors whether anything came of what was contained since. What an account does not
 * keep leaves that unseen, which is told and no failure; what it keeps and does not give leaves it open.
 */
final class FreshTraces {
    private static final Set<String> CUT_OFF_FROM_NETWORK = Set.of("isolate-host", "stop-host", "block-address");
    private static final Set<String> CUT_OFF_FROM_CALLS =
            Set.of("suspend-identity", "deactivate-key", "rotate-key", "revoke-sessions");

    /** VPC flow logs tell a packet up to 60 seconds late (Amazon VPC User Guide, field {@code start}). */
    private static final Duration FLOW_SLACK = Duration.ofMinutes(1);

    private final CloudAdapter cloud;
    private final StepCall calls;
    /** Why there is no flow log to ask, once that is known. */
    private Optional<String> noFlows = Optional.empty();

    FreshTraces(CloudAdapter cloud, StepCall calls) {
        this.cloud = cloud;
        this.calls = calls;
    }

    /** Whether an action of a type is to cut somebody or something off for good, so that a trace of it tells. */
    static boolean isCutOff(String actionType) {
        return CUT_OFF_FROM_NETWORK.contains(actionType) || CUT_OFF_FROM_CALLS.contains(actionType);
    }

    /** @param tookHold when the action took hold; before {@code now} */
    void check(IncidentAction action, Instant tookHold, Instant now, Look look) {
        String type = action.plan().event().actionType();
        Entity target = action.plan().event().target();
        if (CUT_OFF_FROM_NETWORK.contains(type)) {
            Instant since = tookHold.plus(FLOW_SLACK);
            TimeRange span = new TimeRange(tookHold, now);
            String about = "the flow log about " + Text.printable(target.id());
            ask(about, () -> flowLog(span, target), look).ifPresent(log -> flows(log, about, target, since, now, look));
            findings(type, target, since, span, look);
        } else if (CUT_OFF_FROM_CALLS.contains(type)) {
            findings(type, target, tookHold, new TimeRange(tookHold, now), look);
        }
    }

    private RecordLines flowLog(TimeRange span, Entity target) {
        noFlows.ifPresent(why -> {
            throw new CloudException.Unsupported(why);
        });
        try {
            return cloud.logs(LogQuery.of(LogQuery.Kind.FLOW, span).about(target));
        } catch (CloudException.Unsupported e) {
            noFlows = Optional.of(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Optional<FreshLog> ask(String about, Supplier<RecordLines> question, Look look) {
        try {
            FreshLog log = FreshLog.ask(calls, question, "traces");
            if (log.isCut()) {
                look.open(about + " could not be read to the end");
            } else if (!log.left().isComplete()) {
                look.good(about + " is not all there, so that part was not looked at: "
                        + Text.printable(log.left().text()));
            }
            return Optional.of(log);
        } catch (CloudException.Unsupported e) {
            look.good(about + " was not looked at: " + Text.printable(String.valueOf(e.getMessage())));
        } catch (CloudException e) {
            look.open(about + " could not be read", e);
        }
        return Optional.empty();
    }

    private static void flows(FreshLog log, String about, Entity target, Instant since, Instant now, Look look) {
        if (!now.isAfter(since)) {
            look.open("it is too early to tell by " + about + ": look again after " + since);
            return;
        }
        List<Activity> later = log.records().stream()
                .filter(flow -> FlowTrace.isSince(flow, since))
                .toList();
        List<Activity> through = later.stream().filter(FlowTrace::isLetThrough).toList();
        long unsure = later.stream()
                .filter(flow -> !FlowTrace.isLetThrough(flow) && !FlowTrace.isRefused(flow))
                .count();
        if (!through.isEmpty()) {
            look.bad(Text.printable(target.id()) + " is not cut off: " + Text.count(through.size(), "flow") + " since "
                    + since + (through.size() == 1 ? " was" : " were") + " let through, first one that ended at "
                    + through.get(0).time());
        } else if (!log.isCut()) {
            look.good(about + " tells nothing that was let through since " + since
                    + (unsure == 0 ? "" : "; it does not say so of " + Text.count(unsure, "flow"))
                    + " (by what it had delivered at " + now + ')');
        }
    }

    private void findings(String type, Entity target, Instant since, TimeRange span, Look look) {
        String name = Text.printable(target.id());
        String about = "what detectors found about " + name;
        Optional<FreshLog> log =
                ask(about, () -> cloud.findings(FindingQuery.during(span).about(target)), look);
        if (log.isEmpty()) {
            return;
        }
        List<Activity> later = log.get().records().stream()
                .filter(finding -> !FindingTrace.isSample(finding) && !FindingTrace.isPosture(finding))
                .filter(finding -> FindingTrace.lastSeen(finding)
                        .filter(seen -> seen.isBefore(since))
                        .isEmpty())
                .toList();
        List<Activity> against = later.stream()
                .filter(finding ->
                        FindingTrace.lastSeen(finding).isPresent() && FindingTrace.contradicts(finding, type, target))
                .toList();
        if (!against.isEmpty()) {
            look.bad(name + " is not contained: detectors saw it act since " + since + ": " + told(against));
        } else if (!later.isEmpty()) {
            look.good("detectors name " + name + " since " + since + " and do not show that " + type
                    + " does not hold: " + told(later) + "; see what they tell");
        } else if (!log.get().isCut() && log.get().left().isComplete()) {
            look.good(about + " tells nothing since " + since);
        }
    }

    private static String told(List<Activity> findings) {
        Activity first = findings.get(0);
        return Text.count(findings.size(), "finding") + ", first "
                + Text.printable(first.head().action())
                + FindingTrace.lastSeen(first)
                        .map(seen -> ", last seen at " + seen)
                        .orElse("");
    }
}
