package io.cloudir.investigate;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** States what the investigation established that severity depends on, each with what shows it. */
final class SeverityStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
            "severity-facts",
            "what was established that severity depends on",
            "access-anomalies",
            "trace",
            "blast-radius");

    /** What a finding may state in a journal that has no event for it. */
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
            notes.established(
                    IncidentFact.ROOT_TAKEOVER.id(),
                    "the root user acted against the account",
                    roots.stream().map(Suspect::entity).toList(),
                    roots.stream().flatMap(it -> it.records().stream()).toList());
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
            notes.established(
                    IncidentFact.LATERAL_MOVEMENT.id(),
                    "suspects acted as another identity through " + Text.count(moved.size(), "session"),
                    moved.stream()
                            .map(session -> Entity.of(EntityType.PRINCIPAL, session.identity()))
                            .toList(),
                    shown);
        }
    }

    /** The facts that an incident's investigation established, and did not withdraw. */
    static Set<IncidentFact> factsOf(Incident incident) {
        return known(incident).stream()
                .map(it -> new IncidentFact(it.fact()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is to be journalled of the facts that this investigation established; empty if the journal says so already. Only an
     * investigation whose sources all answered withdraws what an earlier one established.
     */
    static Optional<FactsEstablished> news(Incident incident, StepResult result, boolean blind) {
        List<EstablishedFact> known = known(incident);
        Set<String> now = result.facts().stream().map(EstablishedFact::fact).collect(Collectors.toSet());
        List<EstablishedFact> gone =
                known.stream().filter(it -> !now.contains(it.fact())).toList();
        List<EstablishedFact> holds = new ArrayList<>(result.facts());
        List<EstablishedFact> withdrawn = List.of();
        if (blind) {
            holds.addAll(gone);
        } else {
            withdrawn = gone.stream()
                    .map(it -> new EstablishedFact(
                            it.fact(), "the records and the cloud do not show it any more", it.recordIds()))
                    .toList();
        }
        boolean same = incident.detection()
                .facts()
                .map(it -> it.event().established().equals(holds))
                .orElse(holds.isEmpty());
        return same && withdrawn.isEmpty() ? Optional.empty() : Optional.of(new FactsEstablished(holds, withdrawn));
    }

    private static List<EstablishedFact> known(Incident incident) {
        return incident.detection()
                .facts()
                .map(it -> it.event().established())
                .orElseGet(() -> toldByFindings(incident));
    }

    /** Journals from before there was an event for facts tell them in the words of findings. */
    private static List<EstablishedFact> toldByFindings(Incident incident) {
        List<EstablishedFact> facts = new ArrayList<>();
        for (Recorded<FindingRecorded> finding : incident.detection().findings()) {
            String statement = finding.event().statement();
            String id = statement.substring(0, Math.max(0, statement.indexOf(':')));
            if (finding.event().step().equals(DECLARED.name()) && SHOWN.contains(id)) {
                facts.add(new EstablishedFact(
                        id,
                        statement.substring(id.length() + 1).strip(),
                        finding.event().recordIds()));
            }
        }
        return facts;
    }

    private List<Activity> records(Map<String, StepResult> needed) {
        List<Activity> all = new ArrayList<>(inquiry().activities());
        needed.values().forEach(result -> all.addAll(result.traced()));
        all.sort(Inquiry.IN_TIME);
        return all;
    }
}
