package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.AuditQuery;
import io.cloudir.cloud.AuditRecords;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An AWS account in memory, for exercises, drills and tests. It changes only through {@link #apply}, {@link #capture} and
 * actors of its own, behaves by the rules of a real account, and writes a CloudTrail record of each call. The same calls
 * at the same times give the same bytes.
 *
 * <p>Safe to use from several threads: one call at a time.
 */
public final class SimulatedCloud implements CloudAdapter {
    private static final String REGION = "us-east-1";
    private static final CallRecord.From RESPONDER_FROM = new CallRecord.From("192.0.2.10", "cloud-ir");

    private final CloudAccount account;
    private final Clock clock;
    private final States states = new States();
    private final AuditLog log = new AuditLog();
    private Duration delay = Duration.ZERO;

    private SimulatedCloud(CloudAccount account, Clock clock) {
        this.account = Objects.requireNonNull(account, "account");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** An account in which nothing exists yet. */
    public static SimulatedCloud empty(CloudAccount account, Clock clock) {
        return new SimulatedCloud(account, clock);
    }

    /**
     * The account that the records tell of: what they create, and what they use, which must have been there before.
     *
     * @param activities CloudTrail records in any order; those of other accounts and sources are passed over
     * @param clock the time of every later call
     */
    public static SimulatedCloud fromActivities(CloudAccount account, Iterable<Activity> activities, Clock clock) {
        SimulatedCloud cloud = new SimulatedCloud(account, clock);
        activities.forEach(activity -> Learning.from(activity, account, cloud.states));
        return cloud;
    }

    /** The same cloud, whose readers see a change only so long after it was made; at first at once. */
    public synchronized SimulatedCloud visibleAfter(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("a change cannot be seen before it is made: " + lag);
        }
        delay = lag;
        return this;
    }

    @Override
    public CloudAccount account() {
        return account;
    }

    @Override
    public List<Capability> capabilities() {
        return List.of();
    }

    @Override
    public synchronized ControlPlane controlPlane() {
        return new ControlPlane(List.of());
    }

    @Override
    public synchronized IdentityDetail identity(IdentityRequest request) {
        throw new CloudException.Unsupported("not yet");
    }

    @Override
    public synchronized Description describe(DescribeRequest request) {
        throw new CloudException.Unsupported("not yet");
    }

    @Override
    public synchronized ChangePlan plan(ChangeRequest request) {
        PlanDraft draft = new PlanDraft(states, visibleNow());
        if (request instanceof Containment.SuspendIdentity suspend) {
            IdentityPlans.suspend(suspend, draft);
        } else if (request instanceof Containment.DeactivateKey deactivate) {
            IdentityPlans.deactivate(deactivate, draft);
        } else if (request instanceof Containment.RevokeSessions revoke) {
            IdentityPlans.revoke(revoke, draft);
        } else if (request instanceof Recovery.RestoreAccess restore) {
            IdentityPlans.restore(restore, draft);
        } else {
            throw new CloudException.Unsupported(request.type() + " is not among the capabilities of this cloud");
        }
        return draft.plan(request);
    }

    @Override
    public synchronized String read(StateRef target) {
        return states.visible(target, visibleNow());
    }

    @Override
    public synchronized ApplyResult apply(StateChange change) {
        String present = states.latest(change.target());
        if (present.equals(change.after())) {
            return new ApplyResult.AlreadyDone();
        }
        if (!present.equals(change.before())) {
            return new ApplyResult.Differs(change.before(), change.after(), present);
        }
        Call call = Calls.of(change.target(), change.before(), change.after())
                .orElseThrow(() -> new CloudException.Unsupported(
                        "no call sets " + change.target() + " to '" + change.after() + "'"));
        Instant now = clock.instant();
        Map<String, Object> record = CallRecord.of(
                call, responder(now), RESPONDER_FROM, now, REGION, account.id(), "", null, "responder-" + log.size());
        log.add(now, record);
        states.set(change.target(), change.after(), now, String.valueOf(record.get("eventID")));
        return new ApplyResult.Applied(call.text());
    }

    @Override
    public synchronized Capture capture(EvidenceRequest request) {
        throw new CloudException.Unsupported("not yet");
    }

    @Override
    public synchronized AuditRecords auditRecords(AuditQuery query) {
        return log.find(query);
    }

    private Map<String, Object> responder(Instant now) {
        return CallerIdentity.ofRole(account.id(), "IncidentResponder", "cloud-ir", "ASIAIOSFODNN7EXAMPLE", now);
    }

    private Instant visibleNow() {
        return clock.instant().minus(delay);
    }
}
