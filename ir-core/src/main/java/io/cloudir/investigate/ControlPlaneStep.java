package io.cloudir.investigate;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.ControlPlane;
import java.util.List;
import java.util.Locale;

/** Looks at the services that record and watch the account first: what they do not see, no later step can. */
final class ControlPlaneStep implements Step {
    @Override
    public String name() {
        return "control-plane";
    }

    @Override
    public void run(Inquiry inquiry) {
        List<CitedRecord> silencing = inquiry.records().stream()
                .filter(record -> record.succeeded() && record.call().silences())
                .toList();
        List<String> ids = silencing.stream().map(CitedRecord::id).toList();
        inquiry.ask(
                        name(),
                        "the control plane",
                        "whether audit trails and detectors are on",
                        () -> inquiry.cloud().controlPlane())
                .ifPresent(plane -> judge(plane, ids, inquiry));
        // The newest change goes back first: an older one is restored to what stood before it.
        for (int at = silencing.size() - 1; at >= 0; at--) {
            CitedRecord record = silencing.get(at);
            inquiry.fixes()
                    .add(new Fix(
                            new Containment.RollBack(record.id()),
                            record.call().name() + " made the account's watchers blind: mend it before anything else.",
                            List.of(record.id())));
        }
    }

    private void judge(ControlPlane plane, List<String> silencing, Inquiry inquiry) {
        for (ControlPlane.Check check : plane.checks()) {
            if (check.health() != ControlPlane.Health.HEALTHY) {
                inquiry.found(
                        name(),
                        check.name(),
                        "Visibility lost: " + check.name() + " is "
                                + check.health().name().toLowerCase(Locale.ROOT) + ": " + check.detail()
                                + ".",
                        List.of(),
                        check.health() == ControlPlane.Health.UNKNOWN ? List.of() : silencing);
            }
        }
        if (plane.isHealthy()) {
            inquiry.found(
                    name(),
                    "healthy",
                    "All services that record and watch the account do their work.",
                    List.of(),
                    List.of());
        }
    }
}
