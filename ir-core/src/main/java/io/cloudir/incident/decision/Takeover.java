package io.cloudir.incident.decision;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.model.Entity;
import io.cloudir.model.IncidentId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes on in an incident that takes over another: its signals, whom it involves, and whatever it still owes. */
final class Takeover {
    private Takeover() {}

    /** Events that bring into the target what the source has and the target lacks. Ids of work name the source. */
    static Stream<IncidentEvent> missing(Incident source, Incident target) {
        Stream<IncidentEvent> signals = source.detection().signals().stream()
                .map(it -> it.event())
                .filter(signal -> !target.detection().hasSignal(signal.signalId()))
                .map(signal -> withReason(signal, "taken over from " + source.id() + ": " + signal.reason()));
        Stream<IncidentEvent> tasks = source.work().tasks().stream()
                .filter(Task::isOpen)
                .filter(task -> target.work().task(idIn(source.id(), task.id())).isEmpty())
                .map(task -> new TaskOpened(
                        idIn(source.id(), task.id()), task.kind(), task.title(), task.owner(), task.due()));
        Stream<IncidentEvent> deadlines = source.work().deadlines().stream()
                .filter(Deadline::isOpen)
                .filter(it -> target.work().deadline(idIn(source.id(), it.id())).isEmpty())
                .map(it -> new DeadlineStarted(
                        idIn(source.id(), it.id()),
                        it.title(),
                        it.started().event().basis(),
                        it.started().event().owner(),
                        it.due()));
        return Stream.of(signals, involved(source, target), tasks, deadlines).flatMap(events -> events);
    }

    /** Whom the source involves beside its signals, such as an identity made in it: what they do belongs to the target now. */
    private static Stream<IncidentEvent> involved(Incident source, Incident target) {
        Set<Entity> known = target.detection().entities().stream()
                .map(InvolvedEntity::entity)
                .collect(Collectors.toSet());
        List<Entity> involved = source.detection().entities().stream()
                .filter(it -> it.signalIds().isEmpty())
                .map(InvolvedEntity::entity)
                .toList();
        return known.containsAll(involved)
                ? Stream.empty()
                : Stream.of(new FindingRecorded(
                        "merged-" + source.id(), "merge", "Involved in " + source.id() + ".", involved, List.of()));
    }

    private static String idIn(IncidentId source, String id) {
        return source + "/" + id;
    }

    private static SignalAttached withReason(SignalAttached signal, String reason) {
        return new SignalAttached(
                signal.signalId(),
                signal.ruleId(),
                signal.ruleTitle(),
                signal.trigger(),
                signal.level(),
                signal.entity(),
                signal.cloud(),
                signal.account(),
                signal.region(),
                signal.span(),
                signal.records(),
                signal.recordCount(),
                signal.recordsDigest(),
                signal.observed(),
                signal.techniques(),
                signal.explanation(),
                reason);
    }
}
