package io.cloudir.incident.event;

import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was done to the cloud: planned, approved, executed, verified, released. */
public sealed interface ResponseEvent extends IncidentEvent {
    /** What an action is for. */
    enum Purpose {
        /** It limits the damage. */
        CONTAIN,
        /** It brings back what was lost or taken out of use. */
        RECOVER
    }

    /**
     * One change that an action makes, with its way back: a journal alone is enough to finish it or to undo it.
     *
     * @param call the cloud call
     * @param undoCall the call that takes it back; empty if none can
     * @param target what it changes
     * @param before the state before
     * @param after the state after
     * @param residue what stays, or is lost, even after it was undone; empty if nothing is
     */
    record Change(String call, String undoCall, String target, String before, String after, String residue) {
        public Change {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(undoCall, "undoCall");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(residue, "residue");
        }
    }

    /**
     * What an action brings something back from.
     *
     * @param before only what was made before that may be trusted
     * @param sources each source; empty where the cloud names none
     */
    record Trusted(Instant before, List<Source> sources) {
        public Trusted {
            Objects.requireNonNull(before, "before");
            sources = List.copyOf(sources);
        }
    }

    /**
     * A backup, template or image.
     *
     * @param entity which, by the id that logs give it
     * @param name what it is called for people
     * @param made when it was made; empty if the cloud does not tell
     */
    record Source(Entity entity, String name, Optional<Instant> made) {
        public Source {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(made, "made");
        }
    }

    /**
     * What an action was asked for with besides type and target, so that it can be told from one that is asked for at another time.
     *
     * @param parameters all but the time; empty if that is all
     * @param time before which sessions are cut off, or until when a recovery trusts what it goes by
     */
    record Asked(String parameters, Instant time) {
        public Asked {
            Objects.requireNonNull(parameters, "parameters");
            Objects.requireNonNull(time, "time");
        }
    }

