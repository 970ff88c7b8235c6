package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.ControlPlane.Check;
import io.cloudir.cloud.ControlPlane.Health;
import io.cloudir.cloud.ControlPlane.Kind;
import io.cloudir.cloud.StateRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges the services that record and watch the account, as far as the log tells of them. */
final class WatchView {
    private final States states;
    private final Instant asOf;
    private final List<Check> checks = new ArrayList<>();

    WatchView(States states, Instant asOf) {
        this.states = states;
        this.asOf = asOf;
    }

    ControlPlane controlPlane() {
        states.ids(Refs.TRAIL).forEach(this::trail);
        states.ids(Refs.FLOW_LOG).forEach(id -> {
            StateRef configuration = new StateRef(Refs.FLOW_LOG, id, "configuration");
            if (isForgotten(configuration)) {
                return;
            }
            boolean on = !read(configuration).equals(ABSENT);
            add(
                    Kind.NETWORK_LOG,
                    "flow-log:" + id,
                    on,
                    "network traffic is recorded",
                    "deleted: network traffic is not recorded");
        });
        states.ids(Refs.DETECTOR).forEach(id -> {
            add(
                    Kind.THREAT_DETECTION,
                    "threat-detection:" + id,
                    isOn(id),
                    "findings are made",
                    "off: no findings are made");
        });
        states.ids(Refs.RECORDER).forEach(id -> {
            boolean on = read(new StateRef(Refs.RECORDER, id, "recording")).equals("true");
            add(
                    Kind.CONFIGURATION_HISTORY,
                    "configuration-history:" + id,
                    on,
                    "changes are recorded",
                    "off: former configurations are not kept");
        });
        states.ids(Refs.LOG_GROUP).forEach(this::logGroup);
        unknownUnless(
                Kind.AUDIT_LOG, "audit-trail", Refs.TRAIL, "no record names a trail; the event history is always on");
        unknownUnless(Kind.THREAT_DETECTION, "threat-detection", Refs.DETECTOR, "no record names a detector");
        checks.sort(Comparator.comparing(Check::name));
        return new ControlPlane(checks);
    }

    /** Whether any detector of the account is on. */
    boolean isDetecting() {
        return states.ids(Refs.DETECTOR).stream().anyMatch(this::isOn);
    }

    private boolean isOn(String detector) {
        return read(new StateRef(Refs.DETECTOR, detector, "enabled")).equals("true");
    }

    private void trail(String id) {
        StateRef logging = new StateRef(Refs.TRAIL, id, "logging");
        String name = "audit-trail:" + id;
        String selectors = read(logging.with("event-selectors"));
        String configuration = read(logging.with("configuration"));
        Optional<StateRef> lost =
                Delivery.bucketOf(configuration).filter(bucket -> states.isGone(bucket, read(bucket)));
        if (isForgotten(logging.with("configuration"))) {
            return;
        }
        if (configuration.equals(ABSENT)) {
            checks.add(Check.of(Kind.AUDIT_LOG, name, Health.OFF, "deleted: no files are delivered"));
        } else if (!read(logging).equals("true")) {
            checks.add(Check.of(Kind.AUDIT_LOG, name, Health.OFF, "logging is stopped: no files are delivered"));
        } else if (lost.isPresent()) {
            checks.add(Check.of(
                    Kind.AUDIT_LOG,
                    name,
                    Health.OFF,
                    "its bucket " + lost.get().id() + " is gone: no files are delivered"));
        } else if (!selectors.contains("\"includeManagementEvents\":true") || selectors.contains("ReadOnly")) {
            checks.add(Check.of(
                    Kind.AUDIT_LOG,
                    name,
                    Health.DEGRADED,
                    "its event selectors leave out management events, so changes go unrecorded"));
        } else if (read(logging.with("multi-region")).equals("false")) {
            checks.add(Check.of(
                    Kind.AUDIT_LOG,
                    name,
                    Health.DEGRADED,
                    "it was narrowed to one region: what happens elsewhere is in no file"));
        } else if (read(logging.with("log-validation")).equals("false")) {
            checks.add(Check.of(
                    Kind.AUDIT_LOG,
                    name,
                    Health.DEGRADED,
                    "its files are not signed, so nobody can tell whether they were altered"));
        } else {
            checks.add(Check.of(Kind.AUDIT_LOG, name, Health.HEALTHY, "logging, all management events"));
        }
    }

    private void logGroup(String id) {
        String days = read(new StateRef(Refs.LOG_GROUP, id, "retention-days"));
        String name = "log-group:" + id;
        if (days.equals(ABSENT)) {
            return; // deleted: nothing that could be looked at, nor brought back
        }
        if (days.matches("[1-9][0-9]{0,5}")) {
            checks.add(Check.of(Kind.LOG_STORE, name, Health.HEALTHY, "keeps what it gets for " + days + " days")
                    .keeping(Duration.ofDays(Integer.parseInt(days))));
        } else if (days.equals(WatchLearning.FOR_EVER)) {
            checks.add(Check.of(Kind.LOG_STORE, name, Health.HEALTHY, "keeps what it gets for ever")
                    .keeping(ChronoUnit.FOREVER.getDuration()));
        } else {
            checks.add(
                    Check.of(Kind.LOG_STORE, name, Health.HEALTHY, "no record tells how long it keeps what it gets"));
        }
    }

    /** A cloud lists no watch that is gone; one that came and went by the same hands is no gap in what the account had. */
    private boolean isForgotten(StateRef configuration) {
        return read(configuration).equals(ABSENT) && states.cameAndWent(configuration);
    }

    private void add(Kind what, String name, boolean on, String good, String bad) {
        checks.add(Check.of(what, name, on ? Health.HEALTHY : Health.OFF, on ? good : bad));
    }

    private void unknownUnless(Kind what, String name, String kind, String detail) {
        if (states.ids(kind).isEmpty()) {
            checks.add(Check.of(what, name, Health.UNKNOWN, detail));
        }
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }
}
