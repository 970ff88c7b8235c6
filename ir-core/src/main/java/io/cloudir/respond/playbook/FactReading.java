package io.cloudir.respond.playbook;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.playbook.condition.NamedFacts;
import io.cloudir.respond.playbook.condition.Value;
import io.cloudir.severity.IncidentFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the named facts of an incident. Those whose names are not known before (techniques) are there if true. */
public final class FactReading {
    private final Incident incident;
    private final Map<String, Value> values = new HashMap<>();

    private FactReading(Incident incident) {
        this.incident = Objects.requireNonNull(incident, "incident");
    }

    /**
     * The facts of an incident.
     *
     * @param proposals what the facts call for, containment and recovery
     * @param judgedBy the facts that severity is judged with
     * @param now the time
     */
    public static NamedFacts of(
            Incident incident, List<Proposal> proposals, Collection<IncidentFact> judgedBy, Instant now) {
        FactReading reading = new FactReading(incident);
        reading.standing(now);
        reading.suspects();
        reading.reach();
        reading.work();
        proposals.forEach(
                proposal -> reading.one("proposed." + proposal.request().type()));
        judgedBy.forEach(fact -> reading.truth("fact." + fact.id(), true));
        return new NamedFacts(reading.values);
    }

    private void standing(Instant now) {
        values.put("severity", Value.level(incident.severity().orElse(Severity.INFORMATIONAL)));
        values.put("phase", Value.word(incident.phase().code()));
        values.put("category", Value.word(incident.category().code()));
        values.put("scenario", Value.word(incident.scenario()));
        truth("exercise", incident.exercise());
        count("cycle", incident.cycle().number());
        Instant newest = incident.detection().lastRecordAt().orElse(incident.openedAt());
        count("quiet.minutes", Math.max(0, Duration.between(newest, now).toMinutes()));
        truth(
                "watch.running",
                incident.progress()
                        .watch()
                        .filter(watch -> watch.finished().isEmpty())
                        .isPresent());
        truth(
                "remediations.valid",
                incident.progress()
                        .remediations()
                        .filter(it -> it.event().holds())
                        .filter(it -> it.seq() > incident.response().changedSeq(Purpose.CONTAIN))
                        .isPresent());
        truth(
                "restorations.valid",
                incident.progress()
                        .restorations()
                        .filter(it -> it.event().holds())
                        .filter(it -> it.seq() > incident.response().changedSeq(Purpose.RECOVER))
                        .isPresent());
    }

    private void suspects() {
        List<Suspect> suspects = Suspect.of(incident);
        count("suspects", suspects.size());
        count("suspects.roles", suspects.stream().filter(Suspect::isRole).count());
        count(
                "suspects.users",
                suspects.stream().filter(it -> !it.isRole() && !it.isRoot()).count());
        truth("suspects.root", suspects.stream().anyMatch(Suspect::isRoot));
    }

    private void reach() {
        count("signals", incident.detection().signals().size());
        count("accounts", incident.detection().accounts().size());
        count("regions", incident.detection().regions().size());
        count("hosts", entities(EntityType.HOST));
        count("resources", entities(EntityType.RESOURCE));
        count("addresses", entities(EntityType.ADDRESS));
        incident.detection().scope().ifPresent(scope -> {
            truth("scope.known", true);
            truth("scope.widespread", scope.event().widespread());
            truth("scope.critical", scope.event().criticalSystems());
        });
        truth(
                "watchers.blinded",
                CitedRecord.of(incident).stream()
                        .anyMatch(record -> record.succeeded() && record.call().silences()));
        incident.detection().signals().forEach(signal -> {
            truth("trigger." + signal.event().trigger().name(), true);
            signal.event().techniques().forEach(this::technique);
        });
    }

    private void technique(Technique technique) {
        String id = technique.id();
        truth("technique." + id, true);
        int dot = id.indexOf('.');
        if (dot > 0) {
            truth("technique." + id.substring(0, dot), true);
        }
    }

    private void work() {
        count("evidence", incident.evidence().items().size());
        count("evidence.missing", incident.evidence().notCollected().size());
        List<IncidentAction> actions = incident.response().actions();
        count(
                "actions.in-force",
                actions.stream().filter(IncidentAction::isInForce).count());
        count(
                "actions.waiting",
                actions.stream()
                        .filter(it ->
                                it.state() instanceof ActionState.Planned || it.state() instanceof ActionState.Approved)
                        .count());
        count(
                "actions.failed",
                actions.stream()
                        .filter(it -> it.state() instanceof ActionState.Failed)
                        .count());
        count(
                "tasks.open",
                incident.work().tasks().stream().filter(Task::isOpen).count());
    }

    private long entities(EntityType type) {
        return incident.detection().entities().stream()
                .filter(it -> it.entity().type() == type)
                .count();
    }

    private void one(String name) {
        values.merge(name, Value.count(1), (had, more) -> Value.count(had.number() + 1));
    }

    private void count(String name, long number) {
        values.put(name, Value.count(number));
    }

    private void truth(String name, boolean value) {
        values.put(name, Value.truth(value));
    }
}
