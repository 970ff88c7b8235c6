package io.cloudir.prepare;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.ControlPlane.Check;
import io.cloudir.cloud.ControlPlane.Health;
import io.cloudir.cloud.ControlPlane.Kind;
import io.cloudir.model.CloudAccount;
import io.cloudir.plan.MonitoringSource;
import io.cloudir.plan.ResponsePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an account has what the response plan counts on for seeing incidents (guide row P4): every source of the plan that
 * covers it, and every service that records and watches it.
 *
 * @param account the account that was looked at
 * @param findings one for each source of the plan that covers the account, in the plan's order, then one for each service that
 *     no source counts on and that does not do its work
 */
public record Readiness(CloudAccount account, List<Finding> findings) {
    /** What each kind of source is seen by in a cloud. The other kinds live outside of it. */
    private static final Map<String, Kind> SEEN_BY = Map.of(
            "cloud-log", Kind.AUDIT_LOG,
            "network-flow", Kind.NETWORK_LOG,
            "detector", Kind.THREAT_DETECTION,
            "application-log", Kind.LOG_STORE);

    private static final String AGENT = "endpoint-agent";

    public Readiness {
        Objects.requireNonNull(account, "account");
        findings = List.copyOf(findings);
    }

    /** How something stands. */
    public enum State {
        /** It is there, works, and keeps what it sees as long as the plan demands. */
        READY,
        /** The cloud does not tell; a person has to look. */
        UNKNOWN,
        /** It is missing, does not work, or forgets too early. */
        GAP
    }

    /**
     * How one source of the plan or one service of the account stands.
     *
     * @param source id of the source in the plan; empty for a service that no source counts on
     * @param owner id of the role that answers for it; empty with the source
     * @param name what it is called
     * @param state how it stands
     * @param reasons why it is not ready, a sentence each; empty only if it is
     */
    public record Finding(String source, String owner, String name, State state, List<String> reasons) {
        public Finding {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(state, "state");
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Looks at an account by an adapter; changes nothing.
     *
     * @throws io.cloudir.cloud.CloudException if the account cannot be looked at at all
     */
    public static Readiness of(ResponsePlan plan, CloudAdapter cloud) {
        ControlPlane watches = cloud.controlPlane();
        List<Finding> findings = new ArrayList<>();
        Set<Kind> countedOn = new HashSet<>();
        List<MonitoringSource> sources = plan.monitoring().stream()
                .filter(source -> source.accounts().contains(cloud.account()))
                .toList();
        for (MonitoringSource source : plan.monitoring()) {
            if (source.accounts().contains(cloud.account())) {
                Optional<Kind> kind = Optional.ofNullable(SEEN_BY.get(source.kind()));
                kind.ifPresent(countedOn::add);
                findings.add(kind.map(it -> watched(source, checksOf(source, it, watches, sources)))
                        .orElseGet(() -> source.kind().equals(AGENT) ? Agents.on(cloud, source) : outside(source)));
            }
        }
        watches.checks().stream()
                .filter(check -> !countedOn.contains(check.kind()) && check.health() != Health.HEALTHY)
                .map(check -> new Finding("", "", check.name(), stateOf(check), List.of(check.detail())))
                .forEach(findings::add);
        return new Readiness(cloud.account(), findings);
    }

    /** Whether nothing is known to be missing. What the cloud does not tell is no gap. */
    public boolean isReady() {
        return findings.stream().noneMatch(finding -> finding.state() == State.GAP);
    }

    /** The checks that a source names by its id or name; if it names none, those of its kind that no other source names. */
    private static List<Check> checksOf(
            MonitoringSource source, Kind kind, ControlPlane watches, List<MonitoringSource> sources) {
        List<Check> all =
                watches.checks().stream().filter(check -> check.kind() == kind).toList();
        List<Check> own = all.stream().filter(check -> names(source, check)).toList();
        return own.isEmpty()
                ? all.stream()
                        .filter(check -> sources.stream().noneMatch(other -> names(other, check)))
                        .toList()
                : own;
    }

    /** Whether the name of what a check looks at, such as {@code main} of {@code audit-trail:main}, is a word of the source. */
    private static boolean names(MonitoringSource source, Check check) {
        String thing = check.name().substring(check.name().lastIndexOf(':') + 1);
        return !thing.isBlank()
                && Pattern.compile("(?i)(?<![\\w./-])" + Pattern.quote(thing) + "(?![\\w/-])")
                        .matcher(source.id() + ' ' + source.name())
                        .find();
    }

    private static Finding watched(MonitoringSource source, List<Check> checks) {
        List<String> gaps = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        if (checks.isEmpty()) {
            gaps.add("the account has nothing of the kind");
        }
        for (Check check : checks) {
            if (check.health() != Health.HEALTHY) {
                (check.health() == Health.UNKNOWN ? unknown : gaps).add(check.name() + ": " + check.detail());
            } else if (check.retention().isEmpty()) {
                unknown.add(check.name() + ": the cloud does not tell how long it is kept, and the plan demands "
                        + days(source.retention()));
            } else if (check.retention().get().compareTo(source.retention()) < 0) {
                gaps.add(check.name() + ": kept for " + days(check.retention().get()) + ", and the plan demands "
                        + days(source.retention()));
            }
        }
        return finding(source, gaps, unknown);
    }

    private static Finding outside(MonitoringSource source) {
        return finding(
                source, List.of(), List.of("it is not part of the cloud account; whoever answers for it has to look"));
    }

    static Finding finding(MonitoringSource source, List<String> gaps, List<String> unknown) {
        State state = gaps.isEmpty() ? unknown.isEmpty() ? State.READY : State.UNKNOWN : State.GAP;
        List<String> reasons = new ArrayList<>(gaps);
        reasons.addAll(unknown);
        return new Finding(source.id(), source.owner(), source.name(), state, reasons);
    }

    private static State stateOf(Check check) {
        return check.health() == Health.UNKNOWN ? State.UNKNOWN : State.GAP;
    }

    private static String days(Duration time) {
        return time.toDays() + (time.toDays() == 1 ? " day" : " days");
    }
}
