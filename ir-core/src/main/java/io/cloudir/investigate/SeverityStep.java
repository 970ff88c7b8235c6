package io.cloudir.investigate;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.severity.IncidentFact;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** States what the investigation established that severity depends on, each with what shows it. */
final class SeverityStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
            "severity-facts",
            "what was established that severity depends on",
            "access-anomalies",
            "trace",
            "blast-radius");

    /** What this step may state; a finding that says something else states nothing. */
    private static final Set<String> SHOWN =
            Set.of(IncidentFact.ROOT_TAKEOVER.id(), IncidentFact.LATERAL_MOVEMENT.id());

    SeverityStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        List<Suspect> roots =
                inquiry().suspects().stream().filter(Suspect::isRoot).toList();
        if (!roots.isEmpty()) {
            state(
                    IncidentFact.ROOT_TAKEOVER,
                    "the root user acted against the account",
                    roots.stream().map(Suspect::entity).toList(),
                    roots.stream().flatMap(it -> it.records().stream()).toList(),
                    notes);
        }
        List<TracedSession> moved = SessionTrace.of(inquiry().suspects(), records(needed)).sessions().stream()
                .filter(session -> session.actions() > 0 && !session.madeBy().isEmpty())
                .filter(session -> !session.madeBy().equals(session.identity()))
                .toList();
        if (!moved.isEmpty()) {
            List<String> shown = new ArrayList<>();
            moved.forEach(session -> {
                shown.addAll(session.madeRecord().stream().toList());
                shown.addAll(session.records());
            });
            state(
                    IncidentFact.LATERAL_MOVEMENT,
                    "suspects acted as another identity through " + Text.count(moved.size(), "session"),
                    moved.stream()
                            .map(session -> Entity.of(EntityType.PRINCIPAL, session.identity()))
                            .toList(),
                    shown,
                    notes);
        }
    }

    /** The facts that an incident's investigation established. */
    static Set<IncidentFact> factsOf(Incident incident) {
        Set<IncidentFact> facts = new TreeSet<>();
        incident.detection().findings().stream()
                .map(it -> it.event())
                .filter(finding -> finding.step().equals(DECLARED.name()))
                .map(FindingRecorded::statement)
                .map(statement -> statement.substring(0, Math.max(0, statement.indexOf(':'))))
                .filter(SHOWN::contains)
                .forEach(id -> facts.add(new IncidentFact(id)));
        return facts;
    }

    private static void state(
            IncidentFact fact, String why, List<Entity> entities, List<String> records, StepNotes notes) {
        notes.found(fact.id(), fact.id() + ": " + why + ".", entities, records);
    }

    private List<Activity> records(Map<String, StepResult> needed) {
        List<Activity> all = new ArrayList<>(inquiry().activities());
        needed.values().forEach(result -> all.addAll(result.traced()));
        all.sort(Inquiry.IN_TIME);
        return all;
    }
}
