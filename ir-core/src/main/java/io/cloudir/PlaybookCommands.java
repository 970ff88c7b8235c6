package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.evidence.CloudEvidence;
import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.respond.Validation;
import io.cloudir.respond.playbook.Command;
import io.cloudir.respond.playbook.Order;
import io.cloudir.respond.playbook.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out what the turn of a playbook has come to, by the same verbs that people use. */
final class PlaybookCommands {
    /** When a cloud that did not answer is asked again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long a check is repeated before it has failed: twice as long as it takes until logs are delivered. */
    private static final Duration INSISTENCE = Duration.ofMinutes(10);

    private static final int ID_DIGITS = 12;

    private final Parts parts;
    private final CloudAdapter adapter;
    private final Actor actor;
    private final CloudResponder cloud;

    PlaybookCommands(Parts parts, CloudAdapter adapter, Actor actor, CloudResponder cloud) {
        this.parts = parts;
        this.adapter = adapter;
        this.actor = actor;
        this.cloud = cloud;
    }

    PlaybookResult carryOut(IncidentId id, String runId, Order order) {
        try {
            return dispatch(id, runId, order);
        } catch (ConflictException raced) {
            return waits(order, "somebody else changed the incident meanwhile", Optional.of(parts.now()));
        } catch (CloudException e) {
            String what = "the cloud did not answer: " + Text.printable(String.valueOf(e.getMessage()));
            return e.retryable()
                    ? waits(order, what, Optional.of(parts.now().plus(PATIENCE)))
                    : new PlaybookResult.Failed(what);
        }
    }

    private PlaybookResult dispatch(IncidentId id, String runId, Order order) {
        Command command = order.command();
        Incident incident = parts.desk().get(id);
        if (command instanceof Command.Manual manual) {
            return manual(incident, runId, order, manual);
        } else if (command instanceof Command.Preserve preserve) {
            return preserve(incident, preserve);
        } else if (command instanceof Command.Act act) {
            return act.recovers() && incident.phase() != Phase.RECOVERING
                    ? waitsFor(order, Phase.RECOVERING)
                    : new PlaybookActions(parts, cloud, runId, order, act).settle(id);
        } else if (command instanceof Command.Validate validate) {
            return validate(incident, order, validate.restorations());
        } else if (command instanceof Command.OpenFixes) {
            cloud.openLongTermFixes(id);
            return new PlaybookResult.Done("long-term fixes are open as tasks");
        } else if (command instanceof Command.Watch) {
            Outcome watch = new Responder(parts, actor).startWatch(id);
            return watch instanceof Outcome.Done
                    ? new PlaybookResult.Done("the watch runs")
                    : waitsFor(order, Phase.RECOVERING);
        }
        int findings = cloud.investigate(id).findings().size();
        return new PlaybookResult.Done("investigated: " + findings + " findings");
    }

    private PlaybookResult manual(Incident incident, String runId, Order order, Command.Manual manual) {
        String key = runId + '\n' + order.visit() + '\n' + order.number();
        String taskId = "task-" + Digest.ofText(key).hex().substring(0, ID_DIGITS);
        Optional<Task> task = incident.work().task(taskId);
        if (task.isPresent() && !task.get().isOpen()) {
            String outcome = task.get().ended().orElseThrow().event().outcome();
            return task.get().isGivenUp()
                    ? new PlaybookResult.Failed("given up: " + outcome)
                    : new PlaybookResult.Done("done by hand: " + outcome);
        }
        String role = PlaybookRoles.find(parts.plan(), order.step().role())
                .orElse(order.step().role());
        if (task.isEmpty()) {
            TaskKind kind = incident.phase() == Phase.RECOVERING ? TaskKind.RECOVERY : TaskKind.RESPONSE;
            Instant due = order.since()
                    .plus(order.step()
                            .head()
                            .timeout()
                            .orElseGet(() -> incident.priority()
                                    .map(priority ->
                                            parts.plan().targetsOf(priority).contain())
                                    .orElse(Duration.ofDays(1))));
            String title = order.step().head().name() + ": " + manual.text();
            Outcome opened = new Responder(parts, actor).openTask(incident.id(), taskId, kind, title, role, due);
            if (opened instanceof Outcome.Refused refused) {
                return waits(order, refused.text(), Optional.empty());
            }
        }
        PlaybookWait wait = new PlaybookWait(
                order.visit(),
                order.step().head().name(),
                "waiting for task " + taskId + " of role " + role + ": " + manual.text(),
                Optional.empty(),
                Optional.of(taskId),
                Optional.empty());
        return new PlaybookResult.Waits(List.of(wait), Optional.empty());
    }

