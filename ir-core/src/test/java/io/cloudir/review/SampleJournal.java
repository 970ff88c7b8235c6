package io.cloudir.review;

import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.IncidentLinked;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.event.PlaybookEvent.RunBounds;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.Effect;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.incident.event.SeverityEvent.Counterfactual;
import io.cloudir.incident.event.SeverityEvent.Factor;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.DeadlineMoved;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.incident.event.WorkEvent.TaskReassigned;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Measure;
import io.cloudir.model.Precision;
import io.cloudir.model.Priority;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The journal of an incident as it could happen: a leaked key, logging stopped, a user as a way back; contained in an hour,
 * back after six days during the watch, contained again, watched, reviewed and closed. Every kind of event occurs.
 */
public final class SampleJournal {
    public static final IncidentId ID = IncidentId.derivedFrom("sample");
    /** What becomes of each event and each actor before it is written. */
    private record Spoil(UnaryOperator<IncidentEvent> event, UnaryOperator<Actor> actor) {
        static final Spoil NONE = new Spoil(event -> event, actor -> actor);
    }

    private static final Actor DETECTION = new Actor.Automation("detection", "grouping");
    private static final Actor RESPONSE = new Actor.Automation("response", "compromised-identity");
    private static final Actor CLOCK = new Actor.Automation("clock", "due");
    private static final Actor COMMANDER = new Actor.Person("incident-commander");
    private static final Actor ANALYST = new Actor.Person("security-analyst");
    private static final Actor LEGAL = new Actor.Person("legal-counsel");
    private static final String USER = "arn:aws:iam::123456789012:user/backup-agent";
    private static final Entity PRINCIPAL = Entity.of(EntityType.PRINCIPAL, USER);
    private static final Entity KEY = Entity.of(EntityType.ACCESS_KEY, "AKIAIOSFODNN7EXAMPLE");
    private static final Entity ADDRESS = Entity.of(EntityType.ADDRESS, "198.51.100.23");
    private static final Entity TRAIL =
            Entity.of(EntityType.RESOURCE, "arn:aws:cloudtrail:eu-central-1:123456789012:trail/org");
    private static final Entity BACKDOOR =
            Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/svc-metrics");

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final MemoryJournalStore store = MemoryJournalStore.open("sample", JournalSettings.reproducible(clock));
    private final Spoil spoil;
    private final boolean exercise;

    /** The entry that is erased in the end; 0 until somebody asks for it. */
    private long note;

    private SampleJournal(boolean exercise, Spoil spoil) {
        this.exercise = exercise;
        this.spoil = spoil;
    }

    /** The journal. */
    public static List<JournalEntry> entries() {
        return of(false, Spoil.NONE);
    }

    public static List<JournalEntry> exercise() {
        return of(true, Spoil.NONE);
    }

    /** The journal with every text in it put through something, such as one that makes it hostile. */
    public static List<JournalEntry> spoiled(UnaryOperator<String> text) {
        return of(true, new Spoil(event -> Texts.replaced(event, text), actor -> Texts.replaced(actor, text)));
    }

    private static List<JournalEntry> of(boolean exercise, Spoil spoil) {
        SampleJournal sample = new SampleJournal(exercise, spoil);
        sample.firstCycle();
        sample.secondCycle();
        sample.end();
        sample.store.erase(
                ID,
                sample.noteSeq(),
                Draft.of(
                        sample.spoil
                                .event()
                                .apply(new PayloadErased(sample.noteSeq(), "names a member of staff", "GDPR Art. 17")),
                        sample.clock.instant(),
                        sample.spoil.actor().apply(LEGAL)));
        List<JournalEntry> entries = new ArrayList<>(sample.store.read(ID, 0));
        sample.chain(entries, new TornTailSetAside("journal.torn", 311));
        sample.chain(entries, new Unrecognised("partner-notified", "{\"partner\":\"a\"}"));
        return entries;
    }

    private long noteSeq() {
        if (note == 0) {
            note = store.read(ID, 0).stream()
                    .filter(entry -> entry.event() instanceof NoteAdded)
                    .findFirst()
                    .orElseThrow()
                    .seq();
        }
        return note;
    }

