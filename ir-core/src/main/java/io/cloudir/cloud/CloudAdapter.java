package io.cloudir.cloud;

import io.cloudir.model.CloudAccount;
import java.util.List;

/**
 * One account of one cloud, as incident response sees it. Implement it to respond on another cloud.
 *
 * <p>Only {@link #apply} and {@link #capture} change anything. A change compares and sets one piece of state, so it may be
 * repeated after a stop at any point. Everything read may lag behind what was changed: clouds are eventually consistent,
 * so read back until it is true or a deadline has passed, never once.
 *
 * <p>Every verb may throw {@link CloudException.AccessDenied}, {@link CloudException.Throttled} or {@link
 * CloudException.Unavailable}; what else it throws is said there. Implementations are safe to use from several threads.
 */
public interface CloudAdapter {
    /** The account or project that it acts on. */
    CloudAccount account();

    /** What it can do, in the order of their names, each with the permissions that it needs. */
    List<Capability> capabilities();

    /** Whether the services that record and watch the account do their work. A service that cannot be asked is a check too. */
    ControlPlane controlPlane();

    /**
     * What one identity has: keys, console access, policies, sessions.
     *
     * @throws CloudException.NotFound if there is no such identity
     */
    IdentityDetail identity(IdentityRequest request);

    /**
     * The state of one thing and what it is related to.
     *
     * @throws CloudException.NotFound if there is no such thing
     */
    Description describe(DescribeRequest request);

    /**
     * Reads the cloud and tells exactly what a request would change, changing nothing. The changes are to be applied in
     * the order given and undone in the reverse order.
     *
     * @throws CloudException.NotFound if what the request names does not exist
     * @throws CloudException.Unsupported if the adapter lacks the capability
     */
    ChangePlan plan(ChangeRequest request);

    /** The present value of a piece of state; {@link StateRef#ABSENT} if there is none. Never holds a secret. */
    String read(StateRef target);

    /**
     * Sets a piece of state to {@link StateChange#after} if it is {@link StateChange#before}; does nothing if it is that
     * already, or if it is something else.
     *
     * @throws CloudException.Conflict if a limit of the cloud stands in the way, such as two keys for each user
     */
    ApplyResult apply(StateChange change);

    /**
     * Takes evidence. Its content is read when it is opened, not before.
     *
     * @throws CloudException.NotFound if the source is gone
     * @throws CloudException.Unsupported if that kind cannot be taken here
     */
    Capture capture(EvidenceRequest request);

    /** Audit records as the cloud keeps them, for investigation and for validation against fresh telemetry. */
    AuditRecords auditRecords(AuditQuery query);
}
