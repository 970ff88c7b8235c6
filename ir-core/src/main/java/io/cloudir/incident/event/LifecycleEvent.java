package io.cloudir.incident.event;

import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the incident moves from phase to phase, and what lets it. Phases are named by their code, such as {@code mitigating}. */
public sealed interface LifecycleEvent extends IncidentEvent {
    /** A person has taken notice. */
    record Acknowledged() implements LifecycleEvent {}

    /**
     * The incident moved to another phase.
     *
     * @param from code of the phase it was in
     * @param to code of the phase it is in now
     * @param reason why; never blank for a step back
     */
    record PhaseChanged(String from, String to, String reason) implements LifecycleEvent {
        public PhaseChanged {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A sub-status of the user's own was set within the present phase.
     *
     * @param name as the response plan declares it
     */
    record SubStatusSet(String name) implements LifecycleEvent {
        public SubStatusSet {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A person states that a gate of the user's own is met.
     *
     * @param gate the gate's name in the response plan
     * @param note what makes it met
     */
    record GateAttested(String gate, String note) implements LifecycleEvent {
        public GateAttested {
            Objects.requireNonNull(gate, "gate");
            Objects.requireNonNull(note, "note");
        }
    }

    /**
     * Somebody's word, where the cloud itself was not looked at.
     *
     * @param against what the journal knew to the contrary, one sentence each; empty if nothing
     * @param reason why the word counts all the same; blank only if nothing is against it
     */
    record Word(List<String> against, String reason) {
        public Word {
            against = List.copyOf(against);
            Objects.requireNonNull(reason, "reason");
            if (!against.isEmpty() && reason.isBlank()) {
                throw new IllegalArgumentException(
                        "a word that the journal contradicts needs a reason; give why it counts all the same");
            }
        }

        /** Whether the journal itself knew otherwise. */
        public boolean isContradicted() {
            return !against.isEmpty();
        }
    }

    /**
     * The remediations were checked against the cloud and fresh telemetry, or somebody says that they hold or do not.
     *
     * @param valid whether they hold
     * @param summary what was checked and seen
     * @param word present if this is the actor's word alone; journals from before the field do not tell
     */
    record RemediationsValidated(boolean valid, String summary, Optional<Word> word) implements LifecycleEvent {
        public RemediationsValidated {
            Objects.requireNonNull(summary, "summary");
            Objects.requireNonNull(word, "word");
        }

        /** What was seen in the cloud. */
        public RemediationsValidated(boolean valid, String summary) {
            this(valid, summary, Optional.empty());
        }

        /** Whether they hold, and the journal itself knew nothing to the contrary. */
        public boolean holds() {
            return valid && word.filter(Word::isContradicted).isEmpty();
        }
    }

    /**
     * What was restored was checked before access is given back, or somebody says that it may be used or may not.
     *
     * @param valid whether it is patched, hardened and configured as it must be
     * @param summary what was checked and seen
     * @param word present if this is the actor's word alone; journals from before the field do not tell
     */
    record RestorationsValidated(boolean valid, String summary, Optional<Word> word) implements LifecycleEvent {
        public RestorationsValidated {
            Objects.requireNonNull(summary, "summary");
            Objects.requireNonNull(word, "word");
        }

        /** What was seen in the cloud. */
        public RestorationsValidated(boolean valid, String summary) {
            this(valid, summary, Optional.empty());
        }

        /** Whether it is as it must be, and the journal itself knew nothing to the contrary. */
        public boolean holds() {
            return valid && word.filter(Word::isContradicted).isEmpty();
        }
    }

    /**
     * Heightened vigilance begins: signals about the incident's entities reopen it until the watch ends.
     *
     * @param until the instant at which the watch ends if nothing comes back
     */
    record WatchStarted(Instant until) implements LifecycleEvent {
        public WatchStarted {
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The watch is over.
     *
     * @param quiet whether nothing came back during it
     * @param summary what was seen
     */
    record WatchFinished(boolean quiet, String summary) implements LifecycleEvent {
        public WatchFinished {
            Objects.requireNonNull(summary, "summary");
        }
    }

    /**
     * This incident goes on as part of another.
     *
     * @param target the incident that takes over
     * @param reason why they are one
     */
    record MergedInto(IncidentId target, String reason) implements LifecycleEvent {
        public MergedInto {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * This incident takes over another.
     *
     * @param source the incident taken over
     * @param sourceHead the head of its journal when it was taken over
     * @param reason why they are one
     */
    record MergedFrom(IncidentId source, Digest sourceHead, String reason) implements LifecycleEvent {
        public MergedFrom {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(sourceHead, "sourceHead");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * This incident has to do with another.
     *
     * @param other the other incident
     * @param relation how, such as {@code reoccurrence-of}
     */
    record IncidentLinked(IncidentId other, String relation) implements LifecycleEvent {
        public IncidentLinked {
            Objects.requireNonNull(other, "other");
            Objects.requireNonNull(relation, "relation");
        }
    }

    /**
     * Nothing of this incident may be erased from now on.
     *
     * @param authority who ordered it
     * @param reason why
     */
    record LegalHoldPlaced(String authority, String reason) implements LifecycleEvent {
        public LegalHoldPlaced {
            Objects.requireNonNull(authority, "authority");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The legal hold ends.
     *
     * @param authority who ordered its end
     * @param reason why
     */
    record LegalHoldLifted(String authority, String reason) implements LifecycleEvent {
        public LegalHoldLifted {
            Objects.requireNonNull(authority, "authority");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The content of an entry may be erased, by somebody else.
     *
     * @param seq the entry
     * @param role the role by which the actor may authorise it
     * @param reason why
     * @param legalBasis the law or contract that demands or allows it
     */
    record ErasureAuthorised(long seq, String role, String reason, String legalBasis) implements LifecycleEvent {
        public ErasureAuthorised {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(legalBasis, "legalBasis");
        }
    }
}