    /** Adds what only a store or a newer version writes. */
    private void chain(List<JournalEntry> entries, IncidentEvent event) {
        JournalEntry last = entries.get(entries.size() - 1);
        Digest hash = Digest.ofText("entry " + (last.seq() + 1));
        entries.add(new JournalEntry(
                ID,
                last.seq() + 1,
                last.occurredAt(),
                Precision.SECOND,
                last.recordedAt(),
                CLOCK,
                List.of(),
                spoil.event().apply(event),
                hash,
                last.hash(),
                hash));
    }

    private SampleJournal at(String time) {
        clock.set(Instant.parse(time));
        return this;
    }

    private void add(Actor actor, IncidentEvent... events) {
        for (IncidentEvent event : events) {
            store.appendFacts(
                    ID,
                    List.of(Draft.of(
                            spoil.event().apply(event),
                            clock.instant(),
                            spoil.actor().apply(actor))));
        }
    }

    private void firstCycle() {
        at("2026-03-02T08:31:12Z")
                .add(
                        DETECTION,
                        new IncidentOpened(
                                "Keys of backup-agent used to stop logging and to add a user",
                                "compromised-identity",
                                Category.ACCOUNT_COMPROMISE,
                                "principal:" + USER,
                                exercise,
                                Digest.ofText("plan")),
                        signal(
                                "s1",
                                "aws-console-login-new-network",
                                "Calls from a network never used before",
                                Severity.MEDIUM,
                                KEY,
                                "08:04:10",
                                "GetCallerIdentity",
                                "T1078.004"),
                        signal(
                                "s2",
                                "aws-cloudtrail-stopped",
                                "Audit logging stopped",
                                Severity.HIGH,
                                TRAIL,
                                "08:09:41",
                                "StopLogging",
                                "T1562.008"),
                        signal(
                                "s3",
                                "aws-iam-user-created",
                                "A user was created",
                                Severity.HIGH,
                                BACKDOOR,
                                "08:12:03",
                                "CreateUser",
                                "T1136.003"),
                        signal(
                                "s4",
                                "aws-iam-admin-policy",
                                "Administrator rights were attached",
                                Severity.CRITICAL,
                                BACKDOOR,
                                "08:12:40",
                                "AttachUserPolicy",
                                "T1098.003"));
        for (int i = 0; i < 14; i++) {
            add(
                    DETECTION,
                    signal(
                            "e" + i,
                            "aws-secret-read",
                            "A secret was read",
                            Severity.MEDIUM,
                            PRINCIPAL,
                            "08:1%d:%02d".formatted(4 + i / 6, 7 * (i % 6)),
                            "GetSecretValue",
                            "T1555.006"));
        }
        add(
                DETECTION,
                signal(
                        "s5",
                        "aws-snapshot-shared",
                        "A snapshot was shared outside",
                        Severity.CRITICAL,
                        PRINCIPAL,
                        "08:27:55",
                        "ModifySnapshotAttribute",
                        "T1537"));
        add(DETECTION, assessed(Severity.HIGH, "61.204", "severe", "score", List.of("PERSISTENCE")));
        at("2026-03-02T08:33:30Z")
                .add(
                        CLOCK,
                        new DeadlineStarted(
                                "ack",
                                "Somebody takes notice",
                                "plan: 15 minutes for P1",
                                "on-call",
                                Instant.parse("2026-03-02T08:46:12Z")),
                        new Escalated(1, "incident-commander", "P1 goes to the Incident Commander at once"));
        at("2026-03-02T08:39:02Z")
                .add(
                        COMMANDER,
                        new Acknowledged(),
                        new RoleAssigned("incident-commander", "incident-commander"),
                        new RoleAssigned("lead-investigator", "security-analyst"),
                        new DeadlineMet("ack", "taken by the Incident Commander"));
        add(COMMANDER, new PhaseChanged("detected", "investigating", ""), new SubStatusSet("awaiting-forensics"));
        at("2026-03-02T08:44:00Z")
                .add(
                        ANALYST,
                        new FindingRecorded(
                                "f1",
                                "access-anomalies",
                                "The key was used from one address only, which no user of the account had used before.",
                                List.of(KEY, ADDRESS),
                                List.of("rec-s1", "rec-s2", "rec-s3", "rec-s4")),
                        new FindingRecorded(
                                "f2",
                                "control-health",
                                "The organisation's trail was off from 08:09:41 to 08:51:20; data events of that time are missing.",
                                List.of(TRAIL),
                                List.of("rec-s2")),
                        new NoteAdded("The key was found in a laptop backup of a colleague."),
                        new ScopeEstablished(
                                "One user, its two keys, one new user with administrator rights, and one snapshot shared with a foreign account",
                                List.of(PRINCIPAL, KEY, BACKDOOR, TRAIL),
                                true,
                                true));
        add(
                RESPONSE,
                new EvidenceCollected(
                        "ev-1",
                        "log-records",
                        "the records behind all signals",
                        5,
                        Digest.ofText("records"),
                        48_213,
                        "cloudtrail eu-central-1",
                        List.of("rec-s1", "rec-s2")),
                new EvidenceCollected(
                        "ev-2",
                        "configuration-state",
                        "identity, keys and policies before containment",
                        6,
                        Digest.ofText("state"),
                        2_904,
                        USER,
                        List.of()),
                new EvidenceNotCollected("memory", "i-0abcd1234example1", "the host had already been stopped"));
        add(
                ANALYST,
                new IncidentReclassified(
                        "Keys of backup-agent used to share a snapshot and to stay",
                        "data-theft",
                        Category.DATA_THEFT,
                        "a snapshot was shared outside"));
        add(COMMANDER, assessedEvent("ADMINISTRATOR_TAKEOVER"), new PhaseChanged("investigating", "mitigating", ""));
        add(
                LEGAL,
                new DeadlineStarted(
                        "gdpr-72",
                        "Notify the supervisory authority",
                        "GDPR Art. 33: 72 hours",
                        "data-protection-officer",
                        Instant.parse("2026-03-05T09:44:00Z")),
                new LegalHoldPlaced("legal-counsel", "a claim is likely"));
        at("2026-03-02T08:47:10Z");
        contain(
                "a1",
                "deactivate-key",
                KEY,
                "UpdateAccessKey Status=Inactive",
                "UpdateAccessKey Status=Active",
                "Active",
                "Inactive",
                "");
        contain(
                "a2",
                "suspend-identity",
                BACKDOOR,
                "PutUserPolicy deny-all",
                "DeleteUserPolicy deny-all",
                "no deny",
                "deny all",
                "");
        at("2026-03-02T08:51:20Z");
        contain(
                "a3",
                "restart-logging",
                TRAIL,
                "StartLogging",
                "StopLogging",
                "off",
                "on",
                "records of 41 minutes are lost");
        at("2026-03-02T08:55:00Z").failing();
        at("2026-03-02T09:20:00Z").add(ANALYST, new RemediationsValidated(false, "the snapshot is still shared"));
        at("2026-03-02T09:41:00Z")
                .add(
                        ANALYST,
                        new RemediationsValidated(
                                true, "no call of the key or the new user for 30 minutes; the snapshot is private"),
                        new TaskOpened(
                                "fix-1",
                                TaskKind.LONG_TERM_FIX,
                                "Replace user keys of backups by roles",
                                "platform-team",
                                Instant.parse("2026-04-15T12:00:00Z")));
        add(COMMANDER, new PhaseChanged("mitigating", "recovering", ""));
        at("2026-03-02T13:05:00Z");
        recover("r1", "rotate-key", PRINCIPAL);
        at("2026-03-02T15:30:00Z")
                .add(
                        ANALYST,
                        new RestorationsValidated(true, "backups run with the new key"),
                        new WatchStarted(Instant.parse("2026-03-16T15:30:00Z")));
        at("2026-03-05T08:00:00Z")
                .add(
                        LEGAL,
                        new DeadlineMoved(
                                "gdpr-72", Instant.parse("2026-03-05T08:44:00Z"), "it was known an hour before"));
        at("2026-03-05T08:44:01Z").add(CLOCK, new DeadlineMissed("gdpr-72"));
        at("2026-03-05T14:10:00Z")
                .add(LEGAL, new DeadlineMet("gdpr-72", "notified by the portal, with the reason for the delay"));
    }