    /**
     * It is known exactly what an action would change.
     *
     * @param actionId unique within the incident; planning the same id again replaces a plan not yet executed
     * @param actionType the type of action, such as {@code suspend-identity}
     * @param purpose what it is for
     * @param target what it acts upon
     * @param digest digest of the whole plan, which an approval is bound to
     * @param changes every change it makes, in order
     * @param residue what cannot be undone; empty if the action is reversible
     * @param tasks what only a person can do for it, one sentence each
     * @param evidenceAtRisk kinds of evidence that it destroys
     * @param why the reason for it
     * @param expires when it is to be undone by itself; empty if a person must say so
     * @param affects how many things it affects in all, if that is more than it changes
     * @param records ids of the records whose changes it takes back; empty if it takes none back, and in journals that name
     *     them in the target alone
     * @param trusted what it brings back from; empty if it brings nothing back, and in journals from before the field
     * @param asked what it was asked for with, if a time is part of that; also empty in journals from before the field
     * @param account where it is done; empty in journals from before the field
     */
    record ActionPlanned(
            String actionId,
            String actionType,
            Purpose purpose,
            Entity target,
            Digest digest,
            List<Change> changes,
            String residue,
            List<String> tasks,
            List<String> evidenceAtRisk,
            String why,
            Optional<Instant> expires,
            Optional<Integer> affects,
            Optional<List<String>> records,
            Optional<Trusted> trusted,
            Optional<Asked> asked,
            Optional<CloudAccount> account)
            implements ResponseEvent {
        public ActionPlanned {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(actionType, "actionType");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(digest, "digest");
            changes = List.copyOf(changes);
            Objects.requireNonNull(residue, "residue");
            tasks = List.copyOf(tasks);
            evidenceAtRisk = List.copyOf(evidenceAtRisk);
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(expires, "expires");
            Objects.requireNonNull(affects, "affects");
            records = records.map(List::copyOf);
            Objects.requireNonNull(trusted, "trusted");
            Objects.requireNonNull(asked, "asked");
            Objects.requireNonNull(account, "account");
        }

        /** A plan that only a person has undone, and that affects what it changes. */
        public ActionPlanned(
                String actionId,
                String actionType,
                Purpose purpose,
                Entity target,
                Digest digest,
                List<Change> changes,
                String residue,
                List<String> tasks,
                List<String> evidenceAtRisk,
                String why) {
            this(
                    actionId,
                    actionType,
                    purpose,
                    target,
                    digest,
                    changes,
                    residue,
                    tasks,
                    evidenceAtRisk,
                    why,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same, which takes back what these records changed; none if the list is empty. */
        public ActionPlanned takingBack(List<String> recordIds) {
            return new ActionPlanned(
                    actionId,
                    actionType,
                    purpose,
                    target,
                    digest,
                    changes,
                    residue,
                    tasks,
                    evidenceAtRisk,
                    why,
                    expires,
                    affects,
                    recordIds.isEmpty() ? Optional.empty() : Optional.of(recordIds),
                    trusted,
                    asked,
                    account);
        }

        /** The same, asked for with this. */
        public ActionPlanned askedWith(Optional<Asked> that) {
            return new ActionPlanned(
                    actionId,
                    actionType,
                    purpose,
                    target,
                    digest,
                    changes,
                    residue,
                    tasks,
                    evidenceAtRisk,
                    why,
                    expires,
                    affects,
                    records,
                    trusted,
                    that,
                    account);
        }
    }

    /**
     * An action may be executed.
     *
     * @param actionId the action
     * @param digest the plan that was approved
     * @param role the role by which the approver may approve
     * @param expires when the approval lapses
     * @param reason why it was approved
     */
    record ActionApproved(String actionId, Digest digest, String role, Instant expires, String reason)
            implements ResponseEvent {
        public ActionApproved {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(expires, "expires");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * A runner alone may work on a step until a time.
     *
     * @param runner the process that works
     * @param step what it works on
     * @param until when the claim lapses
     */
    record Claimed(String runner, String step, Instant until) implements ResponseEvent {
        public Claimed {
            Objects.requireNonNull(runner, "runner");
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * A runner is done with a step.
     *
     * @param runner the process that worked
     * @param step what it worked on
     */
    record ClaimReleased(String runner, String step) implements ResponseEvent {
        public ClaimReleased {
            Objects.requireNonNull(runner, "runner");
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * A cloud call is about to be made. Written before the call, so that a run that stops can be taken up again.
     *
     * @param actionId the action
     * @param step position of the change in the plan, from 0
     * @param undoing whether the change is being undone
     * @param prior the state before, as it was read
     */
    record StepStarted(String actionId, int step, boolean undoing, String prior) implements ResponseEvent {
        public StepStarted {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(prior, "prior");
        }
    }

    /**
     * A cloud call has come back.
     *
     * @param actionId the action
     * @param step position of the change in the plan, from 0
     * @param undoing whether the change was being undone
     * @param succeeded whether the cloud is as the call was to make it
     * @param detail what the cloud answered
     * @param effect what the call itself did; empty in journals from before the field
     */
    record StepFinished(
            String actionId, int step, boolean undoing, boolean succeeded, String detail, Optional<Effect> effect)
            implements ResponseEvent {
        public StepFinished {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(detail, "detail");
            boolean fits = effect.map(it -> succeeded == (it == Effect.MADE || it == Effect.ALREADY_SO))
                    .orElse(true);
            if (!fits) {
                throw new IllegalArgumentException("a step that " + (succeeded ? "succeeded" : "failed")
                        + " cannot have the effect " + effect.get()
                        + "; made and already-so are those of success");
            }
        }

        /** As journals tell it that do not say what the call itself did. */
        public StepFinished(String actionId, int step, boolean undoing, boolean succeeded, String detail) {
            this(actionId, step, undoing, succeeded, detail, Optional.empty());
        }
    }

    /** What a call itself did to the cloud. */
    enum Effect {
        /** It made the change. */
        MADE,
        /** It found the change made. */
        ALREADY_SO,
        /** It failed before it changed anything, or found a state that it must not change. */
        NONE,
        /** It failed in a way that leaves open whether it took effect. */
        UNKNOWN
    }

    /**
     * All changes of an action were made.
     *
     * @param actionId the action
     */
    record ActionExecuted(String actionId) implements ResponseEvent {
        public ActionExecuted {
            Objects.requireNonNull(actionId, "actionId");
        }
    }

    /**
     * The cloud was read back.
     *
     * @param actionId the action
     * @param holds whether the cloud is as the action left it
     * @param detail what was read
     */
    record ActionVerified(String actionId, boolean holds, String detail) implements ResponseEvent {
        public ActionVerified {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * An action was undone.
     *
     * @param actionId the action
     * @param reason why
     */
    record ActionReleased(String actionId, String reason) implements ResponseEvent {
        public ActionReleased {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * An action could not be finished.
     *
     * @param actionId the action
     * @param reason what went wrong
     */
    record ActionFailed(String actionId, String reason) implements ResponseEvent {
        public ActionFailed {
            Objects.requireNonNull(actionId, "actionId");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
