package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
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
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.LifecycleEvent.Word;
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
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.DeadlineMoved;
import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskReassigned;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Journals in which anything may follow anything: few ids, so that events meet; odd numbers, phases and owners. */
final class RandomEvents {
    private static final IncidentId ID = IncidentId.derivedFrom("random");
    private final SplittableRandom random;

    RandomEvents(long seed) {
        random = new SplittableRandom(seed);
    }

    List<JournalEntry> journal(int length) {
        List<JournalEntry> entries = new ArrayList<>();
        long seq = 0;
        for (int i = 0; i < length; i++) {
            seq = Math.max(1, seq + (oneIn(20) ? random.nextInt(-2, 4) : 1));
            IncidentId id = i > 0 && oneIn(40) ? IncidentId.derivedFrom("stranger") : ID;
            Instant at = TestJournal.START.plusSeconds(random.nextInt(-1000, 100_000));
            entries.add(TestJournal.entry(
                    id, seq, at, oneIn(2) ? TestJournal.PERSON : TestJournal.AUTOMATION, event(), Digest.ZERO));
        }
        return entries;
    }

    SplittableRandom random() {
        return random;
    }

    private IncidentEvent event() {
        List<Supplier<IncidentEvent>> kinds = oneIn(3) ? lifecycle() : work();
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Optional<Word> word() {
        return oneIn(2)
                ? Optional.empty()
                : Optional.of(new Word(oneIn(2) ? List.of() : List.of("never read back"), "r"));
    }

    private List<Supplier<IncidentEvent>> lifecycle() {
        return List.of(
                () -> new PhaseChanged(phase(), phase(), "r"),
                () -> new PhaseChanged(phase(), phase(), "r"),
                Acknowledged::new,
                () -> new SubStatusSet(id()),
                () -> new GateAttested(id(), "n"),
                () -> new RemediationsValidated(oneIn(2), "s", word()),
                () -> new RestorationsValidated(oneIn(2), "s", word()),
                () -> new WatchStarted(time()),
                () -> new WatchFinished(oneIn(2), "s"),
                () -> new MergedInto(IncidentId.derivedFrom(id()), "r"),
                () -> new MergedFrom(IncidentId.derivedFrom(id()), Digest.ZERO, "r"),
                () -> new IncidentLinked(IncidentId.derivedFrom(id()), "related-to"),
                () -> new LegalHoldPlaced("court", "r"),
                () -> new LegalHoldLifted("court", "r"),
                () -> new ErasureAuthorised(1, "role", "r", "law"));
    }

    private List<Supplier<IncidentEvent>> work() {
        return List.of(
                () -> Samples.opened(id()),
                () -> Samples.signal(id(), oneIn(2) ? Samples.USER : Samples.ADDRESS, time()),
                () -> new FindingRecorded(id(), "step", "s", List.of(Samples.USER), List.of()),
                Samples::scope,
                () -> Samples.assessed(severity()),
                () -> Samples.overridden(severity()),
                () -> Samples.evidence(id()),
                () -> new EvidenceNotCollected("k", "s", "r"),
                () -> new CustodyTransferred(id(), "lab", "p"),
                () -> new EvidenceLossAccepted(id(), List.of("memory"), "r"),
                () -> Samples.planned(id(), oneIn(2) ? Purpose.CONTAIN : Purpose.RECOVER),
                () -> Samples.approved(id()),
                () -> new ActionApproved(id(), Digest.ZERO, "r", time(), "r"),
                () -> Samples.started(id(), oneIn(2)),
                () -> Samples.finished(id(), oneIn(2)),
                () -> new ActionExecuted(id()),
                () -> new ActionVerified(id(), oneIn(2), "d"),
                () -> new ActionReleased(id(), "r"),
                () -> new ActionFailed(id(), "r"),
                () -> new Claimed(id(), id(), time()),
                () -> new ClaimReleased(id(), id()),
                () -> new RoleAssigned(id(), id()),
                () -> Samples.task(id(), TaskKind.LONG_TERM_FIX),
                () -> new TaskReassigned(id(), id(), time()),
                () -> new TaskEnded(id(), oneIn(2), "o"),
                () -> Samples.deadline(id()),
                () -> new DeadlineMet(id(), "n"),
                () -> new DeadlineMoved(id(), Instant.EPOCH, "r"),
                () -> new DeadlineMissed(id()),
                () -> new Escalated(1, id(), "r"),
                () -> new NoteAdded("n"),
                Samples::cause,
                Samples::lesson,
                Samples::reviewed,
                () -> new PlaybookStarted(
                        id(),
                        "playbook",
                        "n",
                        List.of(Digest.ZERO),
                        Optional.of(new RunBounds(1, 2, 3)).filter(it -> oneIn(2))),
                () -> new PlaybookStepStarted(id(), id(), "step", "n", Digest.ZERO),
                () -> new PlaybookBranchTaken(id(), id(), "true", "b"),
                () -> new PlaybookCommandDone(id(), id(), 0, "d"),
                () -> new PlaybookStepFinished(id(), id(), oneOf(StepOutcome.values()), "r"),
                () -> new PlaybookFinished(id(), oneIn(2), "r"),
                () -> new PayloadErased(1, "r", "law"),
                () -> new TornTailSetAside("f.torn", 3),
                () -> new Erased("note-added"),
                () -> new Unrecognised("from-the-future", "{}"));
    }

    private String phase() {
        return oneIn(12) ? "eradicating" : oneOf(Phase.values()).code();
    }

    private Severity severity() {
        return oneOf(Severity.values());
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String id() {
        return "x" + random.nextInt(3);
    }

    private Instant time() {
        return TestJournal.START.plusSeconds(random.nextInt(100_000));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
