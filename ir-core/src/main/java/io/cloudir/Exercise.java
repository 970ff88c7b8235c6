package io.cloudir;

import io.cloudir.cloud.CloudException;
import io.cloudir.incident.Detection;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PhaseSpan;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.incident.lifecycle.TransitionCheck;
import io.cloudir.incident.lifecycle.UnmetGate;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Leads an incident from detection to its end with the exercise actors of the response plan doing what people do. Once the
 * incident is investigated its scenario is known, and the playbook that the plan names for it leads; what the facts call for
 * beyond the playbook is then done by the proposals. Only incidents that were opened as an exercise can be played. Nothing is
 * skipped: every gate is met by the work it asks for, and where that is not possible the exercise stops and says so. Not
 * thread-safe.
 */
public final class Exercise {
    /** How long nothing new is seen before people take it that the actor has paused. */
    private static final Duration QUIET = Duration.ofMinutes(30);

    /** How often an incident may be led back before nobody expects another pass to end otherwise. */
    private static final int PASSES = 5;

    /** How often people try what did not work and may work later. */
    static final int ATTEMPTS = 6;

    private final IncidentResponse response;
    private final Waiting waiting;
    private final Duration pace;
    private final Duration quiet;

    /**
     * @param waiting lets time pass on the clock that the response was built with
     * @param pace how long a person takes for one step
     */
    public Exercise(IncidentResponse response, Waiting waiting, Duration pace) {
        this(response, waiting, pace, QUIET);
    }

    private Exercise(IncidentResponse response, Waiting waiting, Duration pace, Duration quiet) {
        this.response = Objects.requireNonNull(response, "response");
        this.waiting = Objects.requireNonNull(waiting, "waiting");
        this.pace = Objects.requireNonNull(pace, "pace");
        this.quiet = Objects.requireNonNull(quiet, "quiet");
    }

    /**
     * The same exercise, in which people respond once nothing new was recorded for so long; otherwise 30 minutes, as is right for
     * logs of the past, in which nobody reacts to what people do.
     */
    public Exercise respondingAfter(Duration span) {
        return new Exercise(response, waiting, pace, span);
    }

    /**
     * Plays on from wherever the incident stands: what the journal tells was done is not done again, and what a stop left
     * half done is taken up. Playing an incident that is over changes nothing, and neither does playing one again that is
     * stuck at what it was stuck at before.
     *
     * @return the incident at its end, or what it is stuck at, or that it was stopped because time was not let pass
     * @throws IllegalArgumentException if it is no exercise
     */
    public Outcome play(IncidentId id) {
        try {
            return playToEnd(id);
        } catch (Stopped e) {
            return new Outcome.Refused(
                    "the exercise was stopped while it waited; play it again to go on.", Optional.empty());
        }
    }

    private Outcome playToEnd(IncidentId id) {
        Outcome outcome = playToWatch(id);
        while (outcome instanceof Outcome.Done && incident(id).phase().isWorkedOn()) {
            boolean watched = isWatched(id);
            outcome = watched ? endWatch(id) : playToWatch(id);
            if (watched && incident(id).phase() == Phase.INVESTIGATING) {
                // It came back within the watch.
                outcome = new Outcome.Done(incident(id));
            }
        }
        return outcome;
    }

    /**
     * Does what people would do before an instant: they take notice soon, and once an incident has been quiet for a while
     * they respond, up to the watch. For replays, before the clock moves on to the next record.
     */
    public void playUntil(Instant end) {
        try {
            allUntil(end);
        } catch (Stopped e) {
            // Whoever waits no longer plays no longer; what was done is journalled.
            return;
        }
    }

    private void allUntil(Instant end) {
        for (Incident incident : response.incidents()) {
            Instant notice = incident.openedAt().plus(pace);
            if (incident.exercise() && incident.phase() == Phase.DETECTED && notice.isBefore(end)) {
                waitUntil(notice);
                catchUp(incident.id());
                takeNotice(incident.id());
            }
            Instant paused = incident.detection()
                    .lastRecordAt()
                    .orElse(incident.openedAt())
                    .plus(quiet);
            if (incident.exercise() && paused.isBefore(end)) {
                waitUntil(paused);
                playToWatch(incident.id());
            }
        }
    }

