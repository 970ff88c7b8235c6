package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import java.util.Optional;

/** What must hold before investigation begins and before it ends. Each check returns why it fails, or empty. */
final class InvestigationChecks {
    private InvestigationChecks() {}

    static Optional<String> acknowledged(Incident incident) {
        return incident.progress().acknowledged().isPresent()
                ? Optional.empty()
                : Optional.of("nobody has acknowledged the incident");
    }

    static Optional<String> scope(Incident incident) {
        if (incident.detection().scope().isEmpty()) {
            return Optional.of("the scope is not established");
        }
        boolean fresh = incident.detection()
                .scope()
                .filter(it -> it.seq() > incident.progress().returnedSeq())
                .isPresent();
        return fresh
                ? Optional.empty()
                : Optional.of("the scope was established before the incident came back to investigation");
    }

    static Optional<String> severity(Incident incident) {
        return incident.severity().isPresent() ? Optional.empty() : Optional.of("the severity is not assessed");
    }

    static Optional<String> evidence(Incident incident) {
        boolean secured = !incident.evidence().items().isEmpty()
                || !incident.evidence().notCollected().isEmpty();
        return secured ? Optional.empty() : Optional.of("no evidence is collected and no reason is recorded why");
    }
}
