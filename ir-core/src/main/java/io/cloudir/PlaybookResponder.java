package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookCommandDone;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.playbook.Explanation;
import io.cloudir.respond.playbook.FactReading;
import io.cloudir.respond.playbook.Interpreter;
import io.cloudir.respond.playbook.Order;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.PlaybookSettings;
import io.cloudir.respond.playbook.Playbooks;
import io.cloudir.respond.playbook.Turn;
import io.cloudir.respond.playbook.condition.NamedFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Follows playbooks for one actor. A playbook never goes past plan, approval, execution and read-back: what it plans waits for
 * the approvals that the response plan asks for, and what people have to do waits for them. A run goes by its journal: after a
 * stop at any point, and in another process, {@link #advance} goes on where it stood, with the very documents that it was
 * begun with. Thread-safe.
 */
public final class PlaybookResponder {
    private static final int ID_DIGITS = 12;

    private final Parts parts;
    private final Actor actor;
    private final Playbooks known;
    private final PlaybookSettings settings;
    private final CloudResponder cloud;
    private final PlaybookCommands commands;

    PlaybookResponder(Parts parts, CloudAdapter adapter, Actor actor, Playbooks known, PlaybookSettings settings) {
        this.parts = parts;
        this.actor = actor;
        this.known = known;
        this.settings = settings;
        this.cloud = CloudResponder.lookingAgain(parts, adapter, actor);
        this.commands = new PlaybookCommands(parts, adapter, actor, cloud);
    }

    /**
     * What following a playbook would do as the facts are now. Nothing is changed, neither in the cloud nor in the journal.
     */
    public Explanation explain(IncidentId id, Playbook playbook) {
        Incident incident = parts.desk().get(id);
        List<Proposal> proposals = cloud.proposals(id);
        return Explanation.of(known, playbook, settings, incident, proposals, facts(incident, proposals));
    }

    /**
     * Begins to follow a playbook, and does all that can be done now. If a run of it goes on, that one is advanced.
     *
     * @throws io.cloudir.evidence.EvidenceException if its document could not be kept
     */
    public PlaybookAnswer start(IncidentId id, Playbook playbook) {
        return unlessTooEarly(id, () -> begin(id, playbook));
    }

    private PlaybookAnswer begin(IncidentId id, Playbook playbook) {
        Incident incident = parts.desk().get(id);
        Optional<String> running = incident.playbooks().stream()
                .filter(run ->
                        run.isRunning() && run.started().event().playbookId().equals(playbook.id()))
                .map(PlaybookRun::id)
                .findFirst();
        if (running.isPresent()) {
            return advance(id, running.get());
        }
        List<String> objections = objections(incident, playbook);
        if (!objections.isEmpty()) {
            return new PlaybookAnswer.Refused(
                    "playbook '" + playbook.name() + "' is not begun: " + String.join("; ", objections) + ".");
        }
        List<Digest> documents = known.with(playbook).closure(playbook).stream()
                .map(it -> parts.evidence().put(it.bytes()))
                .toList();
        long before = incident.playbooks().stream()
                .filter(run -> run.started().event().playbookId().equals(playbook.id()))
                .count();
        String runId = "run-"
                + Digest.ofText(id.value() + '\n' + playbook.id() + '\n' + before)
                        .hex()
                        .substring(0, ID_DIGITS);
        boolean begun = decide(
                incident,
                List.of(new PlaybookStarted(
                        runId, playbook.id(), playbook.name(), documents, Optional.of(settings.bounds()))));
        return begun ? advance(id, runId) : begin(id, playbook);
    }

    /**
     * Goes on with a run and does all that can be done now: steps begin and end, evidence is taken, actions are planned, and
     * those that are approved are executed and read back.
     *
     * @throws IllegalArgumentException if the incident has no such run
     */
    public PlaybookAnswer advance(IncidentId id, String runId) {
        run(parts.desk().get(id), runId);
        return unlessTooEarly(id, () -> parts.runTurns().at(id, runId, () -> goOn(id, runId)));
    }

    /**
     * A person decides that a step is not waited for any longer. It fails, and the playbook goes on as it says for that.
     *
     * @param visit the pass, as a {@link PlaybookWait} names it
     * @throws IllegalArgumentException if the incident has no such run
     */
    public PlaybookAnswer giveUp(IncidentId id, String runId, String visit, String reason) {
        return unlessTooEarly(id, () -> endVisit(id, runId, visit, reason));
    }

    private PlaybookAnswer endVisit(IncidentId id, String runId, String visit, String reason) {
        Incident incident = parts.desk().get(id);
        boolean open =
                run(incident, runId).visit(visit).filter(StepVisit::isOpen).isPresent();
        if (!(actor instanceof Actor.Person) || reason.isBlank() || !open) {
            return new PlaybookAnswer.Refused(
                    "step " + visit + " is not given up: it takes a person, a reason and a step"
                            + " that waits; ask for the run to see which do.");
        }
        boolean givenUp =
                decide(incident, List.of(new PlaybookStepFinished(runId, visit, StepOutcome.GIVEN_UP, reason)));
        return givenUp ? advance(id, runId) : endVisit(id, runId, visit, reason);
    }

    /**
     * A person, or automation that follows a plan, decides that a run is not followed any further. What it has done stays done.
     *
     * @throws IllegalArgumentException if the incident has no such run
     */
    public PlaybookAnswer stop(IncidentId id, String runId, String reason) {
        return unlessTooEarly(id, () -> end(id, runId, reason));
    }

    private PlaybookAnswer end(IncidentId id, String runId, String reason) {
        Incident incident = parts.desk().get(id);
        PlaybookRun run = run(incident, runId);
        if (reason.isBlank() || !run.isRunning()) {
            return new PlaybookAnswer.Refused("run " + runId + " is not stopped: "
                    + (run.isRunning() ? "it takes a reason; give one." : "it is over already."));
        }
        if (!decide(incident, List.of(new PlaybookFinished(runId, false, "stopped: " + reason)))) {
            return end(id, runId, reason);
        }
        Incident now = parts.desk().get(id);
        return new PlaybookAnswer.Followed(now, run(now, runId), List.of(), Optional.empty());
    }

    /** A clock that stands before the incident was opened is wrong, and so would be all that is dated by it. */
    private PlaybookAnswer unlessTooEarly(IncidentId id, Supplier<PlaybookAnswer> work) {
        return parts.tooEarly(id)
                .<PlaybookAnswer>map(refused -> new PlaybookAnswer.Refused(refused.text()))
                .orElseGet(work);
    }

    private List<String> objections(Incident incident, Playbook playbook) {
        List<String> objections = new ArrayList<>(known.with(playbook).objections(playbook));
        Instant now = parts.now();
        if (playbook.validFrom().filter(now::isBefore).isPresent()
                || playbook.validUntil().filter(now::isAfter).isPresent()) {
            objections.add("its author says that it is not valid now; use the version that is");
        }
        if (!incident.phase().isWorkedOn()) {
            objections.add("the incident is in phase " + incident.phase().code() + "; resume or reopen it first");
        }
        known.with(playbook).closure(playbook).stream()
                .flatMap(it -> it.roles().stream())
                .distinct()
                .filter(role -> PlaybookRoles.find(parts.plan(), role).isEmpty())
                .forEach(role -> objections.add("the response plan has neither a role nor a duty '" + role
                        + "', which does steps of it; add the role, or name another"));
        return objections;
    }

    private PlaybookAnswer goOn(IncidentId id, String runId) {
        Optional<Playbooks> documents =
                new PlaybookDocuments(parts.evidence()).of(run(parts.desk().get(id), runId));
        if (documents.isEmpty()) {
            return new PlaybookAnswer.Refused(
                    "run " + runId + " does not go on: a document that it was begun with is not in"
                            + " the evidence store, and another is not followed in its place; give the store that holds it, or"
                            + " begin a new run.");
        }
        // What a run journals of itself changes no fact, so facts are read anew only after commands.
        Optional<NamedFacts> facts = Optional.empty();
        while (true) {
            Incident incident = parts.desk().get(id);
            PlaybookRun run = run(incident, runId);
            if (!run.isRunning()) {
                return new PlaybookAnswer.Followed(incident, run, List.of(), Optional.empty());
            }
            if (incident.phase().isOver()) {
                decide(
                        incident,
                        List.of(new PlaybookFinished(
                                runId,
                                false,
                                "the incident is over: " + incident.phase().code())));
                continue;
            }
            if (incident.phase() == Phase.ON_HOLD) {
                return new PlaybookAnswer.Followed(
                        incident, run, List.of(PlaybookWait.of("", "", "the incident is on hold")), Optional.empty());
            }
            Playbook own =
                    documents.get().find(run.started().event().playbookId()).orElseThrow();
            NamedFacts read = facts.isPresent() ? facts.get() : facts(incident, cloud.proposals(id));
            facts = Optional.of(read);
            Turn turn = new Interpreter(documents.get(), own, settingsOf(run)).next(run, read, parts.now());
            if (!turn.events().isEmpty()) {
                decide(incident, turn.events());
                continue;
            }
            List<PlaybookWait> waits = new ArrayList<>();
            Optional<Instant> lookAgain = turn.lookAgain();
            boolean progress = false;
            facts = Optional.empty();
            for (Order order : turn.orders()) {
                PlaybookResult result = commands.carryOut(id, runId, order);
                progress |= keep(id, runId, order, result);
                if (result instanceof PlaybookResult.Waits waiting) {
                    waits.addAll(waiting.waits());
                    lookAgain = Stream.concat(lookAgain.stream(), waiting.lookAgain().stream())
                            .min(Instant::compareTo);
                }
            }
            if (!progress) {
                Incident now = parts.desk().get(id);
                return new PlaybookAnswer.Followed(now, run(now, runId), waits, lookAgain);
            }
        }
    }

    /** A run keeps to what it was begun with, whoever goes on with it; a journal of before that was kept does not tell. */
    private PlaybookSettings settingsOf(PlaybookRun run) {
        return run.started().event().bounds().map(PlaybookSettings::of).orElse(settings);
    }

    /** Journals what came of a command, unless the step has moved on meanwhile; whether there was something to journal. */
    private boolean keep(IncidentId id, String runId, Order order, PlaybookResult result) {
        if (result instanceof PlaybookResult.Waits) {
            return false;
        }
        PlaybookEvent event = result instanceof PlaybookResult.Done done
                ? new PlaybookCommandDone(runId, order.visit(), order.number(), done.detail())
                : new PlaybookStepFinished(
                        runId, order.visit(), StepOutcome.FAILED, ((PlaybookResult.Failed) result).reason());
        boolean kept = false;
        while (!kept) {
            Incident incident = parts.desk().get(id);
            Optional<StepVisit> visit = run(incident, runId).visit(order.visit());
            if (visit.filter(it -> it.isOpen() && it.commands().size() == order.number())
                    .isEmpty()) {
                return true;
            }
            List<Draft> drafts = new ArrayList<>(drafts(List.of(event)));
            drafts.addAll(stepBack(incident, result));
            kept = decideAll(incident, drafts);
        }
        return true;
    }

    /** A check that was given up because of what it found leads back, as one that a person makes does at once. */
    private List<Draft> stepBack(Incident incident, PlaybookResult result) {
        return result instanceof PlaybookResult.Failed failed
                ? failed.refutes()
                        .map(reason -> StepBack.after(incident, reason, parts, actor))
                        .orElse(List.of())
                : List.of();
    }

    /** Appends what follows from the incident as it was seen; false if that has moved on, so that it is looked at anew. */
    private boolean decide(Incident seen, List<? extends PlaybookEvent> events) {
        return decideAll(seen, drafts(events));
    }

    private List<Draft> drafts(List<? extends PlaybookEvent> events) {
        return events.stream().map(event -> Draft.of(event, parts.now(), actor)).toList();
    }

    private boolean decideAll(Incident seen, List<Draft> drafts) {
        try {
            parts.desk().settle(new Decision.Granted(seen.id(), seen.version(), drafts));
            return true;
        } catch (ConflictException raced) {
            return false;
        }
    }

    private NamedFacts facts(Incident incident, List<Proposal> proposals) {
        return FactReading.of(
                incident, proposals, parts.judge().factsOf(incident).facts(), parts.now());
    }

    private static PlaybookRun run(Incident incident, String runId) {
        return incident.playbooks().stream()
                .filter(run -> run.id().equals(runId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "incident " + incident.id() + " has no run '" + runId + "' of a playbook; start one"));
    }
}
