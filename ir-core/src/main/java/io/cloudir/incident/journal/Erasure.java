package io.cloudir.incident.journal;

import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.ReviewEvent;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import java.util.List;

/**
 * Which payloads may be erased: those that tell about people or quote logs (signals, findings, scope, evidence, role
 * assignments, notes, review), and only while no legal hold is in force.
 *
 * <p>What leads the incident through its life may not: its opening, phases, severity, tasks and deadlines, the actions on
 * the cloud, and all that concerns the journal or a hold. Without them nobody could tell what state the incident is in or
 * undo what was done to the cloud. Nor may an entry that this version does not recognise.
 */
public final class Erasure {
    private static final List<Class<? extends IncidentEvent>> ERASABLE = List.of(
            SignalAttached.class,
            FindingRecorded.class,
            ScopeEstablished.class,
            FactsEstablished.class,
            DamageSurveyed.class,
            EvidenceEvent.class,
            RoleAssigned.class,
            NoteAdded.class,
            ReviewEvent.class);

    private Erasure() {}

    /** Whether a payload of this kind may be erased at all. */
    public static boolean isErasable(Class<?> kind) {
        return ERASABLE.stream().anyMatch(erasable -> erasable.isAssignableFrom(kind));
    }

    /** Whether a legal hold is in force after these entries. */
    public static boolean isHeld(List<JournalEntry> entries) {
        boolean held = false;
        for (JournalEntry entry : entries) {
            held = isHeldAfter(entry, held);
        }
        return held;
    }

    /** Whether a legal hold is in force after an entry, given whether one was before. */
    public static boolean isHeldAfter(JournalEntry entry, boolean before) {
        return entry.event() instanceof LegalHoldPlaced || (before && !(entry.event() instanceof LegalHoldLifted));
    }

    /**
     * What a store asks before it erases.
     *
     * @param entries the whole journal
     * @return whether there is something to erase; false if that payload is erased already
     * @throws JournalException if the entry may not be erased
     * @throws IllegalArgumentException if the draft is not that of the erasure of this entry
     */
    public static boolean isDue(List<JournalEntry> entries, long seq, Draft erasure) {
        if (!(erasure.event() instanceof PayloadErased erased) || erased.seq() != seq) {
            throw new IllegalArgumentException("the erasure of entry " + seq
                    + " is recorded by a PayloadErased for that entry, not by " + erasure.event());
        }
        if (seq < 1 || seq > entries.size()) {
            throw new JournalException("there is no entry " + seq + " to erase; the journal has " + entries.size());
        }
        IncidentEvent event = entries.get(Math.toIntExact(seq - 1)).event();
        if (event instanceof Erased) {
            return false;
        }
        if (isHeld(entries)) {
            throw new JournalException("a legal hold is in force, nothing may be erased; lift the hold first");
        }
        if (!isErasable(event.getClass())) {
            throw new JournalException("entry " + seq + " is a "
                    + event.getClass().getSimpleName()
                    + ", which the incident cannot do without; only signals, findings,"
                    + " scope, evidence, role assignments, notes and the review may be erased");
        }
        return true;
    }
}
