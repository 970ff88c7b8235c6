package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Judges the first impact: widespread or contained, and whether systems are affected that the plan calls critical. */
final class ImpactStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
            "initial-impact",
            "whether it is widespread, and whether critical systems are affected",
            "affected-resources",
            "access-anomalies",
            "trace");

    /** Most entities that one scope names. */
    private static final int LIMIT = 500;

    ImpactStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        SortedSet<Entity> affected = new TreeSet<>();
        needed.values().forEach(result -> affected.addAll(result.affected()));
        if (TraceStep.isBlind(needed)) {
            // What cannot be seen now is not known to be unaffected.
            inquiry()
                    .incident()
                    .detection()
                    .scope()
                    .ifPresent(last -> affected.addAll(last.event().affected()));
        }
        ScopeEstablished scope = scope(inquiry(), affected);
        notes.affects(affected);
        notes.found(
                "scope",
                scope.summary(),
                scope.affected(),
                inquiry().suspects().stream()
                        .flatMap(suspect -> suspect.records().stream())
                        .toList());
    }

    static ScopeEstablished scope(Inquiry inquiry, Collection<Entity> all) {
        List<Entity> affected = all.stream().limit(LIMIT).toList();
        long identities = count(affected, EntityType.PRINCIPAL);
        long resources = count(affected, EntityType.RESOURCE) + count(affected, EntityType.HOST);
        List<CloudAccount> accounts = inquiry.incident().detection().accounts();
        boolean widespread = identities > 1 || resources > 1 || accounts.size() > 1;
        Set<String> critical = new TreeSet<>();
        affected.forEach(entity -> inquiry.criticalSystems().stream()
                .filter(system -> system.includes(entity.id()))
                .forEach(system -> critical.add(system.name())));
        String summary = (widespread ? "Widespread" : "Limited") + ": " + Text.count(identities, "identity")
                + " and "
                + Text.count(resources, "resource") + " in " + Text.count(accounts.size(), "account") + ", "
                + inquiry.suspects().size() + " of the identities acted against the account; "
                + (critical.isEmpty()
                        ? "no system that the plan calls critical is known to be affected."
                        : "critical systems are affected: " + String.join(", ", critical) + ".");
        return new ScopeEstablished(summary, affected, widespread, !critical.isEmpty());
    }

    private static long count(List<Entity> entities, EntityType type) {
        return entities.stream().filter(entity -> entity.type() == type).count();
    }
}