    private void secondCycle() {
        at("2026-03-08T02:14:30Z")
                .add(
                        DETECTION,
                        new PhaseChanged(
                                "recovering",
                                "investigating",
                                "a signal about svc-metrics during the watch: a login with a profile nobody had removed"),
                        signal(
                                "w1",
                                "aws-console-login-suspended",
                                "A suspended user logged in",
                                Severity.HIGH,
                                BACKDOOR,
                                "2026-03-08T02:12:44Z",
                                "ConsoleLogin",
                                "T1078.004"));
        at("2026-03-08T02:40:00Z")
                .add(
                        COMMANDER,
                        new Acknowledged(),
                        new SeverityOverridden(
                                Severity.HIGH, Priority.P2, "the user is under deny-all, the login could do nothing"));
        at("2026-03-08T03:02:00Z")
                .add(
                        ANALYST,
                        new FindingRecorded(
                                "f3",
                                "trace",
                                "The login profile survived the suspension; no call succeeded.",
                                List.of(BACKDOOR),
                                List.of("rec-w1")),
                        new ScopeEstablished(
                                "The user that the actor had created, nothing else.", List.of(BACKDOOR), false, false),
                        new FactsEstablished(
                                List.of(new EstablishedFact("PERSISTENCE", "a user was made", List.of("rec-s2"))),
                                List.of(new EstablishedFact(
                                        "ROOT_TAKEOVER", "it was another user", List.of("rec-s1")))),
                        new DamageSurveyed(List.of(new Damage(
                                TRAIL,
                                AssetPart.SERVICE,
                                "cloudtrail:trail",
                                "123456789012",
                                List.of(DamageEffect.STOPPED),
                                List.of("rec-s2"),
                                DamageStanding.DAMAGED,
                                "it is stopped still: logging is false"))));
        add(COMMANDER, new PhaseChanged("investigating", "mitigating", ""));
        at("2026-03-08T03:10:00Z");
        contain(
                "a5",
                "delete-login-profile",
                BACKDOOR,
                "DeleteLoginProfile",
                "",
                "console password",
                "none",
                "the password is gone");
        at("2026-03-08T03:45:00Z").add(ANALYST, new RemediationsValidated(true, "no way in is left for svc-metrics"));
        add(COMMANDER, new PhaseChanged("mitigating", "on-hold", "the provider answers on Monday"));
        at("2026-03-09T09:00:00Z")
                .add(
                        COMMANDER,
                        new PhaseChanged("on-hold", "mitigating", ""),
                        new PhaseChanged("mitigating", "recovering", ""));
        at("2026-03-09T09:30:00Z")
                .add(
                        ANALYST,
                        new RestorationsValidated(true, "the user is deleted"),
                        new WatchStarted(Instant.parse("2026-03-23T09:30:00Z")));
        at("2026-03-23T09:30:00Z").add(CLOCK, new WatchFinished(true, "no signal about the incident's entities"));
    }

