package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The gates that every incident goes through. */
public enum StandardGate implements Gate {
    /** A person has taken notice. */
    ACKNOWLEDGED("a person has acknowledged the incident", "a person acknowledges the incident"),
    /** It is known how far the incident reaches. */
    SCOPE_ESTABLISHED(
            "the scope is established since investigation was last begun",
            "establish the scope: what is affected, and whether it is widespread"),
    /** It is known how bad the incident is. */
    SEVERITY_ASSESSED("the severity is assessed", "assess the severity, or have a person set it with a reason"),
    /** Evidence is preserved before people change what it was taken from. */
    EVIDENCE_SECURED(
            "evidence is collected, or it is recorded why it could not be",
            "collect evidence, or record what could not be collected and why"),
    /** The containment that is in force now was checked and holds. */
    REMEDIATIONS_VALIDATED(
            "the remediations are validated, after the last containment change",
            "validate the remediations against the cloud and fresh telemetry"),
    /** Nobody has found since that containment does not hold. */
    REMEDIATIONS_NOT_REFUTED(
            "the last validation of the remediations did not find that they do not hold",
            "mend what does not hold, then validate the remediations again"),
    /** What keeps the incident from coming back is somebody's task. */
    LONG_TERM_FIXES_OPENED(
            "long-term fixes are open as tasks with owner and due time",
            "open at least one long-term fix as a task with an owner and a due time"),
    /** No action stopped in the middle. */
    NO_ACTION_HALF_DONE("no action is left half done", "resume the action until it is executed, released or failed"),
    /** What was done to the cloud was looked at afterwards: a call that came back well proves nothing. */
    ACTIONS_READ_BACK(
            "every action in force was read back",
            "read each back; where that cannot be done, have a person attest it with why"),
    /** What comes back into use was checked. */
    RESTORATIONS_VALIDATED(
            "the restorations are validated, after the last change of recovery or containment",
            "validate that what was restored is patched, hardened and configured as it must be"),
    /** Nothing came back while people were watching. */
    WATCH_FINISHED(
            "the watch is finished and nothing came back",
            "start a watch and finish it when it has run its time quietly"),
    /** People have worked out what is to be learned. */
    REVIEW_COMPLETED(
            "the review of this cycle is completed, with a root cause and a lesson",
            "record at least one root cause and one lesson, then complete the review"),
    /** Every clock has its answer. */
    DEADLINES_ANSWERED(
            "every deadline is answered", "meet each open deadline, late if need be, or record why nothing is owed"),
    /** Nobody left a playbook half-way. */
    PLAYBOOKS_ENDED(
            "no playbook is followed half-way",
            "follow it to its end, give up the step that it waits at, or stop the run with a reason"),
    /** Nobody stays locked out for what was no incident. */
    CONTAINMENT_RELEASED(
            "no containment is in force",
            "release every containment action that is in force; of two incidents that are one, merge the other into this one");

    private final String checks;
    private final String metBy;

    StandardGate(String checks, String metBy) {
        this.checks = checks;
        this.metBy = metBy;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String checks() {
        return checks;
    }

    @Override
    public String metBy() {
        return metBy;
    }

    @Override
    public Optional<String> unmet(Incident incident, Instant now) {
        return switch (this) {
            case ACKNOWLEDGED -> InvestigationChecks.acknowledged(incident);
            case SCOPE_ESTABLISHED -> InvestigationChecks.scope(incident);
            case SEVERITY_ASSESSED -> InvestigationChecks.severity(incident);
            case EVIDENCE_SECURED -> InvestigationChecks.evidence(incident);
            case REMEDIATIONS_VALIDATED -> MitigationChecks.remediations(incident);
            case REMEDIATIONS_NOT_REFUTED -> MitigationChecks.refuted(incident);
            case LONG_TERM_FIXES_OPENED -> MitigationChecks.longTermFixes(incident);
            case NO_ACTION_HALF_DONE -> MitigationChecks.halfDone(incident);
            case ACTIONS_READ_BACK -> RecoveryChecks.readBack(incident);
            case RESTORATIONS_VALIDATED -> RecoveryChecks.restorations(incident);
            case WATCH_FINISHED -> RecoveryChecks.watch(incident);
            case REVIEW_COMPLETED -> ReviewChecks.review(incident);
            case DEADLINES_ANSWERED -> ReviewChecks.deadlines(incident);
            case PLAYBOOKS_ENDED -> ReviewChecks.playbooks(incident);
            case CONTAINMENT_RELEASED -> ReviewChecks.containmentReleased(incident);
        };
    }

    /** Whether a person may attest it with a note where it cannot be met. */
    public boolean mayBeAttested() {
        return this == ACTIONS_READ_BACK;
    }

    /** The standard gate with this code. */
    public static Optional<StandardGate> find(String code) {
        return Arrays.stream(values()).filter(gate -> gate.code().equals(code)).findFirst();
    }
}
