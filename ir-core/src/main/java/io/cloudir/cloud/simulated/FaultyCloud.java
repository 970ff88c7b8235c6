package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
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
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A cloud on a bad day: it goes wrong now and then, as a seed says, the same way each time that the same calls are made. For
 * tests of whatever must go on all the same. Safe to use from several threads, which then share the bad day.
 */
public final class FaultyCloud extends ForwardingCloud {
    private static final Duration STEP = Duration.ofSeconds(1);

    /** What goes wrong. */
    public enum Fault {
        /** The service fails, before it did anything or after: who called cannot tell. */
        FAILS,
        /** The service asks for fewer calls. */
        THROTTLES,
        /** The service does not answer until the time limit, or until whoever asked gives up. */
        HANGS,
        /** An answer holds only a part of what there is, and says so. */
        ANSWERS_IN_PART,
        /** A read after a change shows what was before, for a while. */
        READS_LATE,
        /** An answer holds names and records that somebody made up to do harm. */
        NAMES_HOSTILE
    }

    private final CloudAdapter cloud;
    private final SplittableRandom random;
    private final Set<Fault> faults;
    private final int oneIn;
    private final Duration limit;
    private final Consumer<Duration> pause;
    private final Map<StateRef, Late> late = new HashMap<>();

    private record Late(String value, int reads) {}

    private FaultyCloud(
            CloudAdapter cloud,
            SplittableRandom random,
            Set<Fault> faults,
            int oneIn,
            Duration limit,
            Consumer<Duration> pause) {
        super(cloud);
        this.cloud = cloud;
        this.random = random;
        this.faults = faults;
        this.oneIn = oneIn;
        this.limit = limit;
        this.pause = pause;
    }

    /**
     * A cloud that goes wrong.
     *
     * @param cloud the cloud behind it
     * @param seed what goes wrong when
     * @param faults what may go wrong
     * @param oneIn one in so many calls goes wrong by each kind of fault, from 1
     */
    public static FaultyCloud of(CloudAdapter cloud, long seed, Set<Fault> faults, int oneIn) {
        Objects.requireNonNull(cloud, "cloud");
        if (oneIn < 1) {
            throw new IllegalArgumentException("one call in " + oneIn + " cannot go wrong; give at least 1");
        }
        EnumSet<Fault> chosen = EnumSet.noneOf(Fault.class);
        chosen.addAll(faults);
        return new FaultyCloud(cloud, new SplittableRandom(seed), chosen, oneIn, Duration.ofSeconds(30), span -> {});
    }

    /**
     * The same bad day, on which hanging takes time.
     *
     * @param after how long a call hangs at most; 30 seconds by default
     * @param passing lets time pass, such as by moving the clock of a test; by default no time passes
     */
    public FaultyCloud hangingFor(Duration after, Consumer<Duration> passing) {
        return new FaultyCloud(cloud, random, faults, oneIn, after, passing);
    }

    @Override
    public ControlPlane controlPlane() {
        return call("control plane", FaultyCloud::never, super::controlPlane);
    }

    @Override
    public Inventory inventory(InventoryRequest request) {
        Inventory whole = call("inventory", FaultyCloud::never, () -> super.inventory(request));
        if (isTime(Fault.ANSWERS_IN_PART)) {
            return new Inventory(
                    whole.things().subList(0, whole.things().size() / 2), whole.next(), lacking(whole.completeness()));
        }
        return isTime(Fault.NAMES_HOSTILE) ? HostileNames.in(whole) : whole;
    }

    @Override
    public IdentityDetail identity(IdentityRequest request) {
        return call("identity", FaultyCloud::never, () -> super.identity(request));
    }

    @Override
    public Usage usage(UsageRequest request) {
        Usage whole = call("usage", FaultyCloud::never, () -> super.usage(request));
        return isTime(Fault.ANSWERS_IN_PART)
                ? new Usage(
                        whole.identity(),
                        whole.used().subList(0, whole.used().size() / 2),
                        lacking(whole.completeness()))
                : whole;
    }