    private PlaybookResult preserve(Incident incident, Command.Preserve command) {
        var contain = cloud.proposals(incident.id(), Purpose.CONTAIN).proposals();
        List<EvidenceRequest> requests = new Selection(incident, contain).of(command);
        List<String> missing = new ArrayList<>();
        for (EvidenceRequest request : CloudEvidence.mostVolatileFirst(requests)) {
            EvidenceEvent event = new CloudEvidence(parts.evidence()).collect(adapter, request);
            boolean collected = event instanceof EvidenceCollected;
            boolean there = event instanceof EvidenceCollected it
                    && parts.desk().get(incident.id()).evidence().items().stream()
                            .map(EvidenceItem::id)
                            .anyMatch(it.evidenceId()::equals);
            if (!there) {
                parts.desk().record(incident.id(), List.of(Draft.of(event, parts.now(), actor)));
            }
            if (!collected) {
                missing.add(Text.printable(request.entity().id()));
            }
        }
        parts.followed(parts.desk().get(incident.id()));
        if (!missing.isEmpty()) {
            return new PlaybookResult.Failed(command.kind().word() + " was not collected of " + missing.size() + " of "
                    + requests.size() + ": " + String.join(", ", missing));
        }
        return new PlaybookResult.Done(
                requests.isEmpty()
                        ? "skipped: the incident is about no " + command.of().word()
                        : command.kind().word() + " of " + command.of().word() + " is preserved: "
                                + Text.count(requests.size(), "piece"));
    }

    /**
     * Looks again for a while before it counts as failed: what was changed a moment ago may not be seen yet, and a source may not
     * have answered.
     */
    private PlaybookResult validate(Incident incident, Order order, boolean restorations) {
        Optional<Check> last = Check.newest(incident, restorations).filter(it -> it.seq() > order.sinceSeq());
        CloudValidation validation = cloud.validation();
        if (last.isEmpty() || !parts.now().isBefore(last.get().at().plus(PATIENCE))) {
            Outcome outcome =
                    restorations ? validation.restorations(incident.id()) : validation.remediations(incident.id());
            if (!(outcome instanceof Outcome.Done done)) {
                Phase needed = restorations ? Phase.RECOVERING : Phase.MITIGATING;
                return incident.phase() == needed || incident.phase() == Phase.RECOVERING
                        ? waits(order, outcome.text(), Optional.empty())
                        : waitsFor(order, needed);
            }
            last = Check.newest(done.incident(), restorations);
        }
        if (last.isEmpty()) {
            return waits(
                    order,
                    "somebody said meanwhile how it stands; the cloud is looked at again",
                    Optional.of(parts.now()));
        }
        Check check = last.get();
        if (check.valid()) {
            return new PlaybookResult.Done(check.summary());
        }
        // Only who looked can tell what was found from what could not be looked at.
        Optional<Validation> seen = validation.last();
        return seen.isEmpty() || check.at().isBefore(order.since().plus(INSISTENCE))
                ? waits(
                        order,
                        "it does not hold so far: " + check.summary(),
                        Optional.of(check.at().plus(PATIENCE)))
                : new PlaybookResult.Failed(check.summary(), seen.get().reasonToGoBack());
    }

    /** What a look at the cloud has found of what was done to it; somebody's word is none. */
    private record Check(boolean valid, String summary, Instant at, long seq) {
        static Optional<Check> newest(Incident incident, boolean restorations) {
            return restorations
                    ? incident.progress()
                            .restorations()
                            .filter(it -> it.event().word().isEmpty())
                            .map(it -> new Check(it.event().valid(), it.event().summary(), it.occurredAt(), it.seq()))
                    : incident.progress()
                            .remediations()
                            .filter(it -> it.event().word().isEmpty())
                            .map(it -> new Check(it.event().valid(), it.event().summary(), it.occurredAt(), it.seq()));
        }
    }

    private static PlaybookResult waitsFor(Order order, Phase phase) {
        PlaybookWait wait = new PlaybookWait(
                order.visit(),
                order.step().head().name(),
                "'" + order.command().text() + "' waits until the incident is in phase " + phase.code(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(phase));
        return new PlaybookResult.Waits(List.of(wait), Optional.empty());
    }

    private static PlaybookResult waits(Order order, String what, Optional<Instant> lookAgain) {
        return new PlaybookResult.Waits(
                List.of(PlaybookWait.of(order.visit(), order.step().head().name(), what)), lookAgain);
    }
}