    private void end() {
        at("2026-03-23T10:00:00Z")
                .add(
                        COMMANDER,
                        new GateAttested("customers-told", "two customers were told by phone"),
                        new PhaseChanged("recovering", "reviewing", ""));
        at("2026-03-25T13:00:00Z")
                .add(
                        ANALYST,
                        new RootCauseRecorded(
                                "c1",
                                CauseKind.TECHNICAL,
                                "A key that never expires lay in a backup of a laptop.",
                                List.of("rec-s1")),
                        new RootCauseRecorded(
                                "c2",
                                CauseKind.PROCESS,
                                "Suspending an identity did not cover its login profile.",
                                List.of("rec-w1")),
                        new LessonRecorded(
                                "l1", true, "Detection opened the incident while the actor was still at work."),
                        new LessonRecorded(
                                "l2",
                                false,
                                "The authority was notified five hours late: nobody was deputy for the Data Protection Officer."),
                        new TaskOpened(
                                "imp-1",
                                TaskKind.IMPROVEMENT,
                                "Name a deputy for every legal duty",
                                "incident-commander",
                                Instant.parse("2026-04-01T12:00:00Z")),
                        new TaskReassigned("imp-1", "legal-counsel", Instant.parse("2026-04-08T12:00:00Z")),
                        new TaskOpened(
                                "imp-2",
                                TaskKind.IMPROVEMENT,
                                "Suspend login profiles together with keys",
                                "platform-team",
                                Instant.parse("2026-03-30T12:00:00Z")));
        add(
                ANALYST,
                new CustodyTransferred("ev-1", "external-forensics", "a second opinion"),
                new TaskEnded("imp-2", true, "the playbook does it now"));
        add(
                COMMANDER,
                new ReviewCompleted(
                        "A leaked key was used for 26 minutes before it was seen and for 43 before it was dead. The way back that the actor had left was found by the watch.",
                        List.of("incident-commander", "security-analyst", "legal-counsel")),
                new IncidentLinked(IncidentId.derivedFrom("other"), "same-actor"),
                new MergedFrom(IncidentId.derivedFrom("merged"), Digest.ofText("h"), "the same key"));
        at("2026-03-26T09:00:00Z")
                .add(
                        LEGAL,
                        new LegalHoldLifted("legal-counsel", "the claim was settled"),
                        new ErasureAuthorised(noteSeq(), "legal-counsel", "names a member of staff", "GDPR Art. 17"));
        add(COMMANDER, new PhaseChanged("reviewing", "closed", "reviewed"));
        at("2026-03-27T09:00:00Z");
    }

