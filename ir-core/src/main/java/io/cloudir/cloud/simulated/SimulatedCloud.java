package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.Preflight;
import io.cloudir.cloud.PreflightRequest;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.SecretSink;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An AWS account in memory, for exercises, drills and tests. It changes only through {@link #apply}, {@link #capture} and
 * {@linkplain #actAs actors}, behaves by the rules of a real account, and writes a CloudTrail record of each call. The same
 * calls at the same times give the same bytes. Nobody needs a permission that is not {@linkplain #withoutPermission taken
 * away}.
 *
 * <p>Safe to use from several threads: one call at a time.
 */
public final class SimulatedCloud implements CloudAdapter {
    private final CloudAccount account;
    private final Clock clock;
    private final States states;
    private final CallRecorder recorder;
    private final Telemetry telemetry = new Telemetry();
    private final Rates rates = new Rates();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> silent = new TreeSet<>();
    private Duration delay = Duration.ZERO;
    private Consumer<StateChange> listener = change -> {};
    private boolean managesOrganisation;
    private @Nullable SecretSink sink;

    private SimulatedCloud(CloudAccount account, States states, Clock clock) {
        if (account.cloud() != Cloud.AWS) {
            throw new IllegalArgumentException("only an AWS account can be simulated, not " + account);
        }
        this.account = account;
        this.states = states;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.recorder = new CallRecorder(account, clock.instant());
        states.assume(new StateRef(Refs.ACCOUNT, account.id(), "exists"), Refs.PRESENT);
    }

    /** An account in which nothing exists yet. */
    public static SimulatedCloud empty(CloudAccount account, Clock clock) {
        return new SimulatedCloud(account, new States(), clock);
    }

    /**
     * The account that the records tell of: what they create, and what they use, which must have been there before.
     *
     * @param activities CloudTrail records in any order; those of other accounts and sources are passed over
     * @param clock the time of every later call
     */
    public static SimulatedCloud fromActivities(CloudAccount account, Iterable<Activity> activities, Clock clock) {
        AccountHistory history = new AccountHistory(Long.MAX_VALUE);
        activities.forEach(history::add);
        return fromHistory(account, history, clock);
    }

    /**
     * The account that records told of which were handed over one by one, and are not held.
     *
     * @param history gives one cloud; it is of no use afterwards
     * @param clock the time of every later call
     */
    public static SimulatedCloud fromHistory(CloudAccount account, AccountHistory history, Clock clock) {
        return new SimulatedCloud(account, history.learn(account), clock);
    }

    /** Whether calls to that cloud end at a simulated one: it is one itself, or passes all on to one. */
    public static boolean isBehind(CloudAdapter cloud) {
        CloudAdapter last = cloud;
        while (last instanceof ForwardingCloud forwarding) {
            last = forwarding.forwardsTo();
        }
        return last instanceof SimulatedCloud;
    }

    /** The same cloud, whose readers see a change only so long after it was made; at first at once. */
    public synchronized SimulatedCloud visibleAfter(Duration lag) {
        if (lag.isNegative()) {
            throw new IllegalArgumentException("a change cannot be seen before it is made: " + lag);
        }
        delay = lag;
        return this;
    }

    /** The same cloud, which denies the responder one call, such as {@code iam:PutUserPolicy}. */
    public synchronized SimulatedCloud withoutPermission(String permission) {
        missing.add(permission);
        return this;
    }

    /**
     * The same cloud, which tells of each change by {@link #apply} once it is made and before the call comes back, such as
     * to keep it. Making the same changes at the same times in a cloud of the same records gives the same cloud.
     *
     * @param told what the listener throws comes out of the call; the change stays
     */
    public synchronized SimulatedCloud onChange(Consumer<StateChange> told) {
        listener = Objects.requireNonNull(told, "told");
        return this;
    }

    /**
     * Somebody who calls this cloud with a key: a long-term one ({@code AKIA...}) or that of a session ({@code ASIA...}) that
     * a record showed or an actor made.
     *
     * @param address where the calls come from
     * @param userAgent what the client calls itself
     */
    public SimulatedActor actAs(String keyId, String address, String userAgent) {
        return new SimulatedActor(this, keyId, new From(address, userAgent), CallRecorder.REGION);
    }

    /** The same cloud, whose new secrets go there; without it no password is reset and no key rotated. */
    public synchronized SimulatedCloud handingSecretsTo(SecretSink secrets) {
        sink = Objects.requireNonNull(secrets, "secrets");
        return this;
    }

    /** The same cloud, whose new secrets have no place to go, as before {@link #handingSecretsTo}. */
    public synchronized SimulatedCloud handingSecretsToNobody() {
        sink = null;
        return this;
    }

    /** The same cloud, as the management account of its organisation, which no policy of the organisation binds. */
    public synchronized SimulatedCloud managingOrganisation() {
        managesOrganisation = true;
        return this;
    }

    /**
     * The same cloud, in which a region does not answer: what is listed, found or looked for says that it lacks it.
     *
     * @param region its name, such as {@code eu-west-1}
     */
    public synchronized SimulatedCloud withSilentRegion(String region) {
        silent.add(Text.printable(region));
        return this;
    }

    /**
     * The same cloud, whose networks or hosts recorded something: a line as {@link #logs} gives it back. Until the first one of
     * a kind the account keeps no such log. Calls are recorded by making them.
     *
     * @throws IllegalArgumentException if it is more than one line, or an audit record
     */
    public synchronized SimulatedCloud recorded(LogQuery.Kind kind, Instant time, String line) {
        if (kind == LogQuery.Kind.AUDIT) {
            throw new IllegalArgumentException("calls are recorded when somebody makes them: use actAs");
        }
        telemetry.recorded(kind, time, line);
        return this;
    }

    /**
     * The same cloud, whose detector found something.
     *
     * @param finding the finding in the detector's own format, on one line
     */
    public synchronized SimulatedCloud found(Instant time, String finding) {
        telemetry.found(time, finding);
        return this;
    }

    @Override
    public CloudAccount account() {
        return account;
    }

    @Override
    public String responder() {
        return recorder.responder();
    }

    @Override
    public List<Capability> capabilities() {
        return Capabilities.all();
    }

    @Override
    public synchronized Preflight preflight(PreflightRequest request) {
        return Capabilities.preflight(request, missing, watch().isDetecting(), sink != null);
    }

    @Override
    public synchronized ControlPlane controlPlane() {
        Capabilities.require(Capability.CONTROL_PLANE, missing);
        return watch().controlPlane();
    }

    @Override
    public synchronized Inventory inventory(InventoryRequest request) {
        Capabilities.require(Capability.INVENTORY, missing);
        return new InventoryView(states, view(), visibleNow()).list(request, CallRecorder.REGION, known());
    }

    @Override
    public synchronized IdentityDetail identity(IdentityRequest request) {
        Capabilities.require(Capability.IDENTITY, missing);
        return view().identity(request.identity());
    }

    @Override
    public synchronized Usage usage(UsageRequest request) {
        Capabilities.require(Capability.USAGE, missing);
        return view().usage(request, known());
    }

    @Override
    public synchronized Description describe(DescribeRequest request) {
        Capabilities.require(Capability.DESCRIBE, missing);
        return view().describe(request.entity());
    }

    /**
     * The event history begins when this cloud was built: earlier calls are with whoever handed them in. Like all that is
     * read it lags behind.
     */
    @Override
    public synchronized RecordLines logs(LogQuery query) {
        Capabilities.require(Capability.LOGS, missing);
        return query.kind() == LogQuery.Kind.AUDIT
                ? recorder.find(query, visibleNow(), known())
                : telemetry.find(query, visibleNow(), known());
    }

    @Override
    public synchronized Exposure exposure(ExposureRequest request) {
        Capabilities.require(Capability.EXPOSURE, missing);
        return new ExposureView(states, view(), account.id(), visibleNow()).find(request, known());
    }

    @Override
    public synchronized HostDetail host(HostRequest request) {
        Capabilities.require(Capability.HOST, missing);
        return new HostView(states, visibleNow()).host(request.host());
    }

    @Override
    public synchronized RecordLines findings(FindingQuery query) {
        Capabilities.require(Capability.FINDINGS, missing);
        return telemetry.find(query, visibleNow(), known(), watch().isDetecting());
    }

    @Override
    public synchronized ChangePlan plan(ChangeRequest request) {
        settle();
        Account here = new Account(account.id(), responder(), managesOrganisation);
        return Plans.of(request, here, sink != null, states, visibleNow());
    }

    @Override
    public synchronized String read(StateRef target) {
        settle();
        return states.visible(target, visibleNow());
    }

    @Override
    public synchronized ApplyResult apply(StateChange change) {
        settle();
        StateRef target = change.target();
        String present = states.latest(target);
        if (present.equals(change.after())) {
            return new ApplyResult.AlreadyDone();
        }
        if (!present.equals(change.before())) {
            return new ApplyResult.Differs(change.before(), change.after(), present);
        }
        Call call = Calls.of(change);
        String conflict = Limits.conflict(target, change.after(), states);
        if (!conflict.isEmpty()) {
            throw new CloudException.Conflict(conflict);
        }
        Secrets secrets = new Secrets(account.id(), sink, clock.instant());
        secrets.beforehand(call);
        Effects effects = recorded(call);
        if (!secrets.handedOver(call, states)) {
            recorded(Calls.required(target, /* before= */ change.after(), /* after= */ change.before()));
            throw new CloudException.Unavailable(
                    "the new secret could not be handed over, so it was deleted again; see that its place takes secrets");
        }
        effects.set(target, change.after());
        String made = ChangeRules.afterwards(target, change.after(), effects);
        listener.accept(change);
        return new ApplyResult.Applied(made.isEmpty() ? call.text() : call.text() + " made " + made);
    }

    @Override
    public synchronized Capture capture(EvidenceRequest request) {
        Description description = view().describe(request.entity());
        AccountView latest = new AccountView(states, account.id(), Instant.MAX);
        if (request.kind().equals(EvidenceRequest.DISK)) {
            for (String volume :
                    states.aspects(Refs.HOST, Refs.tail(request.entity().id()), "volume")) {
                StateRef snapshot = new StateRef(Refs.VOLUME, volume, "snapshot:evidence");
                if (states.latest(snapshot).equals(StateRef.ABSENT)) {
                    apply(Calls.change(snapshot, StateRef.ABSENT, "taken"));
                }
            }
            description = latest.disks(request.entity());
        }
        return Captures.of(request, description, account.toString());
    }

    /** A call by somebody else than the responder. */
    synchronized SimulatedResponse call(Call call, String keyId, From from, String region) {
        settle();
        Instant now = clock.instant();
        Access access = new Access(states, visibleNow());
        String owner = access.owner(keyId);
        String caller = owner.substring(owner.indexOf('/') + 1);
        String refusal = access.refusal(keyId, call, region, account.id());
        String limited = refusal.isEmpty() ? Limits.refusal(call, caller, states) : refusal;
        String error = limited.isEmpty() ? rates.refusal(call, now) : limited;
        String seed = recorder.seed();
        String newKey = error.isEmpty() ? Responses.newKey(call, seed) : "";
        Map<String, Object> elements = error.isEmpty() ? Responses.of(call, caller, newKey, seed) : null;
        CallRecorder.Made made =
                recorder.made(call, access.identity(keyId, account.id()), from, region, now, error, elements);
        Learning.from(LogRecord.of(made.fields()), new Effects(states, made.id(), now));
        return new SimulatedResponse(error, newKey, made.line());
    }

    /** Records a call of the responder, or denies it, which is recorded too. */
    private Effects recorded(Call call) {
        boolean denied = missing.contains(call.text());
        CallRecorder.Made made = recorder.byResponder(call, clock.instant(), denied);
        if (denied) {
            throw new CloudException.AccessDenied(call.text(), call.text() + " on " + account);
        }
        return new Effects(states, made.id(), clock.instant());
    }

    private void settle() {
        ChangeRules.asTimePasses(states, clock.instant());
    }

    private WatchView watch() {
        return new WatchView(states, visibleNow());
    }

    /** What no answer about the whole account can hold. */
    private Completeness known() {
        Completeness known = Completeness.COMPLETE;
        for (String region : silent) {
            known = known.without(Completeness.Cause.UNREACHABLE, "region " + region + " did not answer");
        }
        return known;
    }

    private AccountView view() {
        return new AccountView(states, account.id(), visibleNow());
    }

    private Instant visibleNow() {
        return clock.instant().minus(delay);
    }
}
