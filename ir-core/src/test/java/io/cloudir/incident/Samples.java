package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Measure;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as they occur in real incidents, for tests. */
public final class Samples {
    public static final Entity USER = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/backup");
    public static final Entity ADDRESS = Entity.of(EntityType.ADDRESS, "198.51.100.7");
    public static final Instant DUE = TestJournal.START.plusSeconds(72 * 3600);

    private Samples() {}

    public static IncidentOpened opened(String dedupeKey) {
        return new IncidentOpened(
                "Keys of a user in foreign hands",
                "compromised-identity",
                Category.ACCOUNT_COMPROMISE,
                dedupeKey,
                false,
                Digest.ofText("plan"));
    }

    public static SignalAttached signal(String id, Entity entity, Instant time) {
        return new SignalAttached(
                id,
                "stop-logging",
                "Logging stopped",
                Trigger.SUSPICIOUS_API_CALL,
                Severity.HIGH,
                entity,
                Cloud.AWS,
                "123456789012",
                "eu-central-1",
                new TimeRange(time.minusSeconds(60), time),
                List.of(),
                1,
                Digest.ofText(id),
                new Measure(1, "records"),
                List.of(),
                "Logging was stopped.",
                "same principal");
    }

    public static ScopeEstablished scope() {
        return new ScopeEstablished("One user and its keys", List.of(ADDRESS), false, false);
    }

    public static SeverityAssessed assessed(Severity severity) {
        return new SeverityAssessed(
                severity,
                Priority.P2,
                Optional.empty(),
                "50.000",
                "high",
                "40.000",
                "60.000",
                "score",
                "nciss-1",
                List.of(),
                List.of(),
                List.of());
    }

    public static SeverityOverridden overridden(Severity severity) {
        return new SeverityOverridden(severity, Priority.P4, "known test account");
    }

    public static EvidenceCollected evidence(String id) {
        return new EvidenceCollected(
                id, "log-records", "the calls", 6, Digest.ofText(id), 100, "cloudtrail", List.of());
    }

    public static TaskOpened task(String id, TaskKind kind) {
        return new TaskOpened(id, kind, "Rotate all keys", "platform-team", DUE);
    }

    public static DeadlineStarted deadline(String id) {
        return new DeadlineStarted(id, "Tell the authority", "GDPR Art. 33", "legal", DUE);
    }

    public static ActionPlanned planned(String id, Purpose purpose) {
        return new ActionPlanned(
                id,
                "suspend-identity",
                purpose,
                USER,
                Digest.ofText("plan of " + id),
                List.of(new Change(
                        "iam:PutUserPolicy", "iam:PutUserPolicy", "iam:user/backup#policy", "{}", "deny all", "")),
                "",
                List.of(),
                List.of(),
                "it is misused");
    }

    public static ActionApproved approved(String id) {
        return new ActionApproved(id, Digest.ofText("plan of " + id), "commander", DUE, "proportionate");
    }

    public static StepStarted started(String id, boolean undoing) {
        return new StepStarted(id, 0, undoing, "{}");
    }

    public static StepFinished finished(String id, boolean undoing) {
        return new StepFinished(id, 0, undoing, true, "ok");
    }

    public static RootCauseRecorded cause() {
        return new RootCauseRecorded("c1", CauseKind.PROCESS, "Keys were never rotated", List.of());
    }

    public static LessonRecorded lesson() {
        return new LessonRecorded("l1", false, "Rotate keys by schedule");
    }

    public static ReviewCompleted reviewed() {
        return new ReviewCompleted("Two changes agreed", List.of("commander"));
    }
}