    private void contain(
            String id,
            String type,
            Entity target,
            String call,
            String undo,
            String before,
            String after,
            String residue) {
        Digest plan = Digest.ofText(id);
        add(
                RESPONSE,
                new ActionPlanned(
                        id,
                        type,
                        Purpose.CONTAIN,
                        target,
                        plan,
                        List.of(new Change(call, undo, target.id(), before, after, residue)),
                        undo.isEmpty() ? residue : "",
                        List.of("tell the owner"),
                        List.of("sessions"),
                        "keep the actor from going on"));
        add(
                COMMANDER,
                new EvidenceLossAccepted(id, List.of("sessions"), "none can be collected"),
                new ActionApproved(
                        id, plan, "incident-commander", clock.instant().plusSeconds(3600), "agreed in the war room"));
        add(
                RESPONSE,
                new Claimed("runner-1", id, clock.instant().plusSeconds(300)),
                new StepStarted(id, 0, false, before),
                new StepFinished(id, 0, false, true, "ok"),
                new ActionExecuted(id),
                new ActionVerified(id, true, "reads " + after),
                new ClaimReleased("runner-1", id));
    }

    private void failing() {
        Digest plan = Digest.ofText("a4");
        add(
                RESPONSE,
                new ActionPlanned(
                        "a4",
                        "unshare-snapshot",
                        Purpose.CONTAIN,
                        PRINCIPAL,
                        plan,
                        List.of(
                                new Change(
                                        "ModifySnapshotAttribute remove",
                                        "ModifySnapshotAttribute add",
                                        "snap-0abcd1234example1",
                                        "shared with 111122223333",
                                        "private",
                                        ""),
                                new Change(
                                        "CreateTags legal-hold",
                                        "DeleteTags legal-hold",
                                        "snap-0abcd1234example1",
                                        "untagged",
                                        "tagged",
                                        "")),
                        "",
                        List.of(),
                        List.of(),
                        "the copy must not go on"));
        add(
                COMMANDER,
                new ActionApproved(
                        "a4", plan, "incident-commander", clock.instant().plusSeconds(3600), "yes"));
        add(
                RESPONSE,
                new StepStarted("a4", 0, false, "shared"),
                new StepFinished(
                        "a4", 0, false, false, "AccessDenied: ec2:ModifySnapshotAttribute", Optional.of(Effect.NONE)),
                new ActionFailed("a4", "the responder's role lacks ec2:ModifySnapshotAttribute"));
        playbook();
    }

