package io.cloudir.incident.event;

/**
 * Something that happened to an incident. New kinds may be added in minor versions: code that switches over events needs
 * a default branch, and a journal written by a newer version yields {@link Unrecognised} for kinds this one lacks.
 */
public sealed interface IncidentEvent
        permits DetectionEvent,
                LifecycleEvent,
                SeverityEvent,
                WorkEvent,
                EvidenceEvent,
                ResponseEvent,
                PlaybookEvent,
                ReviewEvent,
                JournalEvent,
                Unrecognised,
                Erased {}
