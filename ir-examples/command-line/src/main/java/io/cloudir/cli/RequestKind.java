package io.cloudir.cli;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.Toolkit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a type of action is asked for.
 *
 * @param type its name
 * @param needs options that it cannot do without
 * @param may options that it takes besides
 * @param maker what makes the request of them
 */
record RequestKind(
        String type,
        List<String> needs,
        List<String> may,
        BiFunction<RequestOptions, RequestSite, ChangeRequest> maker) {
    private static final Duration USED = Duration.ofDays(90);

    private static final Map<String, String> LABELS =
            Map.of("--target", "WHAT", "--until", "TIME", "--record", "ID", "--address", "A", "--toolkit", "ID");

    private static final Map<String, String> MEANINGS = Map.of(
            "--target", "what it acts upon, as the log names it",
            "--until", "when it ends by itself, such as 2026-03-03T10:00:00Z",
            "--record", "the id of a record whose change is taken back",
            "--address", "a public IPv4 or IPv6 address to turn away",
            "--toolkit", "the id of a toolkit of the response plan");

    private static final Map<String, RequestKind> ALL = Stream.of(
                    on("suspend-identity", (it, site) -> new Containment.SuspendIdentity(it.target())),
                    on("deactivate-key", (it, site) -> new Containment.DeactivateKey(it.target())),
                    on(
                            "revoke-sessions",
                            (it, site) -> new Containment.RevokeSessions(
                                    it.target(), it.before().orElse(site.now())),
                            "--before"),
                    on(
                            "isolate-host",
                            (it, site) -> new Containment.IsolateHost(
                                    it.target(), site.incident().id().value())),
                    on("stop-host", (it, site) -> new Containment.StopHost(it.target())),
                    on(
                            "block-address",
                            (it, site) ->
                                    named("--target", () -> new Containment.BlockAddress(it.target(), it.until())),
                            "--until"),
                    on("disable-application", (it, site) -> new Containment.DisableApplication(it.target())),
                    on("reset-password", (it, site) -> new Containment.ResetPassword(it.target())),
                    on("rotate-key", (it, site) -> new Containment.RotateKey(it.target())),
                    on("enforce-mfa", RequestKind::enforceMfa, "--exempt"),
                    new RequestKind(
                            "roll-back",
                            List.of("--record"),
                            List.of(),
                            (it, site) -> new Containment.RollBack(it.records())),
                    control(
                            "block-region",
                            (it, site) -> new TemporaryControl.BlockRegion(
                                    it.target(), it.until().orElseThrow())),
                    control(
                            "stop-service",
                            (it, site) -> new TemporaryControl.StopService(
                                    it.target(), it.until().orElseThrow())),
                    new RequestKind(
                            "restrict-role",
                            List.of("--target", "--until"),
                            List.of("--boundary", "--record"),
                            (it, site) -> new TemporaryControl.RestrictRole(
                                    it.target(),
                                    it.boundary().orElse(TemporaryControl.RestrictRole.READ_ONLY),
                                    it.until().orElseThrow())),
                    new RequestKind(
                            "screen-application",
                            List.of("--target", "--address", "--until"),
                            List.of("--record"),
                            (it, site) -> named(
                                    "--address",
                                    () -> new TemporaryControl.ScreenApplication(
                                            it.target(),
                                            it.addresses(),
                                            it.until().orElseThrow()))),
                    on("restore-access", (it, site) -> new Recovery.RestoreAccess(it.target())),
                    on(
                            "rebuild-host",
                            (it, site) -> new Recovery.RebuildHost(
                                    it.target(), it.before().orElse(site.began())),
                            "--before"),
                    on(
                            "restore-from-backup",
                            (it, site) -> new Recovery.RestoreFromBackup(
                                    it.target(), it.before().orElse(site.began())),
                            "--before"),
                    on(
                            "restore-objects",
                            (it, site) -> new Recovery.RestoreObjects(
                                    it.target(),
                                    it.prefix().orElse(""),
                                    it.before().orElse(site.began())),
                            "--before",
                            "--prefix"),
                    on("least-privilege", RequestKind::leastPrivilege, "--before", "--since", "--keep"),
                    new RequestKind(
                            "harden", List.of(), List.of("--guard", "--exempt", "--record"), RequestKind::harden),
                    new RequestKind(
                            "deploy-toolkit",
                            List.of("--toolkit"),
                            List.of("--target", "--record"),
                            RequestKind::deployToolkit))
            .collect(Collectors.toMap(RequestKind::type, kind -> kind, (one, other) -> one, TreeMap::new));

    RequestKind {
        needs = List.copyOf(needs);
        may = List.copyOf(may);
    }

    static boolean isKnown(String type) {
        return ALL.containsKey(type);
    }

    /**
     * The kind of that name.
     *
     * @throws Failure if there is none
     */
    static RequestKind of(String type) {
        RequestKind kind = ALL.get(type);
        if (kind == null) {
            throw RequestOptions.wrong(
                    "--type " + Text.printable(type) + " is no type of action; expected one of " + names());
        }
        return kind;
    }

    static String names() {
        return String.join(", ", ALL.keySet());
    }

    static String meaningOf(String option) {
        return MEANINGS.getOrDefault(option, "it");
    }

    static String labelOf(String option) {
        return LABELS.getOrDefault(option, "VALUE");
    }

    /** Every option that it takes. */
    List<String> takes() {
        return Stream.concat(needs.stream(), may.stream()).toList();
    }

    ChangeRequest make(RequestOptions options, RequestSite site) {
        return maker.apply(options, site);
    }

    private static RequestKind on(
            String type, BiFunction<RequestOptions, RequestSite, ChangeRequest> maker, String... more) {
        List<String> may = new ArrayList<>(List.of(more));
        may.add("--record");
        return new RequestKind(type, List.of("--target"), may, maker);
    }

    private static RequestKind control(String type, BiFunction<RequestOptions, RequestSite, ChangeRequest> maker) {
        return new RequestKind(type, List.of("--target", "--until"), List.of("--record"), maker);
    }

    /** Of an account everybody in it is meant. */
    private static ChangeRequest enforceMfa(RequestOptions options, RequestSite site) {
        String target = options.target();
        Containment.EnforceMfa enforced = target.equals(site.account().id())
                ? Containment.EnforceMfa.everywhere(target)
                : Containment.EnforceMfa.of(target);
        return enforced.except(exempt(options, site));
    }

    private static List<String> exempt(RequestOptions options, RequestSite site) {
        return Stream.concat(
                        options.exempt().stream(),
                        site.plan().safeguards().breakGlass().stream().map(ResourcePattern::pattern))
                .toList();
    }

    private static ChangeRequest leastPrivilege(RequestOptions options, RequestSite site) {
        Instant end = options.before().orElse(site.began()).minusNanos(1);
        Instant begin = options.since().orElse(end.minus(USED));
        if (begin.isAfter(end)) {
            throw RequestOptions.wrong("--since " + begin + " is after " + end
                    + ", where the window ends; give an earlier time, or a later --before");
        }
        return Recovery.LeastPrivilege.of(options.target(), new TimeRange(begin, end))
                .keeping(options.keep());
    }

    private static ChangeRequest harden(RequestOptions options, RequestSite site) {
        String account = site.account().id();
        List<Recovery.Harden.Guard> guards = options.guards().isEmpty()
                ? new Recovery.Harden(account).guards()
                : options.guards().stream().map(RequestKind::guard).toList();
        boolean mfa = guards.contains(Recovery.Harden.Guard.MFA);
        if (!mfa && !options.exempt().isEmpty()) {
            throw RequestOptions.wrong(
                    "--exempt means nothing without a second factor; give --guard mfa, or leave it out");
        }
        return new Recovery.Harden(account, guards, mfa ? exempt(options, site) : List.of());
    }

    private static Recovery.Harden.Guard guard(String name) {
        return Arrays.stream(Recovery.Harden.Guard.values())
                .filter(guard -> word(guard).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> RequestOptions.wrong("--guard " + Text.printable(name)
                        + " is no guard; expected one of "
                        + Arrays.stream(Recovery.Harden.Guard.values())
                                .map(RequestKind::word)
                                .collect(Collectors.joining(", "))));
    }

    private static String word(Recovery.Harden.Guard guard) {
        return guard.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ChangeRequest deployToolkit(RequestOptions options, RequestSite site) {
        List<Toolkit> toolkits = site.plan().toolkits();
        Toolkit toolkit = toolkits.stream()
                .filter(it -> it.id().equals(options.toolkit()))
                .findFirst()
                .orElseThrow(() -> RequestOptions.wrong("--toolkit " + Text.printable(options.toolkit())
                        + " is not in the plan; expected one of "
                        + toolkits.stream().map(Toolkit::id).collect(Collectors.joining(", "))
                        + "; or give another --plan"));
        Entity beside = options.targetIfGiven()
                .map(host -> Entity.of(EntityType.HOST, host))
                .orElse(Entity.of(EntityType.ACCOUNT, site.account().id()));
        return new Recovery.DeployToolkit(
                toolkit.id(), toolkit.where(), beside, site.incident().id().value());
    }

    /** What the library says of a value, with the option that gave it. */
    private static ChangeRequest named(String option, Supplier<ChangeRequest> request) {
        try {
            return request.get();
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, option + ": " + e.getMessage(), e);
        }
    }
}
