package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.Recovery;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at the services that record and watch the account first: what they do not see, no later step can. */
final class ControlPlaneStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "control-plane", "whether the services that record and watch the account do their work")
            .asking("whether audit trails and detectors are on", Capability.CONTROL_PLANE);

    ControlPlaneStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        return List.of(inquiry().cloud().controlPlane());
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        MadeThings made = MadeThings.of(
                inquiry().activities(), activity -> inquiry().suspectIds().contains(Inquiry.actorOf(activity)));
        List<CitedRecord> silencing = inquiry().records().stream()
                .filter(record -> record.succeeded() && record.call().silences())
                // Nobody saw by a watch that suspects set up themselves.
                .filter(record -> !made.holds(record.summary()))
                .toList();
        Optional<ControlPlane> plane = answers.to(inquiry().cloud().controlPlane());
        plane.ifPresent(it -> judge(it, silencing.stream().map(CitedRecord::id).toList(), notes));
        for (ChangedThing thing : ChangedThing.newestFirst(silencing, inquiry().activities())) {
            mend(
                    new Fix(
                            thing.rollBack(),
                            thing.calls() + " made the account's watchers blind: mend it before anything else.",
                            thing.recordIds()),
                    notes);
        }
        plane.flatMap(this::harden).ifPresent(fix -> mend(fix, notes));
    }

    /** What is to be mended first stands among the findings too, so that the journal tells it. */
    private static void mend(Fix fix, StepNotes notes) {
        notes.fixFirst(fix);
        notes.found(
                "fix " + fix.request().type() + ' ' + fix.request().target().id(),
                "To be mended first: " + fix.reason(),
                List.of(),
                fix.records());
    }

    private void judge(ControlPlane plane, List<String> silencing, StepNotes notes) {
        for (ControlPlane.Check check : plane.checks()) {
            if (check.health() != ControlPlane.Health.HEALTHY) {
                notes.found(
                        check.name(),
                        "Visibility lost: " + Text.printable(check.name()) + " is "
                                + check.health().name().toLowerCase(Locale.ROOT) + ": "
                                + Text.printable(check.detail()) + ".",
                        List.of(),
                        check.health() == ControlPlane.Health.UNKNOWN ? List.of() : silencing);
            }
        }
        if (plane.isHealthy()) {
            notes.found(
                    "healthy", "All services that record and watch the account do their work.", List.of(), List.of());
        }
    }

    /** What is off or sees too little and no record at hand tells why, is set as it should be. */
    private Optional<Fix> harden(ControlPlane plane) {
        List<String> broken = new ArrayList<>();
        List<Recovery.Harden.Guard> guards = new ArrayList<>();
        for (ControlPlane.Check check : plane.checks()) {
            boolean bad = check.health() == ControlPlane.Health.OFF || check.health() == ControlPlane.Health.DEGRADED;
            Optional<Recovery.Harden.Guard> guard = guardOf(check.kind());
            if (bad && guard.isPresent() && !isToldOf(check.kind())) {
                broken.add(Text.printable(check.name()));
                guards.add(guard.get());
            }
        }
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        ChangeRequest request =
                new Recovery.Harden(inquiry().cloud().cloud().account().id(), guards, List.of());
        return Optional.of(new Fix(
                request,
                String.join(", ", broken)
                        + ": the account is watched too little, and no record at hand tells who made it so.",
                List.of()));
    }

    private static Optional<Recovery.Harden.Guard> guardOf(ControlPlane.Kind kind) {
        return switch (kind) {
            case AUDIT_LOG -> Optional.of(Recovery.Harden.Guard.LOGGING);
            case THREAT_DETECTION, CONFIGURATION_HISTORY -> Optional.of(Recovery.Harden.Guard.DETECTORS);
            case NETWORK_LOG, LOG_STORE, ALARM, IDENTITY -> Optional.empty();
        };
    }

    /** Whether a cited record tells of a change that silenced a service of that kind. */
    private boolean isToldOf(ControlPlane.Kind kind) {
        String service = switch (kind) {
            case AUDIT_LOG -> "cloudtrail";
            case THREAT_DETECTION -> "guardduty";
            default -> "config";
        };
        return inquiry().records().stream()
                .filter(record -> record.succeeded() && record.call().silences())
                .anyMatch(record -> record.call().service().startsWith(service));
    }
}
