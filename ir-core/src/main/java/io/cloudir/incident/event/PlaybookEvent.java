package io.cloudir.incident.event;

import io.cloudir.model.Digest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a playbook was followed. A visit is one pass over one step: steps of a workflow are numbered from 1 in the order in
 * which they are reached, and a branch begins its own numbers behind the visit that opened it and the branch's name, as in
 * {@code 3/true.1}.
 */
public sealed interface PlaybookEvent extends IncidentEvent {
    /** How a step came out. */
    enum StepOutcome {
        /** It did what it is for, or there was nothing to do. */
        SUCCEEDED,
        /** It did not, and the reason says why. */
        FAILED,
        /** Its time was over before it did. */
        TIMED_OUT,
        /** A person decided not to wait for it any longer. */
        GIVEN_UP
    }

    /**
     * A run begins.
     *
     * @param runId unique within the incident
     * @param playbookId the id that the document gives itself
     * @param name what people call it
     * @param documents digests of the document and of every document that it calls, its own first; the run follows exactly
     *     these
     * @param bounds what bounds the run, whoever goes on with it; empty in journals of before it was kept
     */
    record PlaybookStarted(
            String runId, String playbookId, String name, List<Digest> documents, Optional<RunBounds> bounds)
            implements PlaybookEvent {
        public PlaybookStarted {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(playbookId, "playbookId");
            Objects.requireNonNull(name, "name");
            documents = List.copyOf(documents);
            Objects.requireNonNull(bounds, "bounds");
        }
    }

    /**
     * What bounds a run.
     *
     * @param rounds how often one loop goes round at most, at least once
     * @param stepMillis how many milliseconds an action step may take that states no timeout, at least one
     * @param visits how many steps a run passes at most, at least one
     */
    record RunBounds(int rounds, long stepMillis, int visits) {
        public RunBounds {
            if (rounds < 1 || stepMillis < 1 || visits < 1) {
                throw new IllegalArgumentException("a run of a playbook needs at least one round, one millisecond for a"
                        + " step and one visit, got " + rounds + ", " + stepMillis + " and " + visits);
            }
        }
    }

    /**
     * A step begins.
     *
     * @param runId the run
     * @param visit which pass
     * @param stepId the id that the document gives the step
     * @param name what people call it
     * @param document digest of the document that the step stands in
     */
    record PlaybookStepStarted(String runId, String visit, String stepId, String name, Digest document)
            implements PlaybookEvent {
        public PlaybookStepStarted {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(visit, "visit");
            Objects.requireNonNull(stepId, "stepId");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * A condition was decided; what was decided holds, whatever becomes of the facts.
     *
     * @param runId the run
     * @param visit the step that decides
     * @param branch the branch taken; of a loop the round begun, which is {@code round-} and its number from 1
     * @param because the facts that decided
     */
    record PlaybookBranchTaken(String runId, String visit, String branch, String because) implements PlaybookEvent {
        public PlaybookBranchTaken {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(visit, "visit");
            Objects.requireNonNull(branch, "branch");
            Objects.requireNonNull(because, "because");
        }
    }

    /**
     * One command of a step is done.
     *
     * @param runId the run
     * @param visit the step
     * @param command its place among the step's commands, from 0
     * @param detail what came of it
     */
    record PlaybookCommandDone(String runId, String visit, int command, String detail) implements PlaybookEvent {
        public PlaybookCommandDone {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(visit, "visit");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * A step ends.
     *
     * @param runId the run
     * @param visit which pass
     * @param outcome how it came out
     * @param reason why, or what was done
     */
    record PlaybookStepFinished(String runId, String visit, StepOutcome outcome, String reason)
            implements PlaybookEvent {
        public PlaybookStepFinished {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(visit, "visit");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A run is over.
     *
     * @param runId the run
     * @param succeeded whether it came to its end without a failure that nothing handled
     * @param reason what failed; blank if nothing did
     */
    record PlaybookFinished(String runId, boolean succeeded, String reason) implements PlaybookEvent {
        public PlaybookFinished {
            Objects.requireNonNull(runId, "runId");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