    /** A playbook that is followed until a person gives a step up. */
    private void playbook() {
        Digest document = Digest.ofText("playbook");
        add(
                RESPONSE,
                new PlaybookStarted(
                        "run-1",
                        "playbook--1",
                        "Data theft",
                        List.of(document),
                        Optional.of(new RunBounds(10, 604_800_000, 2000))),
                new PlaybookStepStarted("run-1", "1", "if-condition--1", "Did data leave?", document),
                new PlaybookBranchTaken("run-1", "1", "true", "fact.DATA_EXFILTRATED = true"),
                new PlaybookStepStarted("run-1", "1/true.1", "action--1", "Measure what left", document),
                new PlaybookCommandDone("run-1", "1/true.1", 0, "investigated: 4 findings"));
        add(
                COMMANDER,
                new PlaybookStepFinished("run-1", "1/true.1", StepOutcome.GIVEN_UP, "the logs are gone"),
                new PlaybookStepFinished("run-1", "1", StepOutcome.FAILED, "Measure what left: the logs are gone"),
                new PlaybookFinished("run-1", false, "Did data leave?: Measure what left: the logs are gone"));
    }

    private void recover(String id, String type, Entity target) {
        Digest plan = Digest.ofText(id);
        add(
                RESPONSE,
                new ActionPlanned(
                        id,
                        type,
                        Purpose.RECOVER,
                        target,
                        plan,
                        List.of(new Change("CreateAccessKey", "DeleteAccessKey", target.id(), "1 key", "2 keys", "")),
                        "",
                        List.of(),
                        List.of(),
                        "backups must run"));
        add(
                COMMANDER,
                new ActionApproved(
                        id, plan, "incident-commander", clock.instant().plusSeconds(3600), "yes"));
        add(
                RESPONSE,
                new StepStarted(id, 0, false, "1 key"),
                new StepFinished(id, 0, false, true, "ok"),
                new ActionExecuted(id),
                new ActionVerified(id, false, "3 keys"),
                new ActionReleased(id, "somebody else had made a key by hand"));
    }

    private static SeverityAssessed assessedEvent(String floor) {
        return assessed(
                Severity.CRITICAL,
                "73.518",
                "severe",
                "floor:" + floor,
                List.of(floor, "PERSISTENCE", "DATA_EXFILTRATED"));
    }

    private static SeverityAssessed assessed(
            Severity severity, String score, String band, String decidedBy, List<String> floors) {
        return new SeverityAssessed(
                severity,
                Priority.P1,
                Optional.of(severity.name() + " is P1 whether or not the actor is still at work"),
                score,
                band,
                "55.100",
                "81.930",
                decidedBy,
                "nciss-cloud 1",
                List.of(
                        new Factor("functionalImpact", "MINIMAL_IMPACT_TO_CRITICAL_SERVICES", "40", "6", "9.412"),
                        new Factor("observedActivity", "PRESENCE", "80", "5", "15.686"),
                        new Factor("actorCharacterization", "UNKNOWN", "50", "4", "7.843")),
                floors,
                List.of(
                        new Counterfactual("if no administrator right had been gained", "HIGH"),
                        new Counterfactual("if the actor is known to be gone", "P2")));
    }

    private static SignalAttached signal(
            String id,
            String rule,
            String title,
            Severity level,
            Entity entity,
            String time,
            String call,
            String technique) {
        Instant at = Instant.parse(time.length() == 8 ? "2026-03-02T" + time + "Z" : time);
        return new SignalAttached(
                id,
                rule,
                title,
                Trigger.SUSPICIOUS_API_CALL,
                level,
                entity,
                Cloud.AWS,
                "123456789012",
                "eu-central-1",
                new TimeRange(at, at.plusSeconds(4)),
                List.of(new RecordSummary(
                        "rec-" + id, at, call, USER, "198.51.100.23", "success", Digest.ofText("rec-" + id))),
                1,
                Digest.ofText(id),
                new Measure(1, "records"),
                List.of(new Technique(technique)),
                title + " by " + USER + ".",
                "same principal");
    }
}