    private Outcome playToWatch(IncidentId id) {
        Outcome outcome = new Outcome.Done(incident(id));
        if (!incident(id).exercise()) {
            throw new IllegalArgumentException(
                    "incident " + id + " is no exercise; only exercises are played, real incidents are led by people");
        }
        catchUp(id);
        while (outcome instanceof Outcome.Done && incident(id).phase().isWorkedOn() && !isWatched(id)) {
            long before = incident(id).version();
            Phase phase = incident(id).phase();
            Optional<String> goingRound = goingRound(incident(id));
            if (goingRound.isPresent()) {
                return new Outcome.Refused(goingRound.get(), Optional.empty());
            }
            outcome = tryStep(id, phase);
            if (incident(id).version() == before && outcome instanceof Outcome.Done) {
                return new Outcome.Refused("the exercise is stuck in phase " + phase.code() + ".", Optional.empty());
            }
            if (incident(id).phase() != phase) {
                // What came in meanwhile led it elsewhere: that is no reason to stop.
                outcome = new Outcome.Done(incident(id));
            }
        }
        return outcome;
    }

    /** Why going on would only come round again: led back time after time, and nothing new was seen since. */
    private static Optional<String> goingRound(Incident incident) {
        List<PhaseSpan> passes = incident.cycle().spans().stream()
                .filter(span -> span.phase() == Phase.INVESTIGATING)
                .toList();
        boolean seenSince = incident.detection().signals().stream()
                .anyMatch(signal -> signal.seq() > incident.progress().returnedSeq());
        return incident.phase() == Phase.INVESTIGATING && passes.size() > PASSES && !seenSince
                ? Optional.of("the exercise goes round: its response did not hold " + (passes.size() - 1)
                        + " times, the last time: "
                        + Text.visible(passes.get(passes.size() - 1).reason()) + ".")
                : Optional.empty();
    }

    /** Whether all is done but the watch. */
    private boolean isWatched(IncidentId id) {
        return incident(id).phase() == Phase.RECOVERING
                && incident(id).progress().watch().isPresent()
                && !ExercisePlaybook.isFollowed(this, id);
    }

    private Outcome endWatch(IncidentId id) {
        incident(id).progress().watch().ifPresent(watch -> waitUntil(watch.until()));
        // Controls may have ended during the watch.
        if (incident(id).phase() == Phase.RECOVERING) {
            new ExerciseActions(this, id).lookAtRestorations();
        }
        return advance(id, Phase.REVIEWING, Duty.RECOVERING);
    }

    private Outcome tryStep(IncidentId id, Phase phase) {
        try {
            return step(id, phase);
        } catch (CloudException e) {
            return new Outcome.Refused(
                    "the cloud does not answer: " + Text.printable(String.valueOf(e.getMessage())) + ".",
                    Optional.empty());
        }
    }

    private Outcome step(IncidentId id, Phase phase) {
        return switch (phase) {
            case DETECTED -> takeNotice(id);
            case INVESTIGATING -> investigate(id);
            case MITIGATING -> new ExerciseActions(this, id).mitigate();
            case RECOVERING -> new ExerciseActions(this, id).recover();
            case REVIEWING -> new ExerciseReview(this, id).review();
            default -> new Outcome.Done(incident(id));
        };
    }

    private Outcome takeNotice(IncidentId id) {
        ResponsePlan plan = response.plan();
        String commander = plan.assignmentOf(Duty.DECLARING).accountable();
        if (incident(id).cycle().acknowledgedAt().isEmpty()) {
            pause();
        }
        Outcome noticed = by(actorFor(Duty.DETECTING)).acknowledge(id);
        if (noticed instanceof Outcome.Refused) {
            return noticed;
        }
        Stream.of(Duty.values())
                .flatMap(duty -> plan.assignmentOf(duty).responsible().stream())
                .distinct()
                .forEach(role -> playing(role)
                        .ifPresent(person -> by(actorFor(Duty.DECLARING)).assign(id, role, person)));
        playing(commander).ifPresent(person -> by(actorFor(Duty.DECLARING)).assign(id, commander, person));
        pause();
        return advance(id, Phase.INVESTIGATING, Duty.DECLARING);
    }

