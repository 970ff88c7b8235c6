package io.cloudir.plan;

import io.cloudir.plan.document.AppliedRegimeDocument;
import io.cloudir.plan.document.LegalEventDocument;
import io.cloudir.plan.document.LegalRegimeDocument;
import io.cloudir.plan.document.ObligationDocument;
import io.cloudir.plan.document.PlanDocument;
import java.util.LinkedHashSet;
import java.util.Set;

/** Legal regimes: those that apply are known, and their clocks start at something that can happen. */
final class LegalChecks {
    private LegalChecks() {}

    static void run(PlanDocument plan, References references) {
        Set<String> known = new LinkedHashSet<>(Catalogue.regimes(plan).keySet());
        known.remove("");
        references.unique(plan.legal(), AppliedRegimeDocument::regime, AppliedRegimeDocument::at, "regime");
        for (AppliedRegimeDocument applied : plan.legal()) {
            references.known("legal-regime", applied.regime(), known, applied.at(), "regime");
            references.role(applied.owner(), applied.at(), "owner");
            references.externalContact(applied.contact(), applied.at(), "contact");
        }
        references.unique(plan.legalRegimes(), LegalRegimeDocument::id, LegalRegimeDocument::at, "id");
        plan.legalRegimes().forEach(regime -> anchors(regime, references));
    }

    /** A clock counts from an event of its regime or from an obligation before it. */
    static void anchors(LegalRegimeDocument regime, References references) {
        references.unique(regime.events(), LegalEventDocument::id, LegalEventDocument::at, "id");
        references.unique(regime.obligations(), ObligationDocument::id, ObligationDocument::at, "id");
        Set<String> moments = new LinkedHashSet<>();
        regime.events().forEach(event -> moments.add(event.id()));
        for (ObligationDocument due : regime.obligations()) {
            references.known("legal-event", due.after(), moments, due.at(), "after");
            due.notLaterThan()
                    .ifPresent(cap -> references.known("legal-event", cap.after(), moments, cap.at(), "after"));
            moments.add(due.id());
        }
    }
}
