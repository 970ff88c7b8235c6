package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.plan.CriticalSystem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Judges the first impact: widespread or contained, and whether systems are affected that the plan calls critical. */
final class ImpactStep implements Step {
    private final List<CriticalSystem> criticalSystems;

    ImpactStep(List<CriticalSystem> criticalSystems) {
        this.criticalSystems = List.copyOf(criticalSystems);
    }

    @Override
    public String name() {
        return "initial-impact";
    }

    @Override
    public void run(Inquiry inquiry) {
        ScopeEstablished scope = scope(inquiry);
        inquiry.found(
                name(),
                "scope",
                scope.summary(),
                scope.affected(),
                inquiry.suspects().stream()
                        .flatMap(suspect -> suspect.records().stream())
                        .toList());
    }

    ScopeEstablished scope(Inquiry inquiry) {
        List<Entity> affected = List.copyOf(inquiry.affected());
        long identities = count(affected, EntityType.PRINCIPAL);
        long resources = count(affected, EntityType.RESOURCE) + count(affected, EntityType.HOST);
        List<CloudAccount> accounts = inquiry.incident().detection().accounts();
        boolean widespread = identities > 1 || resources > 1 || accounts.size() > 1;
        Set<String> critical = new TreeSet<>();
        affected.forEach(entity -> criticalSystems.stream()
                .filter(system -> system.resources().stream().anyMatch(pattern -> pattern.matches(entity.id())))
                .forEach(system -> critical.add(system.name())));
        String summary = (widespread ? "Widespread" : "Limited") + ": " + Inquiry.count(identities, "identity")
                + " and "
                + Inquiry.count(resources, "resource") + " in " + Inquiry.count(accounts.size(), "account") + ", "
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