    private Outcome investigate(IncidentId id) {
        Detection seen = incident(id).detection();
        long since = beganSeq(id);
        boolean begun = seen.findings().stream()
                .anyMatch(it -> it.seq() > since && it.actor().equals(Automations.INVESTIGATION));
        long newest = seen.signals().stream().mapToLong(Recorded::seq).max().orElse(0);
        boolean done = begun
                && seen.scope().filter(it -> it.seq() > Math.max(since, newest)).isPresent();
        if (!begun) {
            pause();
        }
        if (!done) {
            patiently(() -> by(Automations.INVESTIGATION).cloud().investigate(id));
        }
        engageContacts(id);
        pause();
        return advance(id, Phase.MITIGATING, Duty.INVESTIGATING);
    }

    /** Nobody outside is told of an exercise; that they would have been is noted in time. */
    private void engageContacts(IncidentId id) {
        for (Task task : incident(id).work().tasks()) {
            if (task.isOpen() && task.kind() == TaskKind.CONTACT) {
                by(actorFor(Duty.DECLARING))
                        .endTask(id, task.id(), true, "Played: nobody outside was contacted in the exercise.");
            }
        }
    }

    /** Moves on, with the plan's own gates attested by whom they name, else by who does the duty. */
    Outcome advance(IncidentId id, Phase to, Duty duty) {
        Responder person = by(actorFor(duty));
        if (response.lifecycle().check(incident(id), to, response.now()) instanceof TransitionCheck.Refused refused) {
            refused.unmet().stream()
                    .map(UnmetGate::name)
                    .filter(gate -> StandardGate.find(gate).isEmpty())
                    .forEach(gate -> by(attester(gate, duty)).attest(id, gate, "Played: stated in the exercise."));
        }
        return person.advance(id, to, "");
    }

    private Actor attester(String gate, Duty duty) {
        return response.plan().gate(gate).stream()
                .flatMap(it -> it.attesters().stream())
                .flatMap(role -> playing(role).stream())
                .findFirst()
                .<Actor>map(Actor.Person::new)
                .orElseGet(() -> actorFor(duty));
    }

    /** Nobody acts before what is recorded: an incident that another process led on may be ahead of the clock. */
    private void catchUp(IncidentId id) {
        Incident incident = incident(id);
        if (incident.phase().isWorkedOn()) {
            waitUntil(incident.updatedAt());
        }
    }

    /** The entry that the present pass began with: what stands before it was done in an earlier one. */
    long beganSeq(IncidentId id) {
        Incident incident = incident(id);
        return Math.max(incident.cycle().beganSeq(), incident.progress().returnedSeq());
    }

    /** Whether nothing but other gates stands in the way of moving on. */
    boolean meets(IncidentId id, Phase to, StandardGate gate) {
        return !(response.lifecycle().check(incident(id), to, response.now())
                        instanceof TransitionCheck.Refused refused)
                || refused.unmet().stream().noneMatch(unmet -> unmet.name().equals(gate.code()));
    }

    IncidentResponse response() {
        return response;
    }

    Incident incident(IncidentId id) {
        return response.incident(id).orElseThrow();
    }

    Responder by(Actor actor) {
        return response.by(actor);
    }

    /** Asks the cloud, and again after a while if it may answer then. */
    <T> T patiently(Supplier<T> asking) {
        for (int attempt = 1; ; attempt++) {
            try {
                return asking.get();
            } catch (CloudException e) {
                if (!e.retryable() || attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** Lets the time pass that a person takes for one step. */
    void pause() {
        pass(pace);
        response.runDue(response.now());
    }

    /** Lets time pass until an instant, doing on the way what becomes due. */
    void waitUntil(Instant end) {
        Instant now = response.now();
        while (now.isBefore(end)) {
            Instant stop = response.runDue(now).filter(end::isAfter).orElse(end);
            pass(Duration.between(now, stop));
            now = response.now();
        }
        response.runDue(now);
    }

    private void pass(Duration span) {
        if (!waiting.pass(span)) {
            throw new Stopped();
        }
    }

    /** Nobody waits any longer, as when a thread is interrupted, so nothing more is played. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The exercise actor who does a duty. */
    Actor actorFor(Duty duty) {
        List<String> roles = response.plan().assignmentOf(duty).responsible();
        return roles.stream()
                .flatMap(role -> playing(role).stream())
                .findFirst()
                .<Actor>map(Actor.Person::new)
                .orElseThrow(() -> new IllegalStateException("no exercise actor plays a role that does the duty "
                        + duty.code() + "; add one to the plan's exercise section: " + roles));
    }

    /** Who plays a role. */
    Optional<String> playing(String role) {
        return response.plan().exerciseActors(role).stream()
                .map(person -> person.id())
                .findFirst();
    }
}
