package io.cloudir.cloud;

import io.cloudir.model.CloudAccount;
import java.util.List;

/**
 * One account of one cloud, as incident response sees it. Implement it to respond on another cloud.
 *
 * <p>Each verb takes one request and gives one result, but for what needs none. Results say when they are not complete; only
 * a complete one shows that something is not there.
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

    /**
     * The identity that it acts as, such as an ARN, by what logs call it; never changed by an action.
     *
     * @return the name without what differs from session to session
     */
    String responder();

    /** What it can do, in the order of their names, each with the permissions that it needs. */
    List<Capability> capabilities();

    /**
     * What stands in the way of its capabilities, such as a permission that is not granted; changes nothing. A name that is no
     * capability is answered as unsupported.
     */
    Preflight preflight(PreflightRequest request);

    /** Whether the services that record and watch the account do their work. A service that cannot be asked is a check too. */
    ControlPlane controlPlane();

    /**
     * A page of what the account has, with what each thing is related to. An account without such things gives an empty page.
     *
     * @throws IllegalArgumentException if the page is not one that the adapter told
     */
    Inventory inventory(InventoryRequest request);

    /**
     * What one identity has: keys, console access, a second factor, policies and what they grant, sessions.
     *
     * @throws CloudException.NotFound if there is no such identity
     */
    IdentityDetail identity(IdentityRequest request);

    /**
     * Which permissions an identity really used in a window.
     *
     * @throws CloudException.NotFound if there is no such identity
     */
    Usage usage(UsageRequest request);

    /**
     * The state of one thing and what it is related to.
     *
     * @throws CloudException.NotFound if there is no such thing
     */
    Description describe(DescribeRequest request);

    /**
     * Records of a log as the cloud keeps them, for investigation and for validation against fresh telemetry.
     *
     * @throws CloudException.Unsupported if the account does not keep that log
     */
    RecordLines logs(LogQuery query);

    /**
     * What can be reached from outside.
     *
     * @throws CloudException.NotFound if it is asked for one thing that there is not
     */
    Exposure exposure(ExposureRequest request);

    /**
     * What watches and patches a host.
     *
     * @throws CloudException.NotFound if there is no such host
     */
    HostDetail host(HostRequest request);

    /** What the cloud's own detectors found; a detector that is off leaves a gap in the answer. */
    RecordLines findings(FindingQuery query);

    /**
     * Reads the cloud and tells exactly what a request would change, changing nothing. The changes are to be applied in
     * the order given and undone in the reverse order. What is so already is not planned again.
     *
     * @throws CloudException.NotFound if what the request names does not exist
     * @throws CloudException.Unsupported if the adapter lacks the capability, or the thing is of a kind that it is not for
     * @throws CloudException.Conflict if a limit of the cloud stands in the way
     */
    ChangePlan plan(ChangeRequest request);

    /** The present value of a piece of state; {@link StateRef#ABSENT} if there is none. Never holds a secret. */
    String read(StateRef target);

    /**
     * Sets a piece of state to {@link StateChange#after} if it is {@link StateChange#before}; does nothing if it is that
     * already, or if it is something else. The change may come from a journal that somebody else wrote, so what it calls is
     * believed only as far as it is the call that sets that state: a permission that was granted for one thing is not used for
     * another.
     *
     * @throws CloudException.Unsupported if {@link StateChange#call} is not the call that makes this change
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
}