    @Override
    public Description describe(DescribeRequest request) {
        Description told = call("description", FaultyCloud::never, () -> super.describe(request));
        return isTime(Fault.NAMES_HOSTILE) ? HostileNames.in(told) : told;
    }

    @Override
    public RecordLines logs(LogQuery query) {
        if (isTime(Fault.HANGS)) {
            hang("log query", query.cancelled());
            if (query.cancelled().getAsBoolean()) {
                return new RecordLines(
                        new byte[0], 0, Completeness.COMPLETE.without(Cause.CANCELLED, "given up while it hung"));
            }
        }
        return changed(call("log query", query.cancelled(), () -> super.logs(query)));
    }

    @Override
    public Exposure exposure(ExposureRequest request) {
        Exposure whole = call("exposure", FaultyCloud::never, () -> super.exposure(request));
        return isTime(Fault.ANSWERS_IN_PART)
                ? new Exposure(whole.openings().subList(0, whole.openings().size() / 2), lacking(whole.completeness()))
                : whole;
    }

    @Override
    public HostDetail host(HostRequest request) {
        return call("host", FaultyCloud::never, () -> super.host(request));
    }

    @Override
    public RecordLines findings(FindingQuery query) {
        return changed(call("findings", FaultyCloud::never, () -> super.findings(query)));
    }

    @Override
    public Capture capture(EvidenceRequest request) {
        Capture whole = call("capture", FaultyCloud::never, () -> super.capture(request));
        if (!isTime(Fault.ANSWERS_IN_PART)) {
            return whole;
        }
        return new Capture(
                whole.kind(),
                whole.description(),
                whole.volatility(),
                whole.source(),
                () -> new BrokenStream(whole.content().open()));
    }

    @Override
    public ChangePlan plan(ChangeRequest request) {
        return call("plan", FaultyCloud::never, () -> super.plan(request));
    }

    @Override
    public synchronized String read(StateRef target) {
        String value = call("read", FaultyCloud::never, () -> super.read(target));
        Late shown = late.get(target);
        if (shown == null) {
            return value;
        }
        if (shown.reads() == 1) {
            late.remove(target);
        } else {
            late.put(target, new Late(shown.value(), shown.reads() - 1));
        }
        return shown.value();
    }

    @Override
    public synchronized ApplyResult apply(StateChange change) {
        ApplyResult result = call("change", FaultyCloud::never, () -> super.apply(change));
        if (result instanceof ApplyResult.Applied && isTime(Fault.READS_LATE)) {
            late.put(change.target(), new Late(change.before(), 1 + random.nextInt(2)));
        }
        return result;
    }

    private <T> T call(String what, BooleanSupplier cancelled, Supplier<T> call) {
        if (isTime(Fault.THROTTLES)) {
            throw new CloudException.Throttled(what + ": too many calls; make them more slowly");
        }
        if (isTime(Fault.HANGS)) {
            hang(what, cancelled);
        }
        if (isTime(Fault.FAILS)) {
            throw new CloudException.Unavailable(what + ": the service failed before it did anything");
        }
        T answer = call.get();
        if (isTime(Fault.FAILS)) {
            throw new CloudException.Unavailable(what + ": the service failed while it answered");
        }
        return answer;
    }

    /** Comes back only when whoever asked gave up. */
    private void hang(String what, BooleanSupplier cancelled) {
        for (Duration waited = Duration.ZERO; waited.compareTo(limit) < 0; waited = waited.plus(STEP)) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            pause.accept(STEP);
        }
        throw new CloudException.Unavailable(what + ": no answer within " + limit.toSeconds() + " seconds");
    }

    private RecordLines changed(RecordLines whole) {
        if (isTime(Fault.ANSWERS_IN_PART)) {
            return HostileNames.firstHalf(whole, lacking(whole.completeness()));
        }
        return isTime(Fault.NAMES_HOSTILE) ? HostileNames.in(whole) : whole;
    }

    private static Completeness lacking(Completeness known) {
        return known.without(Cause.UNREACHABLE, "a zone did not answer");
    }

    private synchronized boolean isTime(Fault fault) {
        return faults.contains(fault) && random.nextInt(oneIn) == 0;
    }

    private static boolean never() {
        return false;
    }
}
